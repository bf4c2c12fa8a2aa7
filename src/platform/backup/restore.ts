import { createHash, type Hash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { migrate } from '../db/index.ts';
import { isEmpty, quoted, tables, ties } from './catalogue.ts';
import { format, type Belongings, type Manifest, type Stored, type Sum, type Sums, type Table } from './format.ts';
import { inSession } from './session.ts';
import { readTar, type Entry } from './tar.ts';

/**
 * Restores all or nothing.
 * @param migrationFolder ours; may hold newer migrations than the backup, which are then applied
 * @returns how many rows each table now has
 * @throws Error with a sentence for the operator
 */
export async function restore(belongings: Belongings, migrationFolder: string, input: Readable): Promise<Record<string, number>> {
  const { url, files, stored } = belongings;
  const keeper = keeperOf(stored);
  const unzipped = createGunzip();
  input.once('error', (error) => unzipped.destroy(error));
  const entries = readTar(input.pipe(unzipped));
  const manifest = await readManifest(entries);
  await inSession(url, 'BEGIN READ ONLY', refuseInhabited);
  try {
    await migrateAsFarAs(manifest, migrationFolder, url);
    const { sums, kept } = await inSession(url, 'BEGIN', (client) => fill(client, manifest, entries, keeper));
    await migrate(url, migrationFolder);
    await writeFiles(files, kept);
    return Object.fromEntries(Object.entries(sums.tables).map(([name, { rows }]) => [name, rows]));
  } catch (error) {
    await inSession(url, 'BEGIN', clear).catch(() => undefined);
    await keeper.undo().catch(() => undefined);
    throw error;
  }
}

async function readManifest(entries: AsyncGenerator<Entry>): Promise<Manifest> {
  const first = await entries.next().catch(() => undefined);
  if (!first || first.done || first.value.name !== 'manifest.json') throw new Error('This file is not a backup of Companionway.');
  const manifest = JSON.parse(first.value.bytes.toString()) as Manifest;
  if (manifest.format !== format) throw new Error('This backup was made by a newer Companionway. Restore it with that version.');
  return manifest;
}

async function refuseInhabited(client: pg.Client): Promise<void> {
  if (await isEmpty(client)) return;
  throw new Error(
    'This database already holds a community, and a backup never mixes with one. Restore into an empty DATA_DIR or database.',
  );
}

async function clear(client: pg.Client): Promise<void> {
  await client.query('DROP SCHEMA public CASCADE');
  await client.query('CREATE SCHEMA public');
}

/** Rows fit the tables as they were when the rows were saved: newer migrations come after them. */
async function migrateAsFarAs({ migrations }: Manifest, folder: string, url: string): Promise<void> {
  const ours = await readdir(folder);
  const unknown = migrations.find((name) => !ours.includes(name));
  if (unknown) throw new Error(`This backup was made by a newer Companionway (${unknown}). Restore it with that version.`);
  const chosen = await mkdtemp(join(tmpdir(), 'companionway-migrations-'));
  try {
    for (const name of migrations) await copyFile(join(folder, name), join(chosen, name));
    await migrate(url, chosen);
  } finally {
    await rm(chosen, { recursive: true });
  }
}

type Filled = { sums: Sums; kept: Map<string, Buffer> };

async function fill(client: pg.Client, manifest: Manifest, entries: AsyncGenerator<Entry>, keeper: Keeper): Promise<Filled> {
  const known = (await tables(client)).map(({ name }) => quoted(name));
  // Without their ties the tables can come in any order; fastening them again checks every row.
  const loose = await ties(client);
  for (const { loosen } of loose) await client.query(loosen);
  await client.query(`TRUNCATE ${known.join(', ')}`);
  for (const table of known) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const filled = await pourIn(client, manifest, entries, keeper);
  for (const table of known) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const { fasten } of loose) await client.query(fasten);
  for (const { name, value } of filled.sums.sequences) {
    if (value) await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(name), value]);
  }
  return filled;
}

/** Takes one table after the other, and at the end compares each with what was saved of it. */
async function pourIn(client: pg.Client, manifest: Manifest, entries: AsyncGenerator<Entry>, keeper: Keeper): Promise<Filled> {
  const hashes = new Map<string, Hash>();
  const kept = new Map<string, Buffer>();
  const pour = pourer(client, manifest.tables);
  for await (const { name, bytes } of entries) {
    const [kind, subject = ''] = name.split('/');
    if (kind === 'tables') {
      await pour.part(subject, bytes);
      hashes.set(subject, (hashes.get(subject) ?? createHash('sha256')).update(bytes));
    } else if (kind === 'files') {
      kept.set(subject, bytes);
    } else if (kind === 'stored') {
      await keeper.keep(name.slice('stored/'.length), bytes);
    } else if (kind === 'sums.json') {
      await pour.end();
      const sums = JSON.parse(bytes.toString()) as Sums;
      await compare(client, sums, hashes);
      keeper.compare(sums.stored);
      return { sums, kept };
    }
  }
  throw new Error('The backup is damaged: its end is missing.');
}

function pourer(client: pg.Client, saved: readonly Table[]) {
  let current: { name: string; stream: Writable } | undefined;
  async function end(): Promise<void> {
    if (!current) return;
    current.stream.end();
    await finished(current.stream);
    current = undefined;
  }
  async function begin(name: string): Promise<Writable> {
    await end();
    const table = saved.find((one) => one.name === name);
    if (!table) throw new Error('The backup is damaged: it holds a table that its list does not name.');
    const stream = client.query(from(`COPY ${quoted(name)} (${table.columns.map(quoted).join(', ')}) FROM STDIN`));
    // The fault is told by the write that meets it.
    stream.on('error', () => undefined);
    current = { name, stream };
    return stream;
  }
  async function part(name: string, bytes: Buffer): Promise<void> {
    const stream = current?.name === name ? current.stream : await begin(name);
    await new Promise<void>((resolve, reject) => {
      stream.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }
  return { part, end };
}

type Keeper = { keep(key: string, bytes: Buffer): Promise<void>; compare(saved: Sum | undefined): void; undo(): Promise<void> };

/** Puts files back into the storage as they come, and takes them out again when the rest of the backup fails. */
function keeperOf(stored: Stored | undefined): Keeper {
  const hash = createHash('sha256');
  const keys: string[] = [];
  return {
    async keep(key, bytes) {
      if (!stored) return;
      await stored.storage.put(key, bytes);
      hash.update(key).update(bytes);
      keys.push(key);
    },
    compare(saved) {
      if (stored && saved && (saved.rows !== keys.length || saved.sha256 !== hash.digest('hex')))
        throw new Error('The backup is damaged: its pictures are not what was saved.');
    },
    undo: async () => stored?.storage.remove(keys),
  };
}

async function compare(client: pg.Client, sums: Sums, hashes: Map<string, Hash>): Promise<void> {
  for (const [name, { rows, sha256 }] of Object.entries(sums.tables)) {
    const arrived = (hashes.get(name) ?? createHash('sha256')).digest('hex');
    const counted = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${quoted(name)}`);
    if (arrived !== sha256 || counted.rows[0]?.rows !== rows) throw new Error(`The backup is damaged: ${name} is not what was saved.`);
  }
}

async function writeFiles(files: Belongings['files'], kept: Map<string, Buffer>): Promise<void> {
  for (const [name, path] of Object.entries(files)) {
    const bytes = kept.get(name);
    if (!bytes) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes, { mode: 0o600 });
  }
}
