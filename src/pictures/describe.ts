import { can, holdScope, recipientOf } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { describePicture, longestAlt } from '../files/index.ts';
import { attempt, type Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { openPictures } from './queries.ts';

export type Description = { id: string; alt: string; decoration: boolean };
export type Described = { done: true } | { done: false; why: 'not-found' | 'closed' | 'too-long' | 'no-words' };

/** The sentence for each reason. */
export const whyNotDescribed: Record<Extract<Described, { done: false }>['why'], string> = {
  'not-found': 'pictures.fault.closed',
  closed: 'pictures.fault.closed',
  'too-long': 'pictures.fault.alt_long',
  'no-words': 'pictures.fault.stands_for_words',
};

/** Says what a picture of one's own shows. In a post that is a change of the post, and allowed where editing it is. */
export async function describeOwn(house: House, viewer: Viewer, { id, alt, decoration }: Description, now: Date): Promise<Described> {
  const [seen] = await openPictures(house.db, viewer, [id], 'author');
  const picture = seen?.for(recipientOf(viewer));
  if (!picture?.mine) return { done: false, why: 'not-found' }; // guard:describe-own
  if ([...alt].length > longestAlt) return { done: false, why: 'too-long' };
  if (picture.alt === alt && picture.decoration === decoration) return { done: true };
  return attempt(house.db, async (tx): Promise<Described> => {
    if (picture.post_id !== null) {
      const held = await holdScope(tx, viewer, picture.scope_id, now, { ownWords: true });
      if (!held || !can(viewer, 'edit', { ...held, mine: true, state: picture.state })) return { done: false, why: 'closed' };
      await tell(tx, { kind: 'scope', id: picture.scope_id });
    }
    const postId = await describePicture(tx, id, { alt, decoration });
    const mayBeSilent = postId !== null && (alt === '' || decoration);
    return mayBeSilent && !(await saysSomething(house, tx, viewer, postId)) ? { done: false, why: 'no-words' } : { done: true };
  });
}

/** A post of pictures alone says what they show: one of them stays described, or nothing would be said to whoever sees none. */
async function saysSomething(house: House, tx: Tx, viewer: Viewer, postId: string): Promise<boolean> {
  const [post] = (await house.kinds.get('post')?.open(tx, viewer, [postId], 'author')) ?? [];
  return post?.for(recipientOf(viewer)).words !== '';
}
