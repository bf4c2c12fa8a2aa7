import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { aliasOf } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { openTarget, type Target, type TargetId } from './target.ts';
import type { Reason } from './tables.ts';
import { hasReported, holdsRole, openUnmaskingOf, reportersOf, writeDownUnmasking } from './unmask-store.ts';

/** What may be asked about: anonymous words that this moderator may read and did not report. */
export type Askable = Target & { alias: string };

/** As a moderator of the place, or as a moderator of the community who may read it like anybody else. */
export async function askableTarget(tx: Tx, house: House, viewer: Viewer, it: TargetId, now: Date): Promise<Askable | null> {
  if (it.kind === 'person') return null;
  const target = (await openTarget(house, tx, viewer, it, 'moderator')) ?? (await openTarget(house, tx, viewer, it, 'reader'));
  const held = target?.scopeId ? await holdScope(tx, viewer, target.scopeId, now) : null;
  if (!target || !held) return null;
  const moderates = held.moderates || (await holdsRole(tx, viewer, ['moderator']));
  if (!can(viewer, 'ask-unmasking', { moderates, mine: viewer.bylines.includes(target.bylineId) })) return null;
  const alias = await aliasOf(tx, target.bylineId);
  return alias === null || (await hasReported(tx, viewer, target.bylineId)) ? null : { ...target, alias };
}

export type Asking = { rule: Reason; reason: string };

/** `already`: somebody asked and is not answered, or may look now. */
export type AskedToUnmask = { done: true; unmaskingId: string } | { done: false; why: 'not-found' | 'already' };

/** Asks a second senior person whether two of them may learn who an alias is. Written down, whatever comes of it. */
export async function askToUnmask(tx: Tx, house: House, viewer: Viewer, it: TargetId, said: Asking, now: Date): Promise<AskedToUnmask> {
  const target = await askableTarget(tx, house, viewer, it, now);
  if (!target || !viewer.person) return { done: false, why: 'not-found' };
  if (await openUnmaskingOf(tx, target.bylineId, now)) return { done: false, why: 'already' };
  const unmaskingId = house.ids.blind();
  await writeDownUnmasking(tx, unmaskingId, viewer.person.id, 'asked', now);
  await tx
    .insertInto('unmasking')
    .values({
      id: unmaskingId,
      byline_id: target.bylineId,
      kind: it.kind,
      target_id: it.id,
      place_id: target.placeId,
      alias: target.alias,
      asked_by: viewer.person.id,
      rule: said.rule,
      reason: said.reason,
      asked_at: now,
      answer: null,
      answer_words: '',
      answered_by: null,
      answered_at: null,
      told_at: null,
    })
    .execute();
  const notFor = [viewer.person.id, ...(await reportersOf(tx, target.bylineId))];
  await house.jobs.announce(tx, { name: 'unmasking-asked', unmaskingId, bylineId: target.bylineId, notFor, at: now.toISOString() });
  return { done: true, unmaskingId };
}
