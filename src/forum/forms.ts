import { z } from 'zod';
import { languages } from '../platform/i18n/index.ts';
import { isId } from '../platform/ids.ts';
import { longestPost, longestTitle } from './rules.ts';
import { intents, reactions } from './tables.ts';

const id = z.string().refine(isId, 'forum.fault.form');
const optionalId = z.union([z.literal(''), id]).default('');

const words = z
  .string('forum.fault.words')
  .trim()
  .min(1, 'forum.fault.words')
  .refine((t) => [...t].length <= longestPost, 'forum.fault.words_long');

export const replyForm = z.object({ words, answers: optionalId, language: z.enum(languages).optional(), idempotency_key: id });
export type ReplyForm = z.infer<typeof replyForm>;

export const threadForm = z.object({
  title: z
    .string('forum.fault.title')
    .trim()
    .min(1, 'forum.fault.title')
    .refine((t) => [...t].length <= longestTitle, 'forum.fault.title_long')
    .refine((t) => !t.includes('\n'), 'forum.fault.title'),
  intent: z.enum(intents, 'forum.fault.intent'),
  words,
  language: z.enum(languages).optional(),
  idempotency_key: id,
});
export type ThreadForm = z.infer<typeof threadForm>;

export const editForm = z.object({ words });

export const reactionForm = z.object({ kind: z.enum(reactions, 'forum.fault.form') });
