import { z } from 'zod';
import { lengths, longestWords, shortestReason } from './rules.ts';
import { decidedActs, reasons } from './tables.ts';

const words = z
  .string()
  .trim()
  .refine((t) => [...t].length <= longestWords, 'moderation.fault.words_long')
  .default('');

export const reportForm = z.object({ reason: z.enum(reasons, 'moderation.fault.reason'), words });
export type ReportForm = z.infer<typeof reportForm>;

/** `none`: the report is answered and everything stays as it is. */
export const decisionForm = z.object({
  act: z.enum([...decidedActs, 'none'], 'moderation.fault.act'),
  length: z.enum(lengths, 'moderation.fault.length').default('7'),
  rule: z.enum(reasons, 'moderation.fault.rule'),
  reason: words.refine((t) => [...t].length >= shortestReason, 'moderation.fault.reason_short'),
  answer: words,
});
export type DecisionForm = z.infer<typeof decisionForm>;
