import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { noteDecision } from '../spaces/index.ts';
import { carryOut } from './carry-out.ts';
import { closeReports } from './close-reports.ts';
import type { DecisionForm } from './forms.ts';
import { holdCase, type HeldCase, type Kept } from './hold-case.ts';
import { endOf } from './rules.ts';
import type { TargetId } from './target.ts';

/** `already`: somebody was quicker, or it is so anyway. */
export type Decided = { done: true } | { done: false; why: 'not-found' | 'already' };

/** The report a decision answers, and what it kept of its target. */
export type Answering = Kept & { reportId: string };

/**
 * Decides about words or a person: carries it out, writes down why, answers every open report on it, and tells the
 * person it is about. All of it, or nothing.
 */
export async function decide(
  tx: Tx,
  house: House,
  viewer: Viewer,
  it: TargetId,
  form: DecisionForm,
  answering: Answering | null,
  now: Date,
): Promise<Decided> {
  const held = await holdCase(tx, house, viewer, it, answering, now);
  if (!held || !viewer.person || (form.act === 'none' && !answering)) return { done: false, why: 'not-found' };
  if (form.act !== 'none' && !held.acts.includes(form.act)) return { done: false, why: 'already' };
  if (answering && !(await isOpen(tx, answering.reportId))) return { done: false, why: 'already' };
  const outcome =
    form.act === 'none' ? { outcome: 'no-action' as const, words: form.reason } : { outcome: 'acted' as const, words: form.answer };
  const closed = await closeReports(tx, house, it, { ...outcome, by: viewer.person.id }, now);
  if (form.act !== 'none')
    await writeDown(tx, house, { it, held, form: { ...form, act: form.act }, by: viewer.person.id, reportId: closed[0] ?? null }, now);
  return { done: true };
}

async function isOpen(tx: Tx, reportId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('report')
    .select('id')
    .where('id', '=', reportId)
    .where('outcome', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}

type ToWrite = {
  it: TargetId;
  held: HeldCase;
  form: DecisionForm & { act: Exclude<DecisionForm['act'], 'none'> };
  by: string;
  reportId: string | null;
};

async function writeDown(tx: Tx, house: House, { it, held, form, by, reportId }: ToWrite, now: Date): Promise<void> {
  const until = form.act === 'suspend' ? endOf(form.length, now) : null;
  const { act, reason } = form;
  const { scopeId, placeId, bylineId } = held;
  const decision = {
    act,
    kind: it.kind,
    targetId: it.id,
    scopeId,
    placeId,
    bylineId,
    by,
    reason,
    rule: form.rule || null,
    until,
    reportId,
  };
  await noteDecision(tx, house, decision, now);
  await carryOut(tx, house, { it, held, act, reason, until, by }, now);
}
