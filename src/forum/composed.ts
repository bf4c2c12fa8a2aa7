import { z } from 'zod';
import type { Form, Visit } from '../platform/http/index.ts';
import { languages } from '../platform/i18n/index.ts';
import { longestPost } from './rules.ts';

/** What a writer gives, in a reply, a new thread or an edit alike: the words and what goes with them. */
export type Composed = { words: string; language: string };

/** What was typed, by field. Several of one name stand in one text, parted by commas, as a draft keeps them. */
export type Typed = Readonly<Record<string, string>>;

/** The fields of the composer, for every form that has one. */
export const composedFields = {
  words: z
    .string('forum.fault.words')
    .trim()
    .min(1, 'forum.fault.words')
    .refine((t) => [...t].length <= longestPost, 'forum.fault.words_long'),
  language: z.enum(languages).optional(),
};

type ComposedForm = z.infer<z.ZodObject<typeof composedFields>>;

/** From the fields as they were read; who says nothing of the language writes in their own. */
export function composedFrom({ words }: Visit, form: ComposedForm): Composed {
  return { words: form.words, language: form.language ?? words.language };
}

/** What a form held, to be shown again when something about it was wrong. */
export function typedIn(form: Form): Typed {
  return Object.fromEntries(form.entries().map(([name]) => [name, form.all(name).join(',')]));
}
