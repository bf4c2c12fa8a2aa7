import { can, holdScope, recipientOf } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { describePicture, longestAlt } from '../files/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { openPictures } from './queries.ts';

export type Description = { id: string; alt: string; decoration: boolean };
export type Described = { done: true } | { done: false; why: 'not-found' | 'closed' | 'too-long' };

/** Says what a picture of one's own shows. In a post that is a change of the post, and allowed where editing it is. */
export async function describeOwn(house: House, viewer: Viewer, { id, alt, decoration }: Description, now: Date): Promise<Described> {
  const [seen] = await openPictures(house.db, viewer, [id], 'author');
  const picture = seen?.for(recipientOf(viewer));
  if (!picture?.mine) return { done: false, why: 'not-found' }; // guard:describe-own
  if ([...alt].length > longestAlt) return { done: false, why: 'too-long' };
  if (picture.alt === alt && picture.decoration === decoration) return { done: true };
  return inTransaction(house.db, async (tx): Promise<Described> => {
    if (picture.post_id !== null) {
      const held = await holdScope(tx, viewer, picture.scope_id, now, { ownWords: true });
      if (!held || !can(viewer, 'edit', { ...held, mine: true, state: picture.state })) return { done: false, why: 'closed' };
      await tell(tx, { kind: 'scope', id: picture.scope_id });
    }
    await describePicture(tx, id, { alt, decoration });
    return { done: true };
  });
}
