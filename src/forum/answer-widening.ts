import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';

/**
 * Says whether one's own words may go, for every byline one has there; it can be changed until they went. No answer is
 * told to anybody. When the last author agrees, the words go.
 * @returns false when this viewer was not asked, or it is over
 */
export async function answerWidening(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { wideningId, answer }: { wideningId: string; answer: 'yes' | 'no' },
  now: Date,
): Promise<boolean> {
  const open = await tx
    .selectFrom('widening')
    .select('id')
    .where('id', '=', wideningId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!open || viewer.bylines.length === 0) return false;
  const answered = await tx
    .updateTable('consent_to_widen')
    .set({ answer, answered_at: now })
    .where('widening_id', '=', wideningId)
    .where('byline_id', 'in', viewer.bylines) // guard:consent-mine
    .returning('byline_id')
    .execute();
  if (answered.length === 0) return false;
  if (await allAgree(tx, wideningId)) await house.jobs.announce(tx, { name: 'widening-agreed', wideningId, at: now.toISOString() });
  return true;
}

/** Whether everybody who was asked agrees. */
export async function allAgree(tx: Tx, wideningId: string): Promise<boolean> {
  const other = await tx
    .selectFrom('consent_to_widen')
    .select('byline_id')
    .where('widening_id', '=', wideningId)
    .where((e) => e.or([e('answer', 'is', null), e('answer', '=', 'no')])) // guard:consent-of-all
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}
