import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { noteDecision } from '../spaces/index.ts';

export type NewTitle = { threadId: string; title: string; reason: string };

export type Kept = { done: true } | { done: false; why: 'not-found' | 'same' };

const notFound: Kept = { done: false, why: 'not-found' };

/**
 * Gives a thread another title. The old one is kept, and everybody reads that it was changed, by whom and why. Staff do
 * it with a reason, of which the opener is told; who opened the thread needs none.
 */
export async function retitleThread(tx: Tx, house: House, viewer: Viewer, { threadId, title, reason }: NewTitle, now: Date): Promise<Kept> {
  const { bylines, person } = viewer;
  const before = await tx.selectFrom('thread').select('opener_byline_id').where('scope_id', '=', threadId).executeTakeFirst();
  const mine = before !== undefined && bylines.includes(before.opener_byline_id);
  const held = before && (await holdScope(tx, viewer, threadId, now, { ownWords: mine }));
  if (!held || !person || !can(viewer, 'retitle', { ...held, mine })) return notFound;
  const thread = await tx
    .selectFrom('thread')
    .select(['title', 'retitled', 'opener_byline_id'])
    .where('scope_id', '=', threadId)
    .executeTakeFirstOrThrow();
  if (thread.title === title) return { done: false, why: 'same' };
  const byline = mine ? thread.opener_byline_id : person.namedByline;
  const old = { scope_id: threadId, n: thread.retitled, title: thread.title, byline_id: byline, reason, replaced_at: now };
  await tx.insertInto('thread_title').values(old).execute();
  await tx
    .updateTable('thread')
    .set({ title, retitled: thread.retitled + 1 })
    .where('scope_id', '=', threadId)
    .execute();
  if (!mine) {
    const about = { kind: 'thread', targetId: threadId, scopeId: threadId, placeId: held.placeId, bylineId: thread.opener_byline_id };
    await noteDecision(tx, house, { act: 'retitle', ...about, by: person.id, reason }, now);
  }
  await tell(tx, { kind: 'scope', id: threadId });
  return { done: true };
}
