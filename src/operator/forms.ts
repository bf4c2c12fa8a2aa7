import { z } from 'zod';
import { faultOfName, isEasilyGuessed, longestPassword, shortestPassword } from '../people/index.ts';
import { isCountry, languages } from '../platform/i18n/index.ts';

/** Text of one line: spaces at its ends are nobody's intention. */
const line = (fault: string, longest: number) => z.string(fault).trim().min(1, fault).max(longest, 'operator.fault.too_long');
const optionalLine = (longest: number) => z.string().trim().max(longest, 'operator.fault.too_long').default('');

export const emailField = z.string('operator.fault.email').trim().max(200, 'operator.fault.email').pipe(z.email('operator.fault.email'));

const password = z
  .string('operator.fault.password')
  .min(shortestPassword, 'operator.fault.password')
  .max(longestPassword, 'operator.fault.password_long')
  .refine((password) => !isEasilyGuessed(password), 'operator.fault.password_easy');

const timeZone = z
  .string()
  .default('UTC')
  .transform((zone) => (Intl.supportedValuesOf('timeZone').includes(zone) ? zone : 'UTC'));

export const newAdministratorForm = z.object({
  name: z
    .string('operator.fault.name')
    .trim()
    .refine((name) => faultOfName(name) === null, 'operator.fault.name'),
  email: emailField,
  password,
  time_zone: timeZone,
});

export const recoverForm = z.object({ who: z.string('operator.administrator.who_missing').min(1), password });

const language = z.enum(languages, 'operator.fault.language');

export const communityForm = z.object({
  name: line('operator.fault.community_name', 60),
  member_word: optionalLine(30),
  language,
  languages: z.array(language, 'operator.fault.languages').default([]),
  country: z
    .string()
    .default('')
    .refine((code) => code === '' || isCountry(code), 'operator.fault.country'),
  contact_name: line('operator.fault.contact_name', 60),
  contact_words: line('operator.fault.contact_words', 400),
  reply_hours: z.coerce
    .number('operator.fault.reply_hours')
    .int('operator.fault.reply_hours')
    .min(1, 'operator.fault.reply_hours')
    .max(168, 'operator.fault.reply_hours')
    .default(6),
});

export const joiningForm = z.object({
  joining: z.enum(['open', 'invitation', 'approval'], 'operator.fault.joining'),
  minimum_age: z.coerce.number('operator.fault.age').int('operator.fault.age').min(13, 'operator.fault.age').max(25, 'operator.fault.age'),
  way_back_hours: z.coerce
    .number('operator.fault.way_back')
    .int('operator.fault.way_back')
    .min(1, 'operator.fault.way_back')
    .max(336, 'operator.fault.way_back')
    .default(48),
});

/** The two ways mail servers encrypt: from the first byte, or after a first hello. */
export const securities = ['tls', 'starttls'] as const;

export const mailForm = z.discriminatedUnion('leaves', [
  z.object({ leaves: z.literal('no') }),
  z.object({
    leaves: z.literal('yes'),
    host: z
      .string('operator.fault.host')
      .trim()
      .regex(/^[\w.-]{1,200}$|^\[[\da-fA-F:]+\]$/, 'operator.fault.host'),
    port: z.coerce
      .number('operator.fault.port')
      .int('operator.fault.port')
      .min(1, 'operator.fault.port')
      .max(65_535, 'operator.fault.port'),
    security: z.enum(securities, 'operator.fault.security'),
    user: optionalLine(200),
    password: z.string().max(500, 'operator.fault.too_long').default(''),
    from: emailField,
  }),
]);

export type MailForm = z.infer<typeof mailForm>;
export type MailServer = Extract<MailForm, { leaves: 'yes' }>;
