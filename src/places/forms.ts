import { z } from 'zod';
import { faultOfName } from '../people/index.ts';
import { languages } from '../platform/i18n/index.ts';
import { abouts, allReaders, duties, isCancerType, type Readers } from '../spaces/index.ts';
import { longestAsking, longestName, longestPurpose, longestReason, longestRules } from './rules.ts';

const atMost = (longest: number) => (text: string) => [...text].length <= longest;

const wordsOf = (missing: string) => z.string(missing).trim().min(1, missing).refine(atMost(longestAsking), 'places.fault.words_long');

export const askForm = z.object({ words: wordsOf('places.fault.ask_words') });

export const answerForm = z.object({
  asking: z.guid('places.fault.form'),
  answer: z.enum(['let-in', 'declined'], 'places.fault.form'),
  template: z.string().default(''),
  words: z.string().trim().refine(atMost(longestAsking), 'places.fault.words_long').default(''),
});

export const invitationForm = z.object({ answer: z.enum(['accept', 'decline'], 'places.fault.form') });

const pseudonym = z
  .string('places.fault.person')
  .trim()
  .refine((name) => faultOfName(name) === null, 'places.fault.person');

export const inviteForm = z.object({ name: pseudonym });

const duty = z.enum(duties, 'places.fault.duty');

export const dutyForm = z.object({ duty });

export const appointForm = z.object({ name: pseudonym, duty });

/** Somebody who goes on with the work, or nobody. */
export const stepDownForm = z.object({ name: z.union([z.literal(''), pseudonym], 'places.fault.person').default('') });

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

const says = {
  name,
  purpose,
  language,
  about: z.enum(abouts, 'places.fault.about').default('topic'),
  cancerType: z
    .string()
    .refine((key) => key === '' || isCancerType(key), 'places.fault.cancer_type')
    .default(''),
  rules: z.string().trim().refine(atMost(longestRules), 'places.fault.rules_long').default(''),
};

type Says = { about: string; cancerType: string };

/** A board about a kind of cancer says which. */
const saysWhich = ({ about, cancerType }: Says) => about !== 'cancer-type' || cancerType !== '';
const which = { path: ['cancerType'], message: 'places.fault.cancer_type' };

export const newBoardForm = z
  .object({
    ...says,
    slug,
    readers,
    staff: z.union([z.literal(''), pseudonym], 'places.fault.person').default(''),
    /** The board it comes out of, its staff, and whether its people are invited. */
    from: z.string().default(''),
    sameStaff: z.enum(['yes', '']).default(''),
    invite: z.enum(['yes', '']).default(''),
  })
  .refine(saysWhich, which);

export const boardForm = z.object(says).refine(saysWhich, which);

export const readersForm = z.object({ readers });

export const addressForm = z.object({ slug: slug.refine((s) => s !== '', 'places.fault.slug') });

export const archiveForm = z.object({
  state: z.enum(['archived', 'open'], 'places.fault.form'),
  because: z.string().trim().refine(atMost(longestReason), 'places.fault.because_long').default(''),
});
