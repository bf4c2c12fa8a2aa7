import { z } from 'zod';
import { lengths, longestWords, offeredActs, shortestReason } from './rules.ts';
import { reasons } from './tables.ts';

const words = z
  .string()
  .trim()
  .refine((t) => [...t].length <= longestWords, 'moderation.fault.words_long')
  .default('');

export const reportForm = z.object({ reason: z.enum(reasons, 'moderation.fault.reason'), words });
export type ReportForm = z.infer<typeof reportForm>;

const reason = words.refine((t) => [...t].length >= shortestReason, 'moderation.fault.reason_short');

/** A kindness needs no rule and no reason: words that are released, a word to their writer. */
const withoutRule: readonly string[] = ['release', 'note'];

/** `none`: the report is answered and everything stays as it is. */
export const decisionForm = z
  .object({
    act: z.enum([...offeredActs, 'none'], 'moderation.fault.act'),
    length: z.enum(lengths, 'moderation.fault.length').default('7'),
    rule: z.union([z.enum(reasons), z.literal('')], 'moderation.fault.rule').default(''),
    reason: words,
    answer: words,
  })
  .refine(({ act, rule }) => rule !== '' || withoutRule.includes(act), { path: ['rule'], message: 'moderation.fault.rule' })
  .refine(({ act, reason: said }) => act === 'release' || [...said].length >= shortestReason, {
    path: ['reason'],
    message: 'moderation.fault.reason_short',
  });
export type DecisionForm = z.infer<typeof decisionForm>;

export const appealForm = z.object({ words: reason });

export const undoForm = z.object({ reason });

export const appealAnswerForm = z.object({ answer: z.enum(['stands', 'undone'], 'moderation.fault.appeal'), words: reason });
export type AppealAnswer = z.infer<typeof appealAnswerForm>;

export const firstPostsForm = z.object({
  first_posts: z.enum(['off', 'read', 'held'], 'moderation.fault.first_posts'),
  most: z.coerce
    .number('moderation.fault.most')
    .int('moderation.fault.most')
    .min(1, 'moderation.fault.most')
    .max(20, 'moderation.fault.most'),
  days: z.coerce
    .number('moderation.fault.days')
    .int('moderation.fault.days')
    .min(0, 'moderation.fault.days')
    .max(90, 'moderation.fault.days'),
  hours: z.coerce
    .number('moderation.fault.hours')
    .int('moderation.fault.hours')
    .min(1, 'moderation.fault.hours')
    .max(168, 'moderation.fault.hours'),
});
