import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { attachPictures } from '../files/index.ts';
import { dropDraft, once } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { authorOf, type Author } from './anonymous-author.ts';
import type { Composed } from './composed.ts';
import { addReply } from './store.ts';
import { announcePost, isAnswerable } from './announce-post.ts';
import { keepMentions, namesFor, type Names } from './mentions.ts';
import { keepQuotes } from './quotes.ts';
import { noteAndFollow } from './note-and-follow.ts';
import { noteToRead, readingFor, type Reading } from './hold-first.ts';
import { tooFast } from './too-fast.ts';
import { saysTheSame } from './said-before.ts';
import { saysSomething } from './said-in.ts';
import { tooSoon } from './too-soon.ts';

export type Reply = Composed & { threadId: string; answersId: string | null; key: string };

export type Replied =
  | { done: true; postId: string; alias?: string | null; held?: boolean }
  | { done: false; why: 'not-found' | 'closed' | 'not-anonymous' | 'no-words' | 'said-before' }
  | { done: false; why: 'slow-down' | 'slow'; until: Date };

/** Says something in a thread: durable, counted and announced, or nothing at all. */
export async function replyToThread(tx: Tx, house: House, viewer: Viewer, reply: Reply, now: Date): Promise<Replied> {
  const held = await holdScope(tx, viewer, reply.threadId, now);
  const person = viewer.person;
  if (!held || !person || held.kind !== 'thread') return { done: false, why: 'not-found' };
  const postId = house.ids.dated();
  const before = await once(tx, { personId: person.id, form: `reply:${reply.threadId}`, key: reply.key }, postId, now);
  if (before) return (await saysTheSame(tx, before, reply)) ? { done: true, postId: before } : { done: false, why: 'said-before' };
  if (!can(viewer, 'reply', held)) return { done: false, why: held.closed || !held.mayWrite ? 'closed' : 'not-found' };
  if (!(await saysSomething(tx, viewer, reply))) return { done: false, why: 'no-words' };
  const until = await tooSoon(tx, viewer, 'reply', now);
  if (until) return { done: false, why: 'slow-down', until };
  const author = await authorOf(tx, house, viewer, { ...held, anonymous: reply.anonymous ?? false, key: reply.key });
  if (!author) return { done: false, why: 'not-anonymous' };
  // Staff have no pace; an alias without one would be theirs.
  const again = await tooFast(tx, viewer, { ...held, moderates: held.moderates && author.alias === null }, now);
  if (again) return { done: false, why: 'slow', until: again };
  const reading = await readingFor(tx, house, viewer, held, { words: reply.words, author }, now);
  const names = await namesFor(tx, viewer, reply.threadId, reply.words, now);
  await write(tx, house, reply, { postId, author, reading, names, now });
  await keepQuotes(tx, viewer, { id: postId, scopeId: reply.threadId }, reply.quotes ?? []);
  await attachPictures(tx, person.id, postId, reply.pictures ?? []);
  await noteAndFollow(tx, house, person.id, { id: postId, scopeId: reply.threadId, bylineId: author.bylineId, notes: reply.notes }, now);
  await dropDraft(tx, person.id, `reply:${reply.threadId}`);
  return { done: true, postId, alias: author.alias, held: reading.state === 'held' };
}

async function write(
  tx: Tx,
  house: House,
  reply: Reply,
  {
    postId,
    author: { bylineId, language },
    reading,
    names,
    now,
  }: { postId: string; author: Author; reading: Reading; names: Names; now: Date },
): Promise<void> {
  const answersId = reply.answersId && (await isAnswerable(tx, reply.threadId, reply.answersId)) ? reply.answersId : null;
  await addReply(tx, {
    id: postId,
    scopeId: reply.threadId,
    bylineId,
    answersId,
    words: reply.words,
    language: reply.language || language,
    about: reply.about ?? null,
    state: reading.state,
    names: names.known,
    at: now,
  });
  await keepMentions(tx, postId, names);
  if (reading.why) await noteToRead(tx, postId, reading.why, now);
  await announcePost(tx, house, { id: postId, scopeId: reply.threadId, state: reading.state, bylineId }, now);
  // To open pages words that wait are no news: that something was posted would be told by it.
  if (reading.state === 'shown') await tell(tx, { kind: 'scope', id: reply.threadId });
}
