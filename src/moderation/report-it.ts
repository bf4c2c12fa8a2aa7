import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { ReportForm } from './forms.ts';
import { addWords, graver } from './rules.ts';
import { openTarget, type Target, type TargetId } from './target.ts';

/**
 * Tells the moderators of something, with a copy of what stands there now. Never limited by pace. Reporting again
 * before an answer adds to the same report.
 * @returns false when there is no such thing for this viewer
 */
export async function reportIt(tx: Tx, house: House, viewer: Viewer, it: TargetId, said: ReportForm, now: Date): Promise<boolean> {
  const target = await openTarget(house, tx, viewer, it, 'reader');
  if (!target || !viewer.person || target.state === 'gone' || !can(viewer, 'report', { mine: target.mine })) return false;
  if (target.scopeId && !(await holdScope(tx, viewer, target.scopeId, now))) return false;
  const { id: reporterId } = viewer.person;
  if (!(await addToMine(tx, reporterId, it, said))) await addReport(tx, house, reporterId, target, said, now);
  return true;
}

async function addToMine(tx: Tx, reporterId: string, { kind, id }: TargetId, { reason, words }: ReportForm): Promise<boolean> {
  const mine = await tx
    .selectFrom('report')
    .select(['id', 'reason', 'words'])
    .where('reporter_id', '=', reporterId)
    .where('kind', '=', kind)
    .where('target_id', '=', id)
    .where('outcome', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!mine) return false;
  const more = { reason: graver(mine.reason, reason), words: addWords(mine.words, words) };
  await tx.updateTable('report').set(more).where('id', '=', mine.id).execute();
  return true;
}

async function addReport(
  tx: Tx,
  house: House,
  reporterId: string,
  target: Target,
  { reason, words }: ReportForm,
  now: Date,
): Promise<void> {
  const { kind, scopeId, placeId, bylineId } = target;
  const made = await tx
    .insertInto('report')
    .values({
      id: house.ids.blind(),
      reporter_id: reporterId,
      kind,
      target_id: target.id,
      scope_id: scopeId,
      place_id: placeId,
      byline_id: bylineId,
      reason,
      words,
      evidence: target.words,
      reported_at: now,
      closed_by: null,
      outcome: null,
      outcome_words: '',
      closed_at: null,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await house.jobs.announce(tx, { name: 'report-made', reportId: made.id, scopeId, placeId, bylineId, at: now.toISOString() });
}
