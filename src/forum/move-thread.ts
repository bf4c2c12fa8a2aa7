import { admitsNoOneNew, can, holdPlace, type HeldPlace, type HeldScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { moveScope } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { leaveNames } from './names-left.ts';
import { noteLeavingTraces, postsOf } from './split-off.ts';
import { holdToKeep, noteKept } from './slow-thread.ts';

export type Move = { threadId: string; to: string; reason: string };

/** `consent`: somebody could read it there who cannot now, so that each author is asked first. */
export type Moved = { done: true } | { done: false; why: 'not-found' | 'same' | 'consent' };

/** Where words go: to a place, and who reads them there. */
export type To = Pick<HeldPlace, 'placeId' | 'insideId' | 'inside'>;

/** A thread, and the place it is to go to: both held, and this viewer may take it from the one to the other. */
export type Way = { held: HeldScope; target: To };

/** Into another conversation of a place, which may have other readers than the place has now. */
export function toOf({ placeId, audienceId, inside }: HeldScope): To {
  return { placeId: placeId!, insideId: audienceId!, inside };
}

/** Staff take a thread from their place to where they may start one. */
export async function holdWay(tx: Tx, viewer: Viewer, threadId: string, to: string, now: Date): Promise<Way | null> {
  const held = await holdToKeep(tx, viewer, threadId, now);
  const target = held && (await holdPlace(tx, viewer, to, now));
  return target && can(viewer, 'start-thread', target) ? { held, target } : null;
}

/** Moves a thread to another board, where nobody reads it who could not before. Its address stays. */
export async function moveThread(tx: Tx, house: House, viewer: Viewer, { threadId, to, reason }: Move, now: Date): Promise<Moved> {
  const way = await holdWay(tx, viewer, threadId, to, now);
  if (!way) return { done: false, why: 'not-found' };
  if (way.held.placeId === way.target.placeId) return { done: false, why: 'same' };
  if (!admitsNoOneNew(way.target.inside, way.held.inside)) return { done: false, why: 'consent' }; // guard:no-widening
  await carryOver(tx, house, viewer, way, reason, now);
  return { done: true };
}

/** The move itself. Whoever may not read there loses it at once; see how streams are asked again at each poke. */
async function carryOver(tx: Tx, house: House, viewer: Viewer, { held, target }: Way, reason: string, now: Date): Promise<void> {
  const { scopeId } = held;
  await noteKept(tx, house, viewer, held, { act: 'move', reason }, now);
  await moveScope(tx, scopeId, { placeId: target.placeId, audienceId: target.insideId });
  await house.jobs.announce(tx, { name: 'thread-moved', scopeId, placeId: target.placeId, at: now.toISOString() });
}

/** As `carryOver`, to where more people read: of what was taken back, and of earlier words, nothing goes along. */
export async function carryOverWider(tx: Tx, house: House, viewer: Viewer, way: Way, reason: string, now: Date): Promise<void> {
  const { scopeId } = way.held;
  await noteLeavingTraces(tx, scopeId);
  await carryOver(tx, house, viewer, way, reason, now);
  await leaveNames(tx, scopeId, await postsOf(tx, scopeId), now);
}
