import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import { copyBylines, copyFollowing, createScope } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { copyThreadNotes } from './note-content.ts';
import { recount, wipeTitles } from './store.ts';

/** Posts of one thread that go on in a thread of their own. */
export type Part = { fromId: string; posts: readonly string[]; title: string; placeId: number; audienceId: number };

/** The new thread, and which posts are its own. */
export type OffSplit = { scopeId: string; nextPosition: number; postIds: string[] };

/**
 * Makes a thread of its own out of some posts of another. Their ids stay; a line in both threads leads to the other one.
 * The caller holds the thread, has asked whether they may go, and tells that they went.
 * @returns null when none of these posts is there
 */
export async function splitOff(
  tx: Tx,
  house: House,
  { fromId, posts, title, placeId, audienceId }: Part,
  now: Date,
): Promise<OffSplit | null> {
  const going = await tx
    .selectFrom('post')
    .select(['id', 'byline_id', 'created_at', 'language'])
    .where('scope_id', '=', fromId)
    .where('id', 'in', [...posts, fromId])
    .where('state', '<>', 'gone')
    .orderBy('position')
    .execute();
  const [first] = going;
  if (!first) return null;
  const toId = house.ids.dated();
  await createScope(tx, { id: toId, kind: 'thread', placeId, audienceId, state: 'shown', at: first.created_at });
  const copies = await copyBylines(tx, house.ids, [...new Set(going.map((p) => p.byline_id))], toId);
  const { intent } = await tx.selectFrom('thread').select('intent').where('scope_id', '=', fromId).executeTakeFirstOrThrow();
  const opener = copies.get(first.byline_id) ?? first.byline_id;
  await tx
    .insertInto('thread')
    .values({ scope_id: toId, title, intent, language: first.language, opener_byline_id: opener, linked: true })
    .execute();
  await carryReading(
    tx,
    fromId,
    toId,
    going.map((p) => p.id),
  );
  await sql`update post p set scope_id = ${toId}, position = n.position - 1, byline_id = n.byline_id
    from unnest(${going.map((p) => p.id)}::uuid[], ${going.map((p) => copies.get(p.byline_id) ?? p.byline_id)}::uuid[]) with ordinality as n(id, byline_id, position)
    where p.id = n.id`.execute(tx);
  await sql`update scope set next_position = ${going.length} where id = ${toId}`.execute(tx);
  await recount(tx, toId);
  await recount(tx, fromId);
  await tx.updateTable('thread').set({ linked: true }).where('scope_id', '=', fromId).execute();
  await copyFollowing(tx, fromId, toId);
  await tx.insertInto('thread_link').values({ from_id: fromId, to_id: toId, split_at: now }).execute();
  await copyThreadNotes(tx, house.ids, fromId, toId);
  await tell(tx, { kind: 'scope', id: fromId });
  return { scopeId: toId, nextPosition: going.length, postIds: going.map((p) => p.id) };
}

/** Whoever had read words where they stood has read them. Called before they go. */
async function carryReading(tx: Tx, fromId: string, toId: string, posts: readonly string[]): Promise<void> {
  await sql`insert into last_read (person_id, scope_id, position, read_at)
    select lr.person_id, ${toId}, count(*) - 1, lr.read_at from last_read lr
    join post p on p.scope_id = lr.scope_id and p.id = any(${posts}::uuid[]) and p.position <= lr.position
    where lr.scope_id = ${fromId} group by lr.person_id, lr.read_at on conflict do nothing`.execute(tx);
}

/**
 * Before words go to where more people read: a line that somebody took words back tells that they were there, earlier
 * words and titles were not asked about, and what was taken back cannot come back there.
 */
export async function noteLeavingTraces(tx: Tx, scopeId: string, posts: readonly string[] | null = null): Promise<void> {
  const going = tx.selectFrom('post').select('id').where('scope_id', '=', scopeId);
  await tx
    .deleteFrom('post_version')
    .where('post_id', 'in', posts ? going.where('id', 'in', posts) : going)
    .execute();
  if (posts) return;
  await wipeTitles(tx, [scopeId]);
  for (const table of ['post', 'summary'] as const)
    await tx.updateTable(table).set({ left_trace: false }).where('scope_id', '=', scopeId).where('state', '=', 'gone').execute();
  await tx.updateTable('post').set({ gone_at: null }).where('scope_id', '=', scopeId).where('state', '=', 'gone').execute();
}

export async function postsOf(tx: Tx, scopeId: string): Promise<string[]> {
  return (await tx.selectFrom('post').select('id').where('scope_id', '=', scopeId).execute()).map((p) => p.id);
}
