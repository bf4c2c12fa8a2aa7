import { can, holdPlace } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { attachPictures } from '../files/index.ts';
import { createScope, dropDraft, once, setScopeState } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { authorOf } from './anonymous-author.ts';
import type { Composed } from './composed.ts';
import { addOpeningPost } from './store.ts';
import { keepMentions, namesFor } from './mentions.ts';
import type { Intent } from './tables.ts';
import { announcePost } from './announce-post.ts';
import { noteAndFollow } from './note-and-follow.ts';
import { noteToRead, readingFor } from './hold-first.ts';
import { saysTheSame } from './said-before.ts';
import { saysSomething } from './said-in.ts';
import { tooSoon } from './too-soon.ts';

export type NewThread = Composed & { board: string; title: string; intent: Intent; key: string };

export type Started =
  | { done: true; threadId: string; alias?: string | null; held?: boolean }
  | { done: false; why: 'not-found' | 'closed' | 'not-anonymous' | 'no-words' | 'said-before' }
  | { done: false; why: 'slow-down'; until: Date };

/** Opens a conversation on a board. Its readers are those of the board's inside as it is now, also if the board opens later. */
export async function startThread(tx: Tx, house: House, viewer: Viewer, thread: NewThread, now: Date): Promise<Started> {
  const place = await holdPlace(tx, viewer, thread.board, now);
  const person = viewer.person;
  if (!place || !person) return { done: false, why: 'not-found' };
  const threadId = house.ids.dated();
  const before = await once(tx, { personId: person.id, form: `thread:${thread.board}`, key: thread.key }, threadId, now);
  if (before) return (await saysTheSame(tx, before, thread)) ? { done: true, threadId: before } : { done: false, why: 'said-before' };
  if (!can(viewer, 'start-thread', place)) return { done: false, why: 'closed' };
  if (!(await saysSomething(tx, viewer, thread))) return { done: false, why: 'no-words' };
  const until = await tooSoon(tx, viewer, 'thread', now);
  if (until) return { done: false, why: 'slow-down', until };
  await createScope(tx, { id: threadId, kind: 'thread', placeId: place.placeId, audienceId: place.insideId, state: 'shown', at: now });
  const wish = { scopeId: threadId, placeId: place.placeId, anonymous: thread.anonymous ?? false, key: thread.key };
  const author = await authorOf(tx, house, viewer, wish);
  if (!author) return { done: false, why: 'not-anonymous' };
  const language = thread.language || author.language;
  const reading = await readingFor(tx, house, viewer, place, { words: `${thread.title}\n\n${thread.words}`, author }, now);
  if (reading.state === 'held') await setScopeState(tx, threadId, 'held');
  await tx
    .insertInto('thread')
    .values({
      scope_id: threadId,
      title: thread.title,
      intent: thread.intent,
      language,
      opener_byline_id: author.bylineId,
      emptied: reading.state === 'held',
    })
    .execute();
  const postId = house.ids.dated();
  const names = await namesFor(tx, viewer, threadId, thread.words, now);
  await addOpeningPost(tx, {
    id: postId,
    scopeId: threadId,
    bylineId: author.bylineId,
    answersId: null,
    words: thread.words,
    language,
    about: thread.about ?? null,
    state: reading.state,
    names: names.known,
    at: now,
  });
  await keepMentions(tx, postId, names);
  await attachPictures(tx, person.id, postId, thread.pictures ?? []);
  await noteAndFollow(tx, house, person.id, { id: postId, scopeId: threadId, bylineId: author.bylineId, notes: thread.notes }, now);
  if (reading.why) await noteToRead(tx, postId, reading.why, now);
  await announcePost(tx, house, { id: postId, scopeId: threadId, state: reading.state, bylineId: author.bylineId }, now);
  await dropDraft(tx, person.id, `thread:${thread.board}`);
  return { done: true, threadId, alias: author.alias, held: reading.state === 'held' };
}
