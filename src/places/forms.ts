import { z } from 'zod';
import { faultOfName } from '../people/index.ts';
import { languages } from '../platform/i18n/index.ts';
import { allReaders, type Readers } from '../spaces/index.ts';
import { longestAsking, longestName, longestPurpose } from './rules.ts';

const atMost = (longest: number) => (text: string) => [...text].length <= longest;

const wordsOf = (missing: string) => z.string(missing).trim().min(1, missing).refine(atMost(longestAsking), 'places.fault.words_long');

export const askForm = z.object({ words: wordsOf('places.fault.ask_words') });

export const answerForm = z.object({
  asking: z.guid('places.fault.form'),
  answer: z.enum(['let-in', 'declined'], 'places.fault.form'),
  words: z.string().trim().refine(atMost(longestAsking), 'places.fault.words_long').default(''),
});

export const invitationForm = z.object({ answer: z.enum(['accept', 'decline'], 'places.fault.form') });

const pseudonym = z
  .string('places.fault.person')
  .trim()
  .refine((name) => faultOfName(name) === null, 'places.fault.person');

export const inviteForm = z.object({ name: pseudonym });

const name = z
  .string('places.fault.name')
  .trim()
  .min(1, 'places.fault.name')
  .refine(atMost(longestName), 'places.fault.name_long')
  .refine((t) => !t.includes('\n'), 'places.fault.name');
const purpose = z
  .string('places.fault.purpose')
  .trim()
  .min(1, 'places.fault.purpose')
  .refine(atMost(longestPurpose), 'places.fault.purpose_long');
const readers = z
  .string('places.fault.readers')
  .refine((r): r is Readers => allReaders.some((known) => known === r), 'places.fault.readers');
const language = z.enum(languages, 'places.fault.language');

/** Words that are pages already, so no board may be called so in an address. */
const taken = ['new'];

const slug = z
  .string()
  .trim()
  .toLowerCase()
  .refine((s) => s === '' || (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(s) && s.length <= 60 && !taken.includes(s)), 'places.fault.slug')
  .default('');

export const newBoardForm = z.object({
  name,
  slug,
  purpose,
  language,
  readers,
  staff: z.union([z.literal(''), pseudonym], 'places.fault.person').default(''),
});

export const boardForm = z.object({ name, purpose, language });

export const readersForm = z.object({ readers });
