import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { lookedAtWhereItStands } from './words-moved.ts';
import { mayAppeal } from './rules.ts';
import type { AppealAnswer } from './forms.ts';
import { holdDecision, takeBack } from './undo-decision.ts';

/**
 * Asks that another person looks at a decision about oneself. Once for each decision; the suspended may ask, too.
 * @returns false when there is no such decision about this viewer, or it was asked about before
 */
export async function appealDecision(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { decisionId, words }: { decisionId: string; words: string },
  now: Date,
): Promise<boolean> {
  const about = await tx
    .selectFrom('decision')
    .select('act')
    .where('id', '=', decisionId)
    .where('about_byline_id', 'in', viewer.bylines)
    .forShare()
    .executeTakeFirst();
  // Asked once it is held: somebody may be taking it back at this moment.
  if (!about || !mayAppeal(about.act) || (await isUndone(tx, decisionId))) return false; // guard:appeal-stands
  const asked = await tx
    .insertInto('appeal')
    .values({ decision_id: decisionId, words, asked_at: now, answer: null, answered_by: null, answered_at: null })
    .onConflict((c) => c.doNothing())
    .returning('decision_id')
    .executeTakeFirst();
  if (asked) await lookedAtWhereItStands(tx, decisionId);
  if (asked) await house.jobs.announce(tx, { name: 'appealed', decisionId, at: now.toISOString() });
  return asked !== undefined;
}

async function isUndone(tx: Tx, decisionId: string): Promise<boolean> {
  return (await tx.selectFrom('decision').select('id').where('undoes_id', '=', decisionId).executeTakeFirst()) !== undefined;
}

/**
 * Answers it: the decision stands, or it is taken back. Never by who decided.
 * @returns false when it is not this viewer's to answer, or somebody was quicker
 */
export async function answerAppeal(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { decisionId, answer, words }: AppealAnswer & { decisionId: string },
  now: Date,
): Promise<boolean> {
  const held = await holdDecision(tx, house, viewer, decisionId, now);
  if (!held?.decision.mine_to_answer || !viewer.person) return false;
  const answered = await tx
    .updateTable('appeal')
    .set({ answer, answer_words: words, answered_by: viewer.person.id, answered_at: now })
    .where('decision_id', '=', decisionId)
    .where('answer', 'is', null)
    .returning('decision_id')
    .executeTakeFirst();
  if (!answered) return false;
  if (answer === 'undone') await takeBack(tx, house, held, { reason: words, by: viewer.person.id }, now);
  const tell = held.decision.about_byline_id ? [held.decision.about_byline_id] : [];
  await house.jobs.announce(tx, { name: 'appeal-answered', decisionId, at: now.toISOString(), tell });
  return true;
}
