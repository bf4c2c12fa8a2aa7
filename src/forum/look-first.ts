import { keepDraft } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { Answer, Visit } from '../platform/http/index.ts';
import { renderMarkdown } from '../platform/markdown.ts';
import { typedIn, wordsFault, type Typed } from './composed.ts';
import type { Retry } from './page-models.ts';

/** Whether the button was pressed that shows the words first. */
export const wantsToLook = ({ form }: Visit): boolean => form.get('look') !== '';

const notOfTheDraft = ['idempotency_key', 'base', 'look'];

/**
 * Shows the words as they will look, posts nothing, and keeps them: a browser without our script keeps nothing itself.
 * Names stay words here, so that nobody learns who may read by trying them.
 * @param form the draft's name
 * @param again shows the page with the box on it, or refuses
 */
export async function lookFirst(visit: Visit, form: string, again: (retry: Retry) => Promise<Answer>): Promise<Answer> {
  const typed = typedIn(visit.form);
  const words = typed['words'] ?? '';
  const fault = wordsFault(typed);
  if (fault) return again({ typed, faults: { words: visit.words.t(fault) } });
  const answer = await again({ typed, faults: {}, look: renderMarkdown(words).html, keptAt: visit.now });
  if (answer.kind === 'page') await keep(visit, form, typed);
  return answer;
}

async function keep({ house, viewer, now }: Visit, form: string, typed: Typed): Promise<void> {
  const fields = Object.fromEntries(Object.entries(typed).filter(([name]) => !notOfTheDraft.includes(name)));
  const base = typed['base'] ? new Date(typed['base']) : null;
  const from = base && !Number.isNaN(base.getTime()) ? base : null;
  await inTransaction(house.db, (tx) => keepDraft(tx, house.ids, viewer.person!.id, { form, fields, base: from }, now));
}
