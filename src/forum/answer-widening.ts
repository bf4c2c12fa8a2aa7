import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { askAuthors, authorsOf, type Asks } from './ask-to-widen.ts';

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
    .select(['id', 'scope_id', 'into_id', 'posts'])
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
  // Who wrote there since is asked as well.
  await askAuthors(tx, house, wideningId, [], now);
  if (await allAgree(tx, open)) await house.jobs.announce(tx, { name: 'widening-agreed', wideningId, at: now.toISOString() });
  return true;
}

/** Whether everybody agrees whose words would go. Who took theirs back, or left with them, need not be waited for. */
export async function allAgree(tx: Tx, asks: Asks): Promise<boolean> {
  const authors = await authorsOf(tx, asks);
  return (await agreeing(tx, asks.id, authors)).length === authors.length; // guard:consent-of-all
}

/** Which of these authors agree. */
export async function agreeing(tx: Tx, wideningId: string, authors: readonly string[]): Promise<string[]> {
  if (authors.length === 0) return [];
  const yes = await tx
    .selectFrom('consent_to_widen')
    .select('byline_id')
    .where('widening_id', '=', wideningId)
    .where('answer', '=', 'yes') // guard:consent-of-each
    .where('byline_id', 'in', authors)
    .execute();
  return yes.map((y) => y.byline_id);
}
