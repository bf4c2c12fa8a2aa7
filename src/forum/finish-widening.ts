import { admitsNoOneNew, viewerOf, type Clause } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import { allAgree } from './answer-widening.ts';
import { askAuthors, authorsOf } from './ask-to-widen.ts';
import { carryOverWider, holdWay, type Way } from './move-thread.ts';
import { holdToKeep } from './slow-thread.ts';
import { noteSplit } from './split-thread.ts';
import { noteLeavingTraces, splitOff } from './split-off.ts';
import type { WideningTable } from './tables.ts';

/** When the last author agreed: the words go as whoever asked wanted, if they still may. */
export async function moveAsAgreed(house: House, wideningId: string): Promise<void> {
  const now = house.clock.now();
  const asked = await house.db.selectFrom('widening').select('asked_by').where('id', '=', wideningId).executeTakeFirst();
  if (!asked?.asked_by) return;
  const viewer = await viewerOf(house.db, asked.asked_by, now);
  if (viewer.person) await inTransaction(house.db, (tx) => finishWidening(tx, house, viewer, { wideningId, now: 'all' }, now));
}

/** `waits`: not everybody agrees, or nobody yet. `over`: the other place has other readers now than was asked about. */
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
  const way = found && (await holdWay(tx, viewer, found.scope_id, found.slug, now));
  // Again, now that the thread is held: it may have ended meanwhile.
  const widening = way && (await openWidening(tx, wideningId));
  if (!way || !widening) return { done: false, why: 'not-found' };
  if (!(await stillAsAsked(tx, way, widening))) {
    await endWidening(tx, house, wideningId, 'given-up', now);
    return { done: false, why: 'over' };
  }
  // Who wrote there since is asked first.
  if ((await askAuthors(tx, house, wideningId, [], now)) > 0 && which === 'all') return { done: false, why: 'waits' };
  const may = await agreed(tx, widening, which);
  if (!may) return { done: false, why: 'waits' };
  await endWidening(tx, house, wideningId, 'moved', now);
  if (may === 'whole') await carryOverWider(tx, house, viewer, way, widening.reason, now);
  else await goPartly(tx, house, viewer, way, widening, may, now);
  return { done: true };
}

type OpenWidening = Pick<WideningTable, 'id' | 'scope_id' | 'to_audience_id' | 'posts' | 'title' | 'partly' | 'reason'> & { slug: string };

async function openWidening(tx: Tx, id: string): Promise<OpenWidening | undefined> {
  return tx
    .selectFrom('widening')
    .innerJoin('place', 'place.id', 'widening.to_place_id')
    .select(['widening.id', 'scope_id', 'to_audience_id', 'posts', 'title', 'partly', 'reason', 'place.slug'])
    .where('widening.id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** What was agreed to were these readers: if the place has got others since, nobody agreed to them. */
async function stillAsAsked(tx: Tx, { target }: Way, { to_audience_id: asked }: OpenWidening): Promise<boolean> {
  if (target.insideId === asked) return true;
  const clauses: Clause[] = await tx.selectFrom('clause').select(['lead', 'also']).where('audience_id', '=', asked).execute();
  return admitsNoOneNew(target.inside, clauses); // guard:consent-to-these-readers
}

/** The posts that may go now; `whole` for the thread as it is; null where it waits. */
async function agreed(tx: Tx, widening: OpenWidening, which: 'all' | 'some'): Promise<string[] | 'whole' | null> {
  const everybody = await allAgree(tx, widening.id);
  if (everybody) return widening.posts ?? 'whole';
  if (which === 'all' || !widening.partly) return null;
  const authors = await authorsOf(tx, widening);
  const yes = await tx
    .selectFrom('consent_to_widen')
    .select('byline_id')
    .where('widening_id', '=', widening.id)
    .where('answer', '=', 'yes') // guard:consent-of-each
    .where('byline_id', 'in', authors)
    .execute();
  if (yes.length === 0) return null;
  let going = tx
    .selectFrom('post')
    .select('id')
    .where('scope_id', '=', widening.scope_id)
    .where('state', '<>', 'gone')
    .where(
      'byline_id',
      'in',
      yes.map((y) => y.byline_id),
    );
  if (widening.posts) going = going.where('id', 'in', widening.posts);
  const posts = (await going.execute()).map((p) => p.id);
  return posts.length > 0 ? posts : null;
}

async function goPartly(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { held, target }: Way,
  { title, reason }: OpenWidening,
  posts: readonly string[],
  now: Date,
): Promise<void> {
  await noteLeavingTraces(tx, held.scopeId, posts);
  const part = { fromId: held.scopeId, posts, title: title ?? '', placeId: target.placeId, audienceId: target.insideId };
  const threadId = await splitOff(tx, house, part, now);
  if (threadId) await noteSplit(tx, house, viewer, { threadId, placeId: held.placeId, reason }, now);
}

async function endWidening(tx: Tx, house: House, id: string, outcome: 'moved' | 'given-up', now: Date): Promise<void> {
  await tx.updateTable('widening').set({ ended_at: now, outcome }).where('id', '=', id).execute();
  await house.jobs.announce(tx, { name: 'widening-ended', wideningId: id, at: now.toISOString() });
}

/** Staff leave everything where it is. Who had answered what goes with it. @returns false when this viewer may not */
export async function giveUpWidening(tx: Tx, house: House, viewer: Viewer, wideningId: string, now: Date): Promise<boolean> {
  const widening = await openWidening(tx, wideningId);
  if (!widening || !(await holdToKeep(tx, viewer, widening.scope_id, now))) return false;
  await endWidening(tx, house, wideningId, 'given-up', now);
  await tx.deleteFrom('consent_to_widen').where('widening_id', '=', wideningId).execute();
  return true;
}
