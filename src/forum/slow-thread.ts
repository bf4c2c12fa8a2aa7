import { can, holdScope, type HeldScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { endSlowness, slowScope } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { noteDecision, type NewDecision } from '../spaces/index.ts';
import type { Kept } from './retitle-thread.ts';

export type Slowing = { threadId: string; minutes: number; hours: number; reason: string };

const notFound: Kept = { done: false, why: 'not-found' };

/** From now on each person replies once in so many minutes, for so many hours. */
export async function slowThread(tx: Tx, house: House, viewer: Viewer, slowing: Slowing, now: Date): Promise<Kept> {
  const held = await holdToKeep(tx, viewer, slowing.threadId, now);
  if (!held) return notFound;
  const { minutes, reason, threadId } = slowing;
  const until = new Date(now.getTime() + slowing.hours * 3_600_000);
  await slowScope(tx, threadId, { minutes, until, reason, by: viewer.person!.id }, now);
  await noteKept(tx, house, viewer, held, { act: 'slow', reason, until }, now);
  return { done: true };
}

/** Everybody replies as before. */
export async function endSlowThread(tx: Tx, house: House, viewer: Viewer, threadId: string, reason: string, now: Date): Promise<Kept> {
  const held = await holdToKeep(tx, viewer, threadId, now);
  if (!held || !(await endSlowness(tx, threadId))) return notFound;
  await noteKept(tx, house, viewer, held, { act: 'unslow', reason }, now);
  return { done: true };
}

/** A thread for an act of its place's staff; null for anybody else. */
export async function holdToKeep(tx: Tx, viewer: Viewer, threadId: string, now: Date): Promise<HeldScope | null> {
  const held = await holdScope(tx, viewer, threadId, now);
  return held?.kind === 'thread' && can(viewer, 'moderate', held) ? held : null;
}

/** Writes down what staff did with a whole conversation, and tells who opened it. */
export async function noteKept(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { scopeId, placeId }: Pick<HeldScope, 'scopeId' | 'placeId'>,
  decision: Pick<NewDecision, 'act' | 'reason' | 'until'>,
  now: Date,
): Promise<void> {
  const { opener_byline_id: bylineId } = await tx
    .selectFrom('thread')
    .select('opener_byline_id')
    .where('scope_id', '=', scopeId)
    .executeTakeFirstOrThrow();
  // Nobody is told of what they did themselves.
  const about = viewer.bylines.includes(bylineId) ? null : bylineId;
  await noteDecision(
    tx,
    house,
    { kind: 'thread', targetId: scopeId, scopeId, placeId, bylineId: about, by: viewer.person!.id, ...decision },
    now,
  );
  await tell(tx, { kind: 'scope', id: scopeId });
}
