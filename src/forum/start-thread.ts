import { can, holdPlace } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { attachPictures } from '../files/index.ts';
import { createScope, dropDraft, once } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Composed } from './composed.ts';
import { addOpeningPost } from './store.ts';
import type { Intent } from './tables.ts';
import { tooSoon } from './too-soon.ts';

export type NewThread = Composed & { board: string; title: string; intent: Intent; key: string };

export type Started =
  | { done: true; threadId: string }
  | { done: false; why: 'not-found' | 'closed' }
  | { done: false; why: 'slow-down'; until: Date };

/** Opens a conversation on a board. Its readers are those of the board's inside as it is now, also if the board opens later. */
export async function startThread(tx: Tx, house: House, viewer: Viewer, thread: NewThread, now: Date): Promise<Started> {
  const place = await holdPlace(tx, viewer, thread.board, now);
  const person = viewer.person;
  if (!place || !person) return { done: false, why: 'not-found' };
  const threadId = house.ids.dated();
  const before = await once(tx, { personId: person.id, form: `thread:${thread.board}`, key: thread.key }, threadId, now);
  if (before) return { done: true, threadId: before };
  if (!can(viewer, 'start-thread', place)) return { done: false, why: 'closed' };
  const until = await tooSoon(tx, viewer, 'thread', now);
  if (until) return { done: false, why: 'slow-down', until };
  await createScope(tx, { id: threadId, kind: 'thread', placeId: place.placeId, audienceId: place.insideId, state: 'shown', at: now });
  await tx
    .insertInto('thread')
    .values({
      scope_id: threadId,
      title: thread.title,
      intent: thread.intent,
      language: thread.language,
      opener_byline_id: person.namedByline,
    })
    .execute();
  const postId = house.ids.dated();
  await addOpeningPost(tx, {
    id: postId,
    scopeId: threadId,
    bylineId: person.namedByline,
    answersId: null,
    words: thread.words,
    language: thread.language,
    at: now,
  });
  await attachPictures(tx, person.id, postId, thread.pictures ?? []);
  await house.jobs.announce(tx, { name: 'thread-started', scopeId: threadId, postId, at: now.toISOString() });
  await dropDraft(tx, person.id, `thread:${thread.board}`);
  return { done: true, threadId };
}
