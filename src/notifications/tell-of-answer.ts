import { viewerOf } from '../access/index.ts';
import type { EventNamed, House, Summary, Viewer } from '../contracts/index.ts';
import { isQuiet, meet, peopleToTell, type Met } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { makeNotice } from './make-notice.ts';
import { openSaid } from './said-things.ts';

/** Tells whom a reply answers, and who opened the thread: each once, and only what they may read when it is told. */
export async function tellOfAnswer(house: House, { postId, scopeId, at, tell }: EventNamed<'reply-posted'>): Promise<void> {
  for (const personId of await peopleToTell(house.db, tell)) {
    if (await mayBeTold(house, personId, postId)) {
      await inTransaction(house.db, (tx) =>
        makeNotice(tx, house, { personId, kind: 'answered', subjectId: postId, scopeId, postId, tell }, new Date(at)),
      );
    }
  }
}

/** Nobody is told of their own words, of what they may not read, of somebody they blocked, or of what they muted. */
export async function mayBeTold(house: House, personId: string, postId: string): Promise<boolean> {
  const viewer = await viewerOf(house.db, personId, house.clock.now());
  if (viewer.person?.state !== 'active') return false;
  const [post] = await openSaid(house, viewer, [postId]);
  if (!post || post.mine || post.state !== 'shown' || viewer.blocked.includes(post.authorBylineId)) return false;
  return !isUnwished(viewer, post) && !(await isQuiet(house.db, personId, post.scopeId, post.placeId));
}

/** Whether a reader muted who wrote it, or leaves out what it is about: then it is not told either. Peace, not secrecy. */
export function isUnwished(viewer: Viewer, post: Summary): boolean {
  return viewer.muted.includes(post.authorBylineId) || meetPost(viewer, post).how === 'hide';
}

/** How a reader meets a post that they are told of. */
export function meetPost(viewer: Viewer, { notes = [], authorBylineId: bylineId, title, words, placeId }: Summary): Met {
  return meet(viewer, {
    notes,
    bylineId,
    text: () => `${title}\n${words}`,
    moderates: placeId !== null && viewer.staffOf.includes(placeId),
  });
}
