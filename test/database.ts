import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { onDatabase } from '../src/platform/postgres/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by test/embedded.ts for every test file. */
    databaseServer: { url: string; adminUrl: string; template: string };
  }
}

export type TestDatabase = {
  /** The application's role, which owns the database. */
  readonly url: string;
  drop(): Promise<void>;
};

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(inject('databaseServer').adminUrl, 'postgres') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function create(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} OWNER companionway TEMPLATE ${template} STRATEGY WAL_LOG`);
  return {
    url: onDatabase(inject('databaseServer').url, name),
    drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** A migrated database of one's own, cloned from the template. Drop it in `afterAll`. */
export function freshDatabase(): Promise<TestDatabase> {
  return create(inject('databaseServer').template);
}

/** A database with nothing in it, not even migrations. */
export function emptyDatabase(): Promise<TestDatabase> {
  return create('template0');
}
