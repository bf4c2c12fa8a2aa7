import { sql } from 'kysely';
import { admitsNoOneNew, type HeldScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { adoptBylines, endSlowness } from '../people/index.ts';
import { rows, statement, type Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { endWideningsOf } from './end-widening.ts';
import { joinBelongings, summaryEnds } from './join-belongings.ts';
import { holdToKeep, noteKept } from './slow-thread.ts';
import { recount } from './store.ts';

export type Merge = { threadId: string; otherId: string; reason: string };

/** `consent`: the one that stays is read by people who may not read the other, so that each author is asked first. */
export type Merged =
  | { done: true; threadId: string }
  | { done: false; why: 'not-found' }
  | { done: false; why: 'consent'; readers: number };

/** Two threads of one place, both held: `goes` is the newer. */
type Join = { stays: HeldScope; goes: HeldScope };

/**
 * Joins two threads of one place into the older of them, in the order of time. Posts keep their ids, and the address of
 * the other one leads there.
 */
export async function mergeThreads(tx: Tx, house: House, viewer: Viewer, { threadId, otherId, reason }: Merge, now: Date): Promise<Merged> {
  const join = await holdJoin(tx, viewer, threadId, otherId, now);
  if (!join) return { done: false, why: 'not-found' };
  const { stays, goes } = join;
  if (!admitsNoOneNew(stays.inside, goes.inside)) return { done: false, why: 'consent', readers: stays.audienceId! }; // guard:no-widening-merge
  await noteKept(tx, house, viewer, goes, { act: 'merge', reason }, now);
  await joinInto(tx, house, stays, goes, now);
  return { done: true, threadId: stays.scopeId };
}

/** Both threads held, in the order of their ids, so that two who join the same two do not wait for each other. */
export async function holdJoin(tx: Tx, viewer: Viewer, one: string, two: string, now: Date): Promise<Join | null> {
  if (one === two) return null;
  const held: HeldScope[] = [];
  for (const id of [one, two].toSorted()) {
    const thread = await holdToKeep(tx, viewer, id, now);
    if (thread) held.push(thread);
  }
  const [a, b] = held;
  if (!a || !b || a.placeId !== b.placeId) return null;
  // What staff hid would be seen again in the other one, or take that out of sight.
  if (a.state !== 'shown' || b.state !== 'shown') return null; // guard:joins-what-is-shown
  const { id: older } = await tx
    .selectFrom('scope')
    .select('id')
    .where('id', 'in', [a.scopeId, b.scopeId])
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return a.scopeId === older ? { stays: a, goes: b } : { stays: b, goes: a };
}

type Joined = Pick<HeldScope, 'scopeId' | 'nextPosition'>;

/** The join itself. The caller holds both, and has asked whether the words may go. */
export async function joinInto(tx: Tx, house: House, stays: Joined, goes: Joined, now: Date): Promise<void> {
  const both = [stays.scopeId, goes.scopeId];
  const reading = await rows(tx, lastWordsRead, [both]);
  const summaries = await summaryEnds(tx, both);
  const moved = await joinPosts(tx, stays, goes);
  await joinBelongings(tx, stays.scopeId, goes.scopeId, summaries);
  await keepReading(tx, stays.scopeId, reading);
  await closeJoined(tx, stays.scopeId, goes.scopeId);
  await endWideningsOf(tx, house, goes.scopeId, now);
  await recount(tx, stays.scopeId);
  await house.jobs.announce(tx, { name: 'posts-moved', scopeId: stays.scopeId, postIds: moved, at: now.toISOString() });
  await tell(tx, { kind: 'scope', id: stays.scopeId });
}

type Reading = { person_id: string; post_id: string; read_at: Date };

// Positions are given anew, so that where somebody stopped is remembered by the post.
const lastWordsRead = statement<Reading>(
  'last words read of two threads',
  `select lr.person_id, p.id as post_id, lr.read_at from last_read lr
   join lateral (select p.id from post p where p.scope_id = lr.scope_id and p.position <= lr.position order by p.position desc limit 1) p on true
   where lr.scope_id = any($1::uuid[])`,
);

/** @returns the ids of the posts that came from the other thread */
async function joinPosts(tx: Tx, stays: Joined, goes: Joined): Promise<string[]> {
  const { language } = await tx.selectFrom('thread').select('language').where('scope_id', '=', stays.scopeId).executeTakeFirstOrThrow();
  for (const [one, again] of await adoptBylines(tx, goes.scopeId, stays.scopeId, language))
    for (const table of ['post', 'mention'] as const)
      await tx.updateTable(table).set({ byline_id: again }).where('byline_id', '=', one).execute();
  const moved = await sql<{ id: string }>`update post set scope_id = ${stays.scopeId}, position = position + ${stays.nextPosition}
    where scope_id = ${goes.scopeId} returning id`.execute(tx);
  // Two steps, since no two posts may have one position even for a moment: below nothing first, then as it is.
  await sql`update post p set position = -n.n from (
      select id, row_number() over (order by position = 0 desc, created_at, id) as n from post where scope_id = ${stays.scopeId}) n where p.id = n.id`.execute(
    tx,
  );
  await sql`update post set position = -1 - position where scope_id = ${stays.scopeId}`.execute(tx);
  await sql`update scope set next_position = ${stays.nextPosition + goes.nextPosition} where id = ${stays.scopeId}`.execute(tx);
  return moved.rows.map((p) => p.id);
}

async function keepReading(tx: Tx, scopeId: string, reading: readonly Reading[]): Promise<void> {
  await sql`insert into last_read (person_id, scope_id, position, read_at)
    select r.person_id, ${scopeId}, max(p.position), max(r.read_at)
    from unnest(${reading.map((r) => r.person_id)}::uuid[], ${reading.map((r) => r.post_id)}::uuid[], ${reading.map((r) => r.read_at)}::timestamptz[]) as r(person_id, post_id, read_at)
    join post p on p.id = r.post_id group by r.person_id
    on conflict (person_id, scope_id) do update set position = excluded.position, read_at = excluded.read_at`.execute(tx);
}

/** What is left of the other thread: its address, and that leads on. */
async function closeJoined(tx: Tx, stays: string, goes: string): Promise<void> {
  await sql`update scope set state = 'gone', shown_replies = 0, last_position = 0 where id = ${goes}`.execute(tx);
  await sql`update thread set merged_into = ${stays}, title = '', emptied = false where scope_id = ${goes}`.execute(tx);
  await sql`update thread set merged_into = ${stays} where merged_into = ${goes}`.execute(tx);
  // Both may have a line to the same third one.
  await sql`insert into thread_link (from_id, to_id, split_at) select case when from_id = ${goes} then ${stays} else from_id end, case when to_id = ${goes} then ${stays} else to_id end, split_at
    from thread_link where ${goes} in (from_id, to_id) and ${stays} not in (from_id, to_id) on conflict do nothing`.execute(tx);
  await sql`delete from thread_link where from_id = ${goes} or to_id = ${goes}`.execute(tx);
  await sql`update thread set linked = exists (select 1 from thread_link l where ${stays} in (l.from_id, l.to_id)) where scope_id = ${stays}`.execute(
    tx,
  );
  await tx.deleteFrom('thread_title').where('scope_id', '=', goes).execute();
  await endSlowness(tx, goes);
}
