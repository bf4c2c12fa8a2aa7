import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { systemClock } from '../clock.ts';
import { migrations, quoted, sequences, tables } from './catalogue.ts';
import { format, type Belongings, type Manifest, type Stored, type Sum, type Sums, type Table } from './format.ts';
import { inSession } from './session.ts';
import { tarEnd, tarEntry } from './tar.ts';

const partSize = 1 << 20;

/**
 * @param out receives the backup; it is ended when all is written
 * @returns how many rows of each table were saved
 */
export async function backUp(belongings: Belongings, out: Writable): Promise<Record<string, number>> {
  // One snapshot for all tables: nobody's reply is saved without its thread.
  return inSession(belongings.url, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) => {
    const sums: Record<string, Sum> = {};
    await pipeline(Readable.from(entries(client, belongings, sums)), createGzip({ level: 4 }), out);
    return Object.fromEntries(Object.entries(sums).map(([name, { rows }]) => [name, rows]));
  });
}

async function* entries(client: pg.Client, { files, stored }: Belongings, sums: Record<string, Sum>): AsyncGenerator<Buffer> {
  const saved = await tables(client);
  yield jsonEntry('manifest.json', {
    format,
    madeAt: systemClock.now().toISOString(),
    migrations: await migrations(client),
    tables: saved,
  } satisfies Manifest);
  for (const table of saved) sums[table.name] = yield* rowsOf(client, table);
  for (const [name, path] of Object.entries(files)) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes) yield tarEntry(`files/${name}`, bytes);
  }
  const bytesStored = stored && (yield* filesOf(client, stored));
  yield jsonEntry('sums.json', {
    tables: sums,
    sequences: await sequences(client),
    ...(bytesStored ? { stored: bytesStored } : {}),
  } satisfies Sums);
  yield tarEnd;
}

function jsonEntry(name: string, value: unknown): Buffer {
  return tarEntry(name, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
}

/** A table's rows as entries of the tar; returns what they add up to. */
async function* rowsOf(client: pg.Client, { name, columns }: Table): AsyncGenerator<Buffer, Sum> {
  const stream = client.query(to(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) TO STDOUT`));
  const hash = createHash('sha256');
  let part = 0;
  for await (const bytes of inParts(stream)) {
    hash.update(bytes);
    part += 1;
    yield tarEntry(`tables/${name}/${String(part).padStart(6, '0')}`, bytes);
  }
  if (!stream.closed) await once(stream, 'close');
  return { rows: stream.rowCount, sha256: hash.digest('hex') };
}

/** What the tables of this moment speak of. What was let go meanwhile is gone, which is as well. */
async function* filesOf(client: pg.Client, { storage, ids, keysOf }: Stored): AsyncGenerator<Buffer, Sum> {
  const hash = createHash('sha256');
  let files = 0;
  const found = await client.query<{ id: string }>(ids);
  for (const { id } of found.rows) {
    for (const key of keysOf(id)) {
      const stream = await storage.read(key);
      if (!stream) continue;
      const bytes = await buffer(stream);
      hash.update(key).update(bytes);
      files += 1;
      yield tarEntry(`stored/${key}`, bytes);
    }
  }
  return { rows: files, sha256: hash.digest('hex') };
}

async function* inParts(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    held.push(chunk);
    size += chunk.length;
    if (size < partSize) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
