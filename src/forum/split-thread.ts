import { admitsNoOneNew } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { holdWay, type Move } from './move-thread.ts';
import { noteKept } from './slow-thread.ts';
import { splitOff, type OffSplit } from './split-off.ts';

export type Split = Move & { posts: readonly string[]; title: string };

/** `nothing`: none of these posts is there, or all of them, so that nothing would be left; or staff hid all of it. */
export type SplitOff = { done: true; threadId: string } | { done: false; why: 'not-found' | 'nothing' | 'consent' };

/** Some posts of a thread go on in a thread of their own, on this board or on another. */
export async function splitThread(tx: Tx, house: House, viewer: Viewer, split: Split, now: Date): Promise<SplitOff> {
  const way = await holdWay(tx, viewer, split.threadId, split.to, now);
  if (!way) return { done: false, why: 'not-found' };
  const { held, target } = way;
  if (!admitsNoOneNew(target.inside, held.inside)) return { done: false, why: 'consent' }; // guard:no-widening-split
  if (held.state !== 'shown' || !(await leavesSome(tx, split.threadId, split.posts))) return { done: false, why: 'nothing' }; // guard:splits-what-is-shown
  const part = { fromId: split.threadId, posts: split.posts, title: split.title, placeId: target.placeId, audienceId: target.insideId };
  const off = await splitOff(tx, house, part, now);
  if (!off) return { done: false, why: 'nothing' };
  await noteSplit(tx, house, viewer, off, { placeId: held.placeId, reason: split.reason }, now);
  return { done: true, threadId: off.scopeId };
}

/** Written down of the new thread: whoever speaks first there is told. */
export async function noteSplit(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { scopeId, postIds }: OffSplit,
  { placeId, reason }: { placeId: number | null; reason: string },
  now: Date,
): Promise<void> {
  await noteKept(tx, house, viewer, { scopeId, placeId }, { act: 'split', reason }, now);
  await house.jobs.announce(tx, { name: 'posts-moved', scopeId, postIds, at: now.toISOString() });
  await tell(tx, { kind: 'scope', id: scopeId });
}

async function leavesSome(tx: Tx, threadId: string, posts: readonly string[]): Promise<boolean> {
  const all = await tx.selectFrom('post').select('id').where('scope_id', '=', threadId).where('state', '<>', 'gone').execute();
  return posts.length > 0 && all.some((p) => !posts.includes(p.id));
}
