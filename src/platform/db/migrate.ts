import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

class MigrationChanged extends Error {}

/** Only one process migrates; the others wait here and then find nothing left to do. */
const lock = 7_205_041_962;

/**
 * Brings a database to the newest form: plain SQL files in the order of their names, each once, forward only.
 * @param url a session of its own, never through a transaction pooler
 * @returns the names that were applied now
 * @throws MigrationChanged when a file that was applied before now reads differently
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'companionway migrate', connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const applied = new Map(
      (await client.query<{ name: string; checksum: string }>('select name, checksum from migration')).rows.map((r) => [
        r.name,
        r.checksum,
      ]),
    );
    const names = (await readdir(folder)).filter((n) => n.endsWith('.sql')).sort();
    const fresh: string[] = [];
    for (const name of names) {
      const text = await readFile(join(folder, name), 'utf8');
      if (await isApplied(name, text, applied)) continue;
      await applyOne(client, name, text);
      fresh.push(name);
    }
    return fresh;
  } finally {
    await client.end();
  }
}

async function isApplied(name: string, text: string, applied: Map<string, string>): Promise<boolean> {
  const before = applied.get(name);
  if (before !== undefined && before !== checksum(text)) {
    throw new MigrationChanged(`${name} was changed after it had been applied. Undo the change and write a new file instead.`);
  }
  return before !== undefined;
}

async function applyOne(client: pg.Client, name: string, text: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum(text)]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${name} could not be applied; the database is as it was before it.`, { cause: error });
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
