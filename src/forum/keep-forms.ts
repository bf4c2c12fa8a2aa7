import { z } from 'zod';
import { isId } from '../platform/ids.ts';
import { longestTitle } from './rules.ts';

const longestReason = 2000;
const shortestReason = 10;

const reason = z
  .string('forum.fault.reason')
  .trim()
  .refine((t) => [...t].length >= shortestReason, 'forum.fault.reason')
  .refine((t) => [...t].length <= longestReason, 'forum.fault.reason_long');

const title = z
  .string('forum.fault.title')
  .trim()
  .min(1, 'forum.fault.title')
  .refine((t) => [...t].length <= longestTitle, 'forum.fault.title_long')
  .refine((t) => !t.includes('\n'), 'forum.fault.title');

const board = z.string('forum.fault.board').trim().min(1, 'forum.fault.board');

export const retitleForm = z.object({ title, reason });
/** Who opened a conversation needs no reason. */
export const ownTitleForm = z.object({ title });

export const paces = [5, 15, 30, 60, 180, 720] as const;
export const paceHours = [6, 24, 72, 168] as const;

const oneOf = (numbers: readonly number[], message: string) => z.coerce.number(message).refine((n) => numbers.includes(n), message);

export const slowForm = z.object({ minutes: oneOf(paces, 'forum.fault.minutes'), hours: oneOf(paceHours, 'forum.fault.hours'), reason });
export const reasonForm = z.object({ reason });

/** `how`: nothing said yet; ask and wait for all; ask, and leave behind who does not agree. */
export const moveForm = z
  .object({
    to: board,
    reason,
    how: z.enum(['', 'whole', 'partly'], 'forum.fault.form').default(''),
    title: z.union([z.literal(''), title]).default(''),
  })
  .refine(({ how, title: given }) => how !== 'partly' || given !== '', { path: ['title'], message: 'forum.fault.title_there' });

const chosen = z
  .union([z.string(), z.array(z.string())], 'forum.fault.posts')
  .transform((one) => [one].flat())
  .refine((all) => all.length > 0 && all.length <= 500 && all.every(isId), 'forum.fault.posts');

export const splitForm = z.object({
  posts: chosen,
  title,
  to: board,
  reason,
  how: z.enum(['', 'whole', 'partly'], 'forum.fault.form').default(''),
});

export const mergeForm = z.object({
  other: z.string('forum.fault.other').refine(isId, 'forum.fault.other'),
  reason,
  how: z.enum(['', 'whole', 'partly'], 'forum.fault.form').default(''),
});

const several = z.union([z.string(), z.array(z.string())], 'forum.fault.threads').transform((one) => [one].flat());

/** For each conversation of the page the board it goes to, or nothing. `ask`: nothing said yet; ask where more would read it; leave those. */
export const bulkForm = z
  .object({
    threads: several.refine((all) => all.length <= 100 && all.every(isId), 'forum.fault.threads'),
    to: several,
    reason,
    ask: z.enum(['', 'yes', 'no'], 'forum.fault.form').default(''),
  })
  .refine(({ threads, to }) => threads.length === to.length && to.some((slug) => slug !== ''), {
    path: ['threads'],
    message: 'forum.fault.threads',
  })
  .transform(({ threads, to, ...rest }) => ({
    ...rest,
    going: threads.map((threadId, n) => ({ threadId, to: to[n] ?? '' })).filter((one) => one.to !== ''),
  }));

export const consentForm = z.object({ answer: z.enum(['yes', 'no'], 'forum.fault.answer') });
