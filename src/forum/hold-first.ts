import { can, holdScope } from '../access/index.ts';
import type { FirstPosts, House, Viewer } from '../contracts/index.ts';
import { renderMarkdown } from '../platform/markdown.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Author } from './anonymous-author.ts';
import type { ToReadTable } from './tables.ts';

const day = 86_400_000;

/** What becomes of a post at once, and why staff read it; `why` is null where they need not. */
export type Reading = { state: 'shown' | 'held'; why: ToReadTable['why'] | null };

const atOnce: Reading = { state: 'shown', why: null };

/** What the place and the community want of the posts of somebody new. */
function readingOf(holdsFirst: boolean, { how }: Pick<FirstPosts, 'how'>, hasLink: boolean): Reading {
  if (holdsFirst || how === 'held') return { state: 'held', why: hasLink ? 'link' : 'new' };
  if (how === 'read') return hasLink ? { state: 'held', why: 'link' } : { state: 'shown', why: 'new' };
  return atOnce;
}

/** Whether somebody is new: few posts of theirs are shown yet, or they have not been here for long. */
export function isNew(shown: number, joinedAt: Date, { most, days }: FirstPosts, now: Date): boolean {
  return shown < most || now.getTime() - joinedAt.getTime() < days * day;
}

type Where = { holdsFirst: boolean; moderates: boolean };
type Said = { words: string; author: Pick<Author, 'bylineId' | 'alias'> };

/** Whether staff read these words first, or beside everybody else. Costs a query only where somebody wants that. */
export async function readingFor(tx: Tx, house: House, viewer: Viewer, where: Where, said: Said, now: Date): Promise<Reading> {
  const { firstPosts } = house.community();
  if (!where.holdsFirst && firstPosts.how === 'off') return atOnce;
  const careful = said.author.alias === null ? await isNewHere(tx, viewer, where, firstPosts, now) : await isNewAlias(tx, said, firstPosts);
  return careful ? readingOf(where.holdsFirst, firstPosts, renderMarkdown(said.words).html.includes('<a ')) : atOnce;
}

/** By their name: were posts under an alias counted, that nothing of theirs is held would tell of them. */
async function isNewHere(tx: Tx, { person }: Viewer, { moderates }: Where, firstPosts: FirstPosts, now: Date): Promise<boolean> {
  if (!person || moderates || person.siteRoles.length > 0) return false;
  return isNew(await shownPosts(tx, [person.namedByline], firstPosts.most), person.joinedAt, firstPosts, now);
}

/** An alias is as new as it looks to others: were it as new as its person, what is held would tell of them. */
async function isNewAlias(tx: Tx, { author }: Said, { most }: FirstPosts): Promise<boolean> {
  return (await shownPosts(tx, [author.bylineId], most)) < most;
}

/** How many posts of theirs are shown, counted as far as it matters. */
async function shownPosts(tx: Tx, bylines: readonly string[], most: number): Promise<number> {
  const found = await tx
    .selectFrom('post')
    .select('id')
    .where('byline_id', 'in', bylines)
    .where('state', '=', 'shown')
    .limit(most)
    .execute();
  return found.length;
}

/** Notes that staff are to read a post. */
export async function noteToRead(tx: Tx, postId: string, why: ToReadTable['why'], now: Date): Promise<void> {
  await tx
    .insertInto('to_read')
    .values({ post_id: postId, why, made_at: now, read_at: null })
    .onConflict((c) => c.column('post_id').doUpdateSet({ why, made_at: now, read_at: null }))
    .execute();
}

/** Somebody read it; what they made of it stands in the post's state. @returns false when it was not waiting */
export async function noteReadByStaff(tx: Tx, postId: string, now: Date): Promise<boolean> {
  const read = await tx
    .updateTable('to_read')
    .set({ read_at: now })
    .where('post_id', '=', postId)
    .where('read_at', 'is', null)
    .returning('post_id')
    .executeTakeFirst();
  return read !== undefined;
}

/** Whether a post waits for staff. */
export async function isToRead(tx: Tx, postId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('to_read')
    .select('post_id')
    .where('post_id', '=', postId)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** Staff looked at a post that is shown already. @returns the place's address; null when it is not theirs to look at */
export async function noteReadIt(tx: Tx, viewer: Viewer, postId: string, now: Date): Promise<string | null> {
  const of = await tx
    .selectFrom('post')
    .innerJoin('scope', 'scope.id', 'post.scope_id')
    .innerJoin('place', 'place.id', 'scope.place_id')
    .select(['post.scope_id', 'place.slug'])
    .where('post.id', '=', postId)
    .where('post.state', '=', 'shown')
    .executeTakeFirst();
  const held = of && (await holdScope(tx, viewer, of.scope_id, now));
  if (!held || !can(viewer, 'moderate', held)) return null;
  await noteReadByStaff(tx, postId, now);
  return of.slug;
}
