import type { House } from '../contracts/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import type { DecidedAct, HouseRule } from './tables.ts';

/** The rules of the house, as a report and a decision name them: the gravest first. */
export const houseRules = ['danger', 'scam', 'private', 'cure', 'unkind', 'selling', 'other'] as const;

/** What is decided about words, about a conversation, or about a person. */
export const decidedActs = [
  'hide',
  'show',
  'hold',
  'release',
  'decline',
  'note',
  'ask-edit',
  'warn',
  'lock',
  'unlock',
  'slow',
  'unslow',
  'retitle',
  'content-note',
  'move',
  'split',
  'merge',
  'suspend',
  'lift',
  'withdraw',
] as const;

export type NewDecision = {
  act: DecidedAct;
  kind: string;
  targetId: string;
  scopeId: string | null;
  placeId: number | null;
  /** Whom it is about: they read it, and are told. */
  bylineId: string | null;
  by: string;
  reason: string;
  rule?: HouseRule | null;
  until?: Date | null;
  reportId?: string | null;
  undoesId?: string | null;
};

/**
 * Writes down what was decided and why, in the transaction that carries it out, and tells the one it is about.
 * @returns the decision's id
 */
export async function noteDecision(tx: Tx, house: House, d: NewDecision, now: Date): Promise<string> {
  const id = house.ids.blind();
  await tx
    .insertInto('decision')
    .values({
      id,
      report_id: d.reportId ?? null,
      decided_by: d.by,
      about_byline_id: d.bylineId,
      kind: d.kind,
      act: d.act,
      target_id: d.targetId,
      scope_id: d.scopeId,
      place_id: d.placeId,
      rule: d.rule ?? null,
      reason: d.reason,
      until: d.until ?? null,
      undoes_id: d.undoesId ?? null,
      decided_at: now,
      read_at: null,
      met_at: null,
      seen_at: null,
    })
    .execute();
  if (d.bylineId) await house.jobs.announce(tx, { name: 'decided', decisionId: id, at: now.toISOString(), tell: [d.bylineId] });
  return id;
}

/** Notes that the one it is about looked at it. */
export async function noteDecisionRead(db: Db, decisionId: string, now: Date): Promise<void> {
  await db.updateTable('decision').set({ read_at: now }).where('id', '=', decisionId).where('read_at', 'is', null).execute();
}

/** The words that staff asked to be changed were changed: they look at them again. @returns the places where somebody waits for it */
export async function noteWordsChanged(tx: Tx, targetId: string, now: Date): Promise<number[]> {
  const met = await tx
    .updateTable('decision')
    .set({ met_at: now, seen_at: null })
    .where('target_id', '=', targetId)
    .where('act', '=', 'ask-edit')
    .where('seen_at', 'is', null)
    .returning('place_id')
    .execute();
  return met.map((d) => d.place_id).filter((id) => id !== null);
}

/** Staff had seen the change. */
export async function noteChangeSeen(tx: Tx, decisionId: string, now: Date): Promise<void> {
  await tx
    .updateTable('decision')
    .set({ seen_at: now })
    .where('id', '=', decisionId)
    .where('met_at', 'is not', null)
    .where('seen_at', 'is', null)
    .execute();
}

/** The words that these decisions are about stand in another conversation now. */
export async function decisionsFollow(tx: Tx, targetIds: readonly string[], scopeId: string): Promise<void> {
  if (targetIds.length > 0) await tx.updateTable('decision').set({ scope_id: scopeId }).where('target_id', 'in', targetIds).execute();
}

/** These are for whoever looks after another place from now on. */
export async function handOverDecisions(tx: Tx, decisionIds: readonly string[], placeId: number): Promise<void> {
  if (decisionIds.length > 0) await tx.updateTable('decision').set({ place_id: placeId }).where('id', 'in', decisionIds).execute();
}
