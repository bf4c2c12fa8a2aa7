import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { ContentNote } from '../people/index.ts';
import type { Reads, Tx } from '../platform/db/index.ts';
import type { Ids } from '../platform/ids.ts';
import { tell } from '../platform/live/index.ts';
import { noteDecision } from '../spaces/index.ts';

/** To one post, or to a whole conversation. */
export type Noted = { kind: 'post' | 'thread'; id: string };

type Given = { by: 'author' | 'moderator'; bylineId: string; notes: readonly ContentNote[] };

/** Makes these the notes that the author, or a moderator, gave; those of the other stay. @returns whether anything changed */
export async function keepNotes(tx: Tx, ids: Ids, it: Noted, { by, bylineId, notes }: Given, now: Date): Promise<boolean> {
  const column = it.kind === 'post' ? 'post_id' : 'scope_id';
  const before = await tx.selectFrom('content_note').select(['id', 'note']).where(column, '=', it.id).where('given_by', '=', by).execute();
  const taken = before.filter(({ note }) => !notes.includes(note)).map(({ id }) => id);
  const added = notes.filter((note) => !before.some((b) => b.note === note));
  if (taken.length > 0) await tx.deleteFrom('content_note').where('id', 'in', taken).execute();
  const of = { post_id: null, scope_id: null, [column]: it.id };
  const row = (note: ContentNote) => ({ id: ids.blind(), ...of, note, given_by: by, byline_id: bylineId, given_at: now });
  if (added.length > 0) await tx.insertInto('content_note').values(added.map(row)).execute();
  return taken.length + added.length > 0;
}

export type NotedBy = { done: true; threadId: string } | { done: false; why: 'not-found' | 'same' };

const notFound: NotedBy = { done: false, why: 'not-found' };

/**
 * Staff say what words are about, for those who would rather not meet it unprepared. It is written down, and whoever
 * wrote the words is told, with a word of the moderator's; they can have another person look at it.
 */
export async function noteContent(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { it, notes, reason }: { it: Noted; notes: readonly ContentNote[]; reason: string },
  now: Date,
): Promise<NotedBy> {
  const of = await authorOfNoted(tx, it);
  const held = of && (await holdScope(tx, viewer, of.scope_id, now));
  const mine = of !== undefined && viewer.bylines.includes(of.byline_id);
  if (!of || !held || !viewer.person || !can(viewer, 'decide-on', { ...held, mine })) return notFound;
  const changed = await keepNotes(tx, house.ids, it, { by: 'moderator', bylineId: viewer.person.namedByline, notes }, now);
  if (!changed) return { done: false, why: 'same' };
  const about = { kind: it.kind, targetId: it.id, scopeId: of.scope_id, placeId: held.placeId, bylineId: of.byline_id };
  await noteDecision(tx, house, { act: 'content-note', ...about, by: viewer.person.id, reason }, now);
  await tell(tx, { kind: 'scope', id: of.scope_id });
  return { done: true, threadId: of.scope_id };
}

async function authorOfNoted(tx: Tx, { kind, id }: Noted): Promise<{ scope_id: string; byline_id: string } | undefined> {
  if (kind === 'thread')
    return tx.selectFrom('thread').select(['scope_id', 'opener_byline_id as byline_id']).where('scope_id', '=', id).executeTakeFirst();
  return tx.selectFrom('post').select(['scope_id', 'byline_id']).where('id', '=', id).where('state', '<>', 'gone').executeTakeFirst();
}

/** The notes that staff gave to something; the caller opened it for one of them. */
export async function notesGiven(db: Reads, { kind, id }: Noted): Promise<ContentNote[]> {
  const column = kind === 'post' ? 'post_id' : 'scope_id';
  const found = await db.selectFrom('content_note').select('note').where(column, '=', id).where('given_by', '=', 'moderator').execute();
  return found.map(({ note }) => note);
}

/** Part of a conversation goes on by itself: what all of it was about, that part is about too. */
export async function copyThreadNotes(tx: Tx, ids: Ids, from: string, to: string): Promise<void> {
  const given = await tx
    .selectFrom('content_note')
    .select(['note', 'given_by', 'byline_id', 'given_at'])
    .where('scope_id', '=', from)
    .execute();
  const copies = given.map((one) => ({ id: ids.blind(), post_id: null, scope_id: to, ...one }));
  if (copies.length > 0) await tx.insertInto('content_note').values(copies).execute();
}

/** What words were about goes with them. */
export async function dropNotes(tx: Tx, postIds: readonly string[]): Promise<void> {
  if (postIds.length > 0) await tx.deleteFrom('content_note').where('post_id', 'in', postIds).execute();
}
