import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../database.ts';

const made: TestDatabase[] = [];
afterAll(() => Promise.all(made.map((database) => database.drop())));

const answer = async (url: string, query: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const result = await client.query<{ answer: unknown }>(query).finally(() => client.end());
  return result.rows[0]?.answer;
};

test('a fresh database is migrated, one’s own, and durable', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  made.push(one, other);
  await answer(one.url, 'CREATE TABLE only_here (id int)');
  expect(await answer(one.url, 'SELECT count(*)::int > 0 AS answer FROM migration')).toBe(true);
  expect(await answer(other.url, `SELECT to_regclass('only_here') AS answer`)).toBeNull();
  expect(await answer(one.url, `SELECT current_setting('fsync') || current_setting('synchronous_commit') AS answer`)).toBe('onon');
});

test('an empty database has no table at all', async () => {
  const empty = await emptyDatabase();
  made.push(empty);
  expect(await answer(empty.url, `SELECT count(*)::int AS answer FROM pg_tables WHERE schemaname = 'public'`)).toBe(0);
});
