import { recipientOf, viewerOf } from '../access/index.ts';
import type { EventNamed, House } from '../contracts/index.ts';
import { peopleToTell } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { makeNotice } from './make-notice.ts';

/** Tells whom a reply answers, and who opened the thread: each once, and only what they may read when it is told. */
export async function tellOfAnswer(house: House, { postId, scopeId, at, tell }: EventNamed<'reply-posted'>): Promise<void> {
  for (const personId of await peopleToTell(house.db, tell)) {
    if (await mayBeTold(house, personId, postId)) {
      await inTransaction(house.db, (tx) =>
        makeNotice(tx, house, { personId, kind: 'answered', subjectId: postId, scopeId, postId }, new Date(at)),
      );
    }
  }
}

/** Nobody is told of their own words, of what they may not read, or of somebody they blocked. */
export async function mayBeTold(house: House, personId: string, postId: string): Promise<boolean> {
  const viewer = await viewerOf(house.db, personId, house.clock.now());
  const posts = house.kinds.get('post');
  if (viewer.person?.state !== 'active' || !posts) return false;
  const [seen] = await posts.open(house.db, viewer, [postId]);
  if (!seen) return false;
  const { mine, state, authorBylineId } = posts.summary(seen, recipientOf(viewer));
  return !mine && state === 'shown' && !viewer.blocked.includes(authorBylineId);
}
