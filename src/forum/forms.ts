import { z } from 'zod';
import { isId } from '../platform/ids.ts';
import { composedFields, someWords } from './composed.ts';
import { longestTitle } from './rules.ts';
import { intents, marks } from './tables.ts';

const id = z.string().refine(isId, 'forum.fault.form');
const optionalId = z.union([z.literal(''), id]).default('');

export const replyForm = z.object({ ...composedFields, answers: optionalId, idempotency_key: id });
export type ReplyForm = z.infer<typeof replyForm>;

export const threadForm = z.object({
  title: z
    .string('forum.fault.title')
    .trim()
    .min(1, 'forum.fault.title')
    .refine((t) => [...t].length <= longestTitle, 'forum.fault.title_long')
    .refine((t) => !t.includes('\n'), 'forum.fault.title'),
  intent: z.enum(intents, 'forum.fault.intent'),
  ...composedFields,
  idempotency_key: id,
});
export type ThreadForm = z.infer<typeof threadForm>;

export const editForm = z.object({ ...composedFields, idempotency_key: id });

export const reactionForm = z.object({ kind: z.enum(marks, 'forum.fault.form') });

export const summaryForm = z.object({ words: someWords, language: composedFields.language, idempotency_key: id });
