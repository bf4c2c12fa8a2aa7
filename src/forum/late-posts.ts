import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';

type Late = { postId: string; scopeId: string; placeId: number };

/**
 * What waits to be read for longer than its writer was told: those who look after its place learn of each post once; after
 * as long again those who look after the community learn once that something waits at that place.
 */
export async function tellOfLatePosts(house: House): Promise<void> {
  const now = house.clock.now();
  const { hours } = house.community().firstPosts;
  const before = (times: number) => new Date(now.getTime() - times * hours * 3_600_000);
  await inTransaction(house.db, async (tx) => {
    const at = now.toISOString();
    for (const late of await noteLate(tx, before(1), now)) await house.jobs.announce(tx, { name: 'post-late', ...late, at });
    for (const late of await noteRaised(tx, before(2), now)) await house.jobs.announce(tx, { name: 'posts-late', ...late, at });
  });
}

const waiting = sql`r.post_id = p.id and s.id = p.scope_id and r.read_at is null and p.state = 'held'`;

async function noteLate(tx: Tx, before: Date, now: Date): Promise<Late[]> {
  const late = await sql<Late>`update to_read r set late_at = ${now} from post p, scope s
    where ${waiting} and r.late_at is null and r.made_at <= ${before} returning p.id as "postId", s.id as "scopeId", s.place_id as "placeId"`.execute(
    tx,
  );
  return late.rows;
}

/** One of each place, and none where somebody was told of another that waits there still. */
async function noteRaised(tx: Tx, before: Date, now: Date): Promise<Late[]> {
  const told = await sql<{ place_id: number }>`select distinct s.place_id from to_read r, post p, scope s
    where ${waiting} and r.raised_at is not null`.execute(tx);
  const raised = await sql<Late>`update to_read r set raised_at = ${now} from post p, scope s
    where ${waiting} and r.raised_at is null and r.made_at <= ${before} returning p.id as "postId", s.id as "scopeId", s.place_id as "placeId"`.execute(
    tx,
  );
  const known = told.rows.map((t) => t.place_id);
  return raised.rows.filter(({ placeId }, n) => !known.includes(placeId) && raised.rows.findIndex((o) => o.placeId === placeId) === n);
}
