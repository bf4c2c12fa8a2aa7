import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { comeIn } from './membership.ts';

/** Ready words that may go with an answer. They are kept by their key, so that each reads them in their own language. */
export const answerTemplates = {
  'let-in': ['welcome', 'slowly'],
  declined: ['full', 'not-meant', 'elsewhere', 'new-here'],
} as const;

export type AnswerTemplate = (typeof answerTemplates)['let-in' | 'declined'][number];

export function isTemplateFor(answer: 'let-in' | 'declined', text: string): text is AnswerTemplate {
  return (answerTemplates[answer] as readonly string[]).includes(text);
}

export type AskingAnswer = {
  askingId: string;
  placeId: number;
  answer: 'let-in' | 'declined';
  template?: AnswerTemplate | null;
  words: string;
  by: string;
};

/**
 * Answers somebody who asked to be let in. The caller holds the place and has asked whether its staff is answering.
 * @returns the person's id; null when there is no such asking, or a colleague was quicker
 */
export async function answerAsking(
  tx: Tx,
  house: House,
  { askingId, placeId, answer, template = null, words, by }: AskingAnswer,
  now: Date,
): Promise<string | null> {
  const answered = await tx
    .updateTable('asking')
    .set({ answer, answer_template: template, answer_words: words, answered_by: by, answered_at: now })
    .where('id', '=', askingId)
    .where('place_id', '=', placeId)
    .where('answer', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (!answered) return null;
  if (answer === 'let-in') await comeIn(tx, placeId, answered.person_id, now);
  await house.jobs.announce(tx, { name: 'asking-answered', askingId, at: now.toISOString() });
  return answered.person_id;
}
