import { z } from 'zod';
import { longestNote } from './rules.ts';

export const keepForm = z.object({
  note: z
    .string()
    .trim()
    .refine((t) => [...t].length <= longestNote, 'bookmarks.fault.note_long')
    .default(''),
  remind: z.string().trim().max(10, 'bookmarks.fault.day').default(''),
});
