import { z } from 'zod';
import { pictureIds } from '../files/index.ts';
import { notesIn, type ContentNote } from '../people/index.ts';
import type { Form, Visit } from '../platform/http/index.ts';
import { languages } from '../platform/i18n/index.ts';
import { aboutField, type AboutWhom } from './about-whom.ts';
import { refsOf, type QuoteRef } from './quotes.ts';
import { longestPost } from './rules.ts';

/** What a writer gives, in a reply, a new thread or an edit alike: the words and what goes with them. */
export type Composed = {
  words: string;
  /** Empty for somebody anonymous who did not choose one: their own would tell of them. */
  language: string;
  anonymous?: boolean;
  quotes?: readonly QuoteRef[];
  about?: AboutWhom | null;
  /** What the words are about, for those who would rather not meet it unprepared. */
  notes?: readonly ContentNote[];
  /** Ids of pictures, in their order; a form that has no such field says nothing about them. */
  pictures?: readonly string[];
};

/** What was typed, by field. Several of one name stand in one text, parted by commas, as a draft keeps them. */
export type Typed = Readonly<Record<string, string>>;

/** Empty where pictures say it; whether they do, the act asks. */
const wordsField = z
  .string('forum.fault.words')
  .trim()
  .refine((t) => [...t].length <= longestPost, 'forum.fault.words_long');

/** For what is said in words alone. */
export const someWords = wordsField.min(1, 'forum.fault.words');

/** What is wrong with what was typed, as a message key; null when nothing is. */
export function wordsFault({ words = '', pictures = '' }: Typed): string | null {
  return (pictures === '' ? someWords : wordsField).safeParse(words).error?.issues[0]?.message ?? null;
}

/** Why nothing was posted that has no words: the sentence tells what would do instead. */
export const noWords = ({ pictures }: Composed): string =>
  pictures && pictures.length > 0 ? 'forum.fault.undescribed' : 'forum.fault.words';

/** The fields of the composer, for every form that has one. */
export const composedFields = {
  words: wordsField,
  language: z.union([z.literal(''), z.enum(languages)]).optional(),
  anonymous: z.enum(['', 'yes'], 'forum.fault.form').optional(),
  about: aboutField,
  pictures: z.string().max(2000, 'forum.fault.form').optional(),
};

type ComposedForm = z.infer<z.ZodObject<typeof composedFields>>;

/** From the fields as they were read; who says nothing of the language writes in their own, or, anonymous, in the conversation's. */
export function composedFrom(visit: Visit, form: ComposedForm): Composed {
  const quotes = refsOf(visit.form.all('quotes'));
  const notes = notesIn(visit.form.all('notes').join(','));
  return { ...writtenFrom(visit, form), ...picturesFrom(form, visit.house.config.pictures.aPost), quotes, notes };
}

function writtenFrom({ words }: Visit, form: ComposedForm): Composed {
  const anonymous = form.anonymous === 'yes';
  return { words: form.words, language: form.language || (anonymous ? '' : words.language), anonymous, about: form.about || null };
}

const picturesFrom = ({ pictures }: ComposedForm, most: number): Pick<Composed, 'pictures'> =>
  pictures === undefined ? {} : { pictures: pictureIds(pictures, most) };

/** What a form held, to be shown again when something about it was wrong. */
export function typedIn(form: Form): Typed {
  return Object.fromEntries(form.entries().map(([name]) => [name, form.all(name).join(',')]));
}
