import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Db } from '../platform/db/index.ts';

/** At most so many tries of one thing within so many minutes. `what` names it; only its hash is kept. */
export type Limit = { what: string; most: number; minutes: number };

const keyOf = (limit: Limit) => createHash('sha256').update(limit.what).digest();

/**
 * Counts one try against each limit, in one statement and outside of any transaction: a refusal counts too.
 * @returns until when it goes on no further, or null
 */
export async function countAttempt(db: Db, limits: readonly Limit[], now: Date): Promise<Date | null> {
  const byKey = limits.map((l) => ({ ...l, key: keyOf(l), ends: new Date(now.getTime() + l.minutes * 60_000) }));
  // One order for everybody, so that two tries at once wait for each other instead of deadlocking.
  const values = byKey.toSorted((a, b) => Buffer.compare(a.key, b.key)).map((l) => sql`(${l.key}::bytea, 1, ${l.ends}::timestamptz)`);
  const counted = await sql<{ key: Buffer; times: number; ends_at: Date }>`
    insert into attempt as a (key, times, ends_at) values ${sql.join(values)}
    on conflict (key) do update set
      times = case when a.ends_at <= ${now} then 1 else a.times + 1 end,
      ends_at = case when a.ends_at <= ${now} then excluded.ends_at else a.ends_at end
    returning key, times, ends_at`.execute(db);
  const closed = counted.rows.filter((r) => r.times > (byKey.find((l) => l.key.equals(r.key))?.most ?? 0));
  return closed.map((r) => r.ends_at).reduce<Date | null>((latest, at) => (latest && latest > at ? latest : at), null);
}

/** Somebody got it right: what they tried before is forgotten. */
export async function forgetAttempts(db: Db, limit: Limit): Promise<void> {
  await db.deleteFrom('attempt').where('key', '=', keyOf(limit)).execute();
}

/** Windows that are over. */
export async function clearAttempts(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('attempt').where('ends_at', '<=', now).execute();
}
