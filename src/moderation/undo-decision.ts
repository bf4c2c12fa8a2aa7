import { isDecidedAlone } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { noteDecision } from '../spaces/index.ts';
import { carryOut } from './carry-out.ts';
import { holdModerator, holdTarget } from './hold-case.ts';
import { keptDecision, type AppealRow, type KeptDecision } from './kept-queries.ts';
import { undoOf } from './rules.ts';
import { holdPersonBehind } from './standing.ts';

/** A decision that nobody else takes back, or answers for, until the transaction ends. */
type HeldDecision = { decision: KeptDecision & AppealRow; scopeId: string | null; personId: string | null };

/**
 * Opens a decision, and holds the right to change what it did: of whoever looks after the place where the words stand now,
 * which may be another than where it was decided; of the community's moderators for persons, and where nobody else could
 * look at it anew.
 */
export async function holdDecision(tx: Tx, house: House, viewer: Viewer, decisionId: string, now: Date): Promise<HeldDecision | null> {
  const before = await keptDecision(tx, viewer, decisionId);
  if (!before) return null;
  const moderatesPeople = await holdModerator(tx, viewer);
  const it = { kind: before.kind, id: before.target_id };
  const ofPerson = before.kind === 'person';
  const held = ofPerson ? null : await holdTarget(tx, house, viewer, it, before.scope_id, now);
  const standsIn = moderatesPeople && (await isDecidedAlone(tx, decisionId));
  if (!(ofPerson ? moderatesPeople : held?.moderates || standsIn)) return null; // guard:undo-held
  const personId = ofPerson && before.about_byline_id ? await holdPersonBehind(tx, before.about_byline_id) : null;
  await tx.selectFrom('decision').select('id').where('id', '=', decisionId).forNoKeyUpdate().execute();
  // As it is now: who waited here may be the second one.
  const decision = await keptDecision(tx, viewer, decisionId);
  if (!decision) return null;
  return { decision, scopeId: held?.scopeId ?? decision.scope_id, personId };
}

/** `already`: it was taken back before, or cannot be, or something newer holds. */
type Undone = { done: true } | { done: false; why: 'not-found' | 'already' };

/**
 * Takes a decision back: what it did is undone, and the one it was about is told why. Who had asked for another look has
 * their answer by that.
 */
export async function undoDecision(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { decisionId, reason }: { decisionId: string; reason: string },
  now: Date,
): Promise<Undone> {
  const held = await holdDecision(tx, house, viewer, decisionId, now);
  if (!held || !viewer.person) return { done: false, why: 'not-found' };
  const by = viewer.person.id;
  if (!(await takeBack(tx, house, held, { reason, by }, now))) return { done: false, why: 'already' };
  const settled = await tx
    .updateTable('appeal')
    .set({ answer: 'undone', answer_words: reason, answered_by: by, answered_at: now })
    .where('decision_id', '=', decisionId)
    .where('answer', 'is', null)
    .returning('decision_id')
    .executeTakeFirst();
  if (settled) await house.jobs.announce(tx, { name: 'appeal-answered', decisionId, at: now.toISOString(), tell: [] });
  return { done: true };
}

/** The same for a decision that is held already. @returns false when there is nothing to take back */
export async function takeBack(
  tx: Tx,
  house: House,
  { decision: d, scopeId, personId }: HeldDecision,
  { reason, by }: { reason: string; by: string },
  now: Date,
): Promise<boolean> {
  const act = undoOf(d.act);
  if (!act || d.undone || d.later) return false;
  const about = { kind: d.kind, targetId: d.target_id, scopeId, placeId: d.place_id, bylineId: d.about_byline_id };
  await noteDecision(tx, house, { act, ...about, by, reason, rule: d.rule, undoesId: d.id }, now);
  const it = { kind: d.kind, id: d.target_id };
  await carryOut(tx, house, { it, held: { scopeId, personId }, act, reason, until: null, by }, now);
  return true;
}
