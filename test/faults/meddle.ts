import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { expect, vi } from 'vitest';

/** Past the program: what is in its database. */
export async function rowsOf<Row extends pg.QueryResultRow>(url: string, query: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(query, [...values]).finally(() => client.end());
  return rows;
}

export type Held = { isWaitedFor(): Promise<void>; letGo(): Promise<void> };

/** Holds what a statement locks, so that something is in the middle of its work for as long as we like. */
export async function hold(url: string, statement: string): Promise<Held> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query(statement);
  return {
    isWaitedFor: () =>
      vi.waitFor(async () => {
        const { rowCount } = await client.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and pg_backend_pid() = any(pg_blocking_pids(pid))`,
        );
        expect(rowCount).toBeGreaterThan(0);
      }, 20_000),
    letGo: () => client.end(),
  };
}

/** Ten minutes without a word from whoever has a job in hand, and the queue is looked after. */
export async function minutesPassForJobs(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await pool.query(
    `update pgboss.job set started_on = started_on - interval '10 minutes', heartbeat_on = heartbeat_on - interval '10 minutes' where state = 'active'`,
  );
  await pool.query('update pgboss.queue set monitor_on = null');
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.supervise();
  await boss.stop({ graceful: false });
  await pool.end();
}
