import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp, restore } from '../../src/platform/backup/index.ts';
import { migrate } from '../../src/platform/db/index.ts';
import { makeStorage, type Storage } from '../../src/platform/files/index.ts';
import { emptyDatabase, type TestDatabase } from '../database.ts';
import { temporaryFolder } from '../machine.ts';

// Kinds of columns and ties that a community may have, tied in a ring, with every character that COPY escapes.
const ledger = `
  CREATE TABLE keeper (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, favourite int);
  CREATE TABLE entry (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, keeper int NOT NULL REFERENCES keeper, answers int REFERENCES entry,
    words text, at timestamptz DEFAULT now(), seal bytea, searched tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED);
  ALTER TABLE keeper ADD FOREIGN KEY (favourite) REFERENCES entry;
  INSERT INTO keeper (name) VALUES (E'tab\\there, line\\nthere, back\\\\slash, \\\\N, مرحبا, 🌱'), (NULL), ('');
  INSERT INTO entry (keeper, words, seal)
    SELECT 1 + n % 3, n || ' words', decode(repeat(md5(n::text), 16), 'hex') FROM generate_series(1, 3000) n;
  UPDATE entry SET answers = id + 1 WHERE id < 3000;
  UPDATE keeper SET favourite = id`;

const made: TestDatabase[] = [];
let folder = '';
let migrations = '';
let source: TestDatabase;
let file = '';

async function empty(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  made.push(database);
  return database;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  migrations = join(folder, 'migrations');
  await cp(fileURLToPath(new URL('../../db/migrations', import.meta.url)), migrations, { recursive: true });
  await writeFile(join(migrations, '9000-ledger.sql'), ledger);
  source = await empty();
  await migrate(source.url, migrations);
  file = join(folder, 'backup');
  await backUp({ url: source.url, files: {} }, createWriteStream(file));
});
afterAll(async () => {
  await Promise.all(made.map((database) => database.drop()));
  await rm(folder, { recursive: true });
});

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const result = await client.query<Record<string, unknown>>(query).finally(() => client.end());
  return result.rows;
}

/** What all rows add up to, in whatever order they lie on the disk. */
function fingerprint(url: string): Promise<Record<string, unknown>[]> {
  const of = (table: string): string =>
    `SELECT '${table}' AS name, count(*), md5(string_agg(t::text, ',' ORDER BY id)) AS sum FROM ${table} t`;
  return ask(url, `${of('keeper')} UNION ALL ${of('entry')} ORDER BY name`);
}

/** Adds a keeper and its entry, again and again, until told to stop. */
function keepWriting(url: string): () => Promise<void> {
  let writing = true;
  const done = (async () => {
    while (writing) {
      await ask(url, `INSERT INTO keeper (name) VALUES ('later')`);
      await ask(url, `INSERT INTO entry (keeper, words) SELECT max(id), 'later' FROM keeper`);
    }
  })();
  return () => {
    writing = false;
    return done;
  };
}

function restored(target: TestDatabase, from: string, key = join(folder, 'no-key')): Promise<Record<string, number>> {
  return restore({ url: target.url, files: { 'master.key': key } }, migrations, createReadStream(from));
}

test('a backup made while people write is one moment, and comes back equal on an empty machine', async () => {
  const busy = join(folder, 'busy');
  const key = join(folder, 'master.key');
  await writeFile(key, 'seals our secrets');
  const stopWriting = keepWriting(source.url);
  const saved = await backUp({ url: source.url, files: { 'master.key': key } }, createWriteStream(busy));
  await stopWriting();

  const target = await empty();
  const newKey = join(folder, 'new-machine', 'master.key');
  expect(await restored(target, busy, newKey)).toEqual(saved);
  expect(await readFile(newKey, 'utf8')).toBe('seals our secrets');

  await ask(source.url, `DELETE FROM entry WHERE id > ${saved['entry']}; DELETE FROM keeper WHERE id > ${saved['keeper']}`);
  expect(await fingerprint(target.url)).toEqual(await fingerprint(source.url));
});

test('pictures come along, each byte, and a damaged one is noticed and leaves nothing', async () => {
  const [here, there] = [join(folder, 'here'), join(folder, 'there')].map((lies) => makeStorage(lies, null));
  const stored = { ids: 'SELECT name AS id FROM picture ORDER BY name', keysOf: (id: string) => [`${id}/480.webp`, `${id}/1280.webp`] };
  await ask(source.url, `CREATE TABLE picture (name text); INSERT INTO picture VALUES ('one'), ('two'), ('let-go')`);
  for (const key of ['one/480.webp', 'one/1280.webp', 'two/480.webp', 'two/1280.webp']) await here!.put(key, randomBytes(70_000));
  const withPictures = join(folder, 'with-pictures');
  await backUp({ url: source.url, files: {}, stored: { ...stored, storage: here! } }, createWriteStream(withPictures));
  const read = async (storage: Storage, key: string) => storage.read(key).then((stream) => stream && buffer(stream));
  await cp(migrations, join(folder, 'with-table'), { recursive: true });
  await writeFile(join(folder, 'with-table', '9000-ledger.sql'), `${ledger}; CREATE TABLE picture (name text)`);
  await ask(source.url, 'DROP TABLE picture');
  const bring = async (bytes: Buffer) =>
    restore(
      { url: (await empty()).url, files: {}, stored: { ...stored, storage: there! } },
      join(folder, 'with-table'),
      Readable.from([bytes]),
    );
  const unzipped = gunzipSync(await readFile(withPictures));
  const wrong = Buffer.from(unzipped);
  wrong[unzipped.indexOf('stored/two/1280.webp') + 600]! ^= 1;
  await expect(bring(gzipSync(wrong))).rejects.toThrow('its pictures are not what was saved');
  expect(await read(there!, 'one/480.webp')).toBeNull();
  await bring(gzipSync(unzipped));
  for (const key of ['one/480.webp', 'two/1280.webp']) expect(await read(there!, key)).toEqual(await read(here!, key));
});

test('after a restore, numbers go on and ties hold', async () => {
  const target = await empty();
  const { keeper = 0 } = await restored(target, file);
  const [next] = await ask(target.url, `INSERT INTO keeper (name) VALUES ('after') RETURNING id`);
  expect(next?.['id']).toBeGreaterThan(keeper);
  await expect(ask(target.url, 'INSERT INTO entry (keeper) VALUES (1000000)')).rejects.toThrow('foreign key');
});

test('a backup from before a migration is brought up to date', async () => {
  const newer = join(folder, 'newer');
  await cp(migrations, newer, { recursive: true });
  await writeFile(join(newer, '9001-colour.sql'), `ALTER TABLE keeper ADD colour text NOT NULL DEFAULT 'green'`);
  const target = await empty();
  await restore({ url: target.url, files: {} }, newer, createReadStream(file));
  expect(await ask(target.url, 'SELECT DISTINCT colour FROM keeper')).toEqual([{ colour: 'green' }]);
});

test('a database with people in it refuses, and stays as it is', async () => {
  const before = await fingerprint(source.url);
  await expect(restored(source, file)).rejects.toThrow('already holds a community');
  expect(await fingerprint(source.url)).toEqual(before);
});

test('a file that is cut short, damaged, or something else is refused, and leaves nothing behind', async () => {
  const bytes = await readFile(file);
  const wrong = join(folder, 'wrong');
  const target = await empty();
  for (const [content, sentence] of [
    [bytes.subarray(0, bytes.length / 2), 'damaged'],
    [Buffer.concat([bytes.subarray(0, bytes.length - 2000), Buffer.alloc(2000)]), 'damaged'],
    [Buffer.from('a letter'), 'not a backup'],
  ] as const) {
    await writeFile(wrong, content);
    await expect(restored(target, wrong)).rejects.toThrow(sentence);
    expect(await ask(target.url, `SELECT 1 FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
  }
});

test('a backup by a newer program is refused by name', async () => {
  const older = join(folder, 'older');
  await mkdir(older);
  await expect(restore({ url: (await empty()).url, files: {} }, older, createReadStream(file))).rejects.toThrow('newer Companionway');
});

test('anyone can open it with tar', async () => {
  const names = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).split('\n');
  expect(names).toEqual(expect.arrayContaining(['manifest.json', 'tables/entry/000001', 'tables/entry/000002', 'sums.json']));
});
