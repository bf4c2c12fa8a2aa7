import { admitsNoOneNew, viewerOf, type Clause, type HeldScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import { agreeing, allAgree } from './answer-widening.ts';
import { askAuthors, authorsOf } from './ask-to-widen.ts';
import { endWidening } from './end-widening.ts';
import { holdJoin, joinInto } from './merge-threads.ts';
import { carryOverWider, holdWay, toOf, type Way } from './move-thread.ts';
import { askedUntil } from './rules.ts';
import { holdToKeep, noteKept } from './slow-thread.ts';
import { noteSplit } from './split-thread.ts';
import { leaveNames } from './names-left.ts';
import { noteLeavingTraces, postsOf, splitOff } from './split-off.ts';
import type { WideningTable } from './tables.ts';

/** When the last author agreed: the words go as whoever asked wanted, if they still may. */
export async function moveAsAgreed(house: House, wideningId: string): Promise<void> {
  const now = house.clock.now();
  const asked = await house.db.selectFrom('widening').select('asked_by').where('id', '=', wideningId).executeTakeFirst();
  if (!asked?.asked_by) return;
  const viewer = await viewerOf(house.db, asked.asked_by, now);
  if (viewer.person) await inTransaction(house.db, (tx) => finishWidening(tx, house, viewer, { wideningId, now: 'all' }, now));
}

/** `waits`: not everybody agrees, or nobody yet. `over`: others would read it there now than was asked about. */
export type Finished = { done: true } | { done: false; why: 'not-found' | 'waits' | 'over' };

/**
 * Moves what may go. `all`: everything, once all agree. `some`: the words of those who agree, where that was asked; the
 * others stay where they are, and nobody is told whose they are.
 */
export async function finishWidening(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { wideningId, now: which }: { wideningId: string; now: 'all' | 'some' },
  now: Date,
): Promise<Finished> {
  const found = await openWidening(tx, wideningId);
  const way = found && (await holdAsked(tx, viewer, found, now));
  // Again, now that the thread is held: it may have ended meanwhile.
  const widening = way && (await lockWidening(tx, wideningId));
  if (!way || !widening) return { done: false, why: 'not-found' };
  if (!(await stillAsAsked(tx, way, widening))) {
    await endWidening(tx, house, wideningId, 'given-up', now);
    return { done: false, why: 'over' };
  }
  // Who wrote there since is asked first.
  if ((await askAuthors(tx, house, wideningId, [], now)) > 0 && which === 'all') return { done: false, why: 'waits' };
  const may = await agreed(tx, widening, which);
  if (!may || (may !== 'whole' && way.held.state !== 'shown')) return { done: false, why: 'waits' };
  await endWidening(tx, house, wideningId, 'moved', now);
  await go(tx, house, viewer, way, widening, may, now);
  return { done: true };
}

type OpenWidening = Pick<WideningTable, 'id' | 'scope_id' | 'to_audience_id' | 'into_id' | 'posts' | 'title' | 'partly' | 'reason'> & {
  slug: string;
};

async function openWidening(tx: Tx, id: string): Promise<OpenWidening | undefined> {
  return tx
    .selectFrom('widening')
    .innerJoin('place', 'place.id', 'widening.to_place_id')
    .select(['widening.id', 'scope_id', 'to_audience_id', 'into_id', 'posts', 'title', 'partly', 'reason', 'place.slug'])
    .where('widening.id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Held against answers: a «no» that was acknowledged while we read the others would come too late. */
async function lockWidening(tx: Tx, id: string): Promise<OpenWidening | undefined> {
  await tx.selectFrom('widening').select('id').where('id', '=', id).forUpdate().execute(); // guard:consent-held
  return openWidening(tx, id);
}

/** A way to a place, or into another conversation. */
type AskedWay = Way & { into: HeldScope | null };

async function holdAsked(tx: Tx, viewer: Viewer, asked: OpenWidening, now: Date): Promise<AskedWay | null> {
  if (asked.into_id === null) {
    const way = await holdWay(tx, viewer, asked.scope_id, asked.slug, now);
    return way && { ...way, into: null };
  }
  const join = await holdJoin(tx, viewer, asked.scope_id, asked.into_id, now);
  return join && { held: join.goes, target: toOf(join.stays), into: join.stays };
}

/** What was agreed to were these readers: if the place has got others since, nobody agreed to them. */
async function stillAsAsked(tx: Tx, { target }: AskedWay, { to_audience_id: asked }: OpenWidening): Promise<boolean> {
  if (target.insideId === asked) return true;
  const clauses: Clause[] = await tx.selectFrom('clause').select(['lead', 'also']).where('audience_id', '=', asked).execute();
  return admitsNoOneNew(target.inside, clauses); // guard:consent-to-these-readers
}

/** The posts that may go now; `whole` for the thread as it is; null where it waits. */
async function agreed(tx: Tx, widening: OpenWidening, which: 'all' | 'some'): Promise<string[] | 'whole' | null> {
  if (await allAgree(tx, widening)) return widening.posts ?? 'whole';
  if (which === 'all' || !widening.partly) return null;
  const yes = await agreeing(tx, widening.id, await authorsOf(tx, widening));
  if (yes.length === 0) return null;
  let going = tx
    .selectFrom('post')
    .select('id')
    .where('scope_id', '=', widening.scope_id)
    .where('state', '<>', 'gone')
    .where('byline_id', 'in', yes);
  if (widening.posts) going = going.where('id', 'in', widening.posts);
  const posts = (await going.execute()).map((p) => p.id);
  return posts.length > 0 ? posts : null;
}

async function go(
  tx: Tx,
  house: House,
  viewer: Viewer,
  way: AskedWay,
  widening: OpenWidening,
  what: readonly string[] | 'whole',
  now: Date,
): Promise<void> {
  if (what !== 'whole') return goPartly(tx, house, viewer, way, widening, what, now);
  const { held, into } = way;
  if (!into) return carryOverWider(tx, house, viewer, way, widening.reason, now);
  await noteLeavingTraces(tx, held.scopeId);
  await noteKept(tx, house, viewer, held, { act: 'merge', reason: widening.reason }, now);
  const going = await postsOf(tx, held.scopeId);
  await joinInto(tx, house, into, held, now);
  await leaveNames(tx, into.scopeId, going, now);
}

async function goPartly(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { held, target, into }: AskedWay,
  { title, reason }: OpenWidening,
  posts: readonly string[],
  now: Date,
): Promise<void> {
  await noteLeavingTraces(tx, held.scopeId, posts);
  const part = { fromId: held.scopeId, posts, title: title ?? '', placeId: target.placeId, audienceId: target.insideId };
  const off = await splitOff(tx, house, part, now);
  if (!off) return;
  if (!into) {
    await leaveNames(tx, off.scopeId, off.postIds, now);
    return noteSplit(tx, house, viewer, off, { placeId: held.placeId, reason }, now);
  }
  await noteKept(tx, house, viewer, held, { act: 'split', reason }, now);
  await joinInto(tx, house, into, off, now);
  await leaveNames(tx, into.scopeId, off.postIds, now);
}

/** Staff leave everything where it is. @returns false when this viewer may not */
export async function giveUpWidening(tx: Tx, house: House, viewer: Viewer, wideningId: string, now: Date): Promise<boolean> {
  const widening = await openWidening(tx, wideningId);
  if (!widening || !(await holdToKeep(tx, viewer, widening.scope_id, now))) return false;
  await endWidening(tx, house, wideningId, 'given-up', now);
  return true;
}

/**
 * Once a day: after some weeks nobody is waited for any longer, and everything stays where it is. Before that, who was
 * waited for may have left with their words, and the others had agreed.
 */
export async function settleWidenings(house: House): Promise<void> {
  const now = house.clock.now();
  const open = await house.db.selectFrom('widening').select(['id', 'asked_at']).where('ended_at', 'is', null).execute();
  for (const { id, asked_at: askedAt } of open) {
    if (askedUntil(askedAt) > now) await moveAsAgreed(house, id);
    else await inTransaction(house.db, (tx) => endWidening(tx, house, id, 'given-up', now));
  }
}
