import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { attachPictures } from '../files/index.ts';
import { dropDraft, once } from '../people/index.ts';
import { row, statement, type Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import type { Composed } from './composed.ts';
import { addReply } from './store.ts';
import { tooSoon } from './too-soon.ts';

export type Reply = Composed & { threadId: string; answersId: string | null; key: string };

export type Replied =
  | { done: true; postId: string }
  | { done: false; why: 'not-found' | 'closed' }
  | { done: false; why: 'slow-down'; until: Date };

// Whom it answers, if that is in this very thread and shown; and who opened the thread.
const whomToTell = statement<{ opener: string; answered: string | null }>(
  'whom to tell of a reply',
  `select t.opener_byline_id as opener, (select p.byline_id from post p where p.id = $2 and p.scope_id = $1 and p.state = 'shown') as answered from thread t where t.scope_id = $1`,
);

/** Says something in a thread: durable, counted and announced, or nothing at all. */
export async function replyToThread(tx: Tx, house: House, viewer: Viewer, reply: Reply, now: Date): Promise<Replied> {
  const held = await holdScope(tx, viewer, reply.threadId, now);
  const person = viewer.person;
  if (!held || !person || held.kind !== 'thread') return { done: false, why: 'not-found' };
  const postId = house.ids.dated();
  const before = await once(tx, { personId: person.id, form: `reply:${reply.threadId}`, key: reply.key }, postId, now);
  if (before) return { done: true, postId: before };
  if (!can(viewer, 'reply', held)) return { done: false, why: held.closed || !held.mayWrite ? 'closed' : 'not-found' };
  const until = await tooSoon(tx, viewer, 'reply', now);
  if (until) return { done: false, why: 'slow-down', until };
  await write(tx, house, reply, { postId, bylineId: person.namedByline, now });
  await attachPictures(tx, person.id, postId, reply.pictures ?? []);
  await dropDraft(tx, person.id, `reply:${reply.threadId}`);
  return { done: true, postId };
}

async function write(
  tx: Tx,
  house: House,
  reply: Reply,
  { postId, bylineId, now }: { postId: string; bylineId: string; now: Date },
): Promise<void> {
  const whom = await row(tx, whomToTell, [reply.threadId, reply.answersId]);
  const answersId = whom?.answered ? reply.answersId : null;
  await addReply(tx, { id: postId, scopeId: reply.threadId, bylineId, answersId, words: reply.words, language: reply.language, at: now });
  const tellBylines = [...new Set([whom?.answered, whom?.opener])].filter((b): b is string => !!b && b !== bylineId);
  await house.jobs.announce(tx, { name: 'reply-posted', scopeId: reply.threadId, postId, at: now.toISOString(), tell: tellBylines });
  await tell(tx, { kind: 'scope', id: reply.threadId });
}
