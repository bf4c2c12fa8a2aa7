import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { TargetId } from './target.ts';

type Answer = { outcome: 'acted' | 'no-action'; words: string; by: string };

/** Answers every open report on one thing at once, and tells each who reported it. @returns the reports that were open */
export async function closeReports(tx: Tx, house: House, { kind, id }: TargetId, answer: Answer, now: Date): Promise<string[]> {
  const closed = await tx
    .updateTable('report')
    .set({ outcome: answer.outcome, outcome_words: answer.words, closed_by: answer.by, closed_at: now })
    .where('kind', '=', kind)
    .where('target_id', '=', id)
    .where('outcome', 'is', null)
    .returning(['id', 'reporter_id'])
    .execute();
  for (const { id: reportId, reporter_id: reporter } of closed) {
    const personId = reporter === answer.by ? null : reporter;
    await house.jobs.announce(tx, { name: 'report-closed', reportId, personId, at: now.toISOString() });
  }
  return closed.map((r) => r.id);
}
