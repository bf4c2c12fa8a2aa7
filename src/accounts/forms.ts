import { z } from 'zod';
import { isEasilyGuessed, isRelation, longestPassword, nameField, shortestPassword, type Relation } from '../people/index.ts';
import { isTimeZone } from '../platform/i18n/index.ts';

export const newPasswordField = z
  .string('accounts.password.short')
  .min(shortestPassword, 'accounts.password.short')
  .max(longestPassword, 'accounts.password.long')
  .refine((password) => !isEasilyGuessed(password), 'accounts.password.easy');

export const emailField = z.string('accounts.email.wrong').trim().max(200, 'accounts.email.wrong').pipe(z.email('accounts.email.wrong'));

const relationsField = z
  .array(z.string())
  .default([])
  .transform((list): Relation[] => list.filter(isRelation));

const zoneField = z
  .string()
  .default('UTC')
  .transform((zone) => (isTimeZone(zone) ? zone : 'UTC'));

const ticked = (key: string) => z.literal('yes', key);

const said = {
  name: nameField,
  about: z.string().trim().max(600, 'accounts.about.long').default(''),
};

const agreed = {
  relations: relationsField,
  time_zone: zoneField,
  age: ticked('accounts.join.age_missing'),
  consent: ticked('accounts.join.consent_missing'),
};

/** Whoever comes from the operator's provider says who they are here, and agrees as everybody does. */
export const joinFromProviderForm = z.object({ ...said, ...agreed });

/** Each way of joining asks for its own part only. In the order of the page: so are its faults told. */
export const joinForms = {
  password: z
    .object({
      ...said,
      password: newPasswordField,
      email: z.union([z.literal(''), emailField], 'accounts.email.wrong').default(''),
      ...agreed,
    })
    .refine(({ name, password }) => !isEasilyGuessed(password, [name]), { path: ['password'], error: 'accounts.password.easy' }),
  link: z.object({ ...said, email: emailField, ...agreed }),
  passkey: z.object({
    ...said,
    ceremony: z.string().min(1, 'accounts.passkey.missing'),
    response: z.string().min(1, 'accounts.passkey.missing'),
    ...agreed,
  }),
};

export type WayToJoin = keyof typeof joinForms;

export function isWayToJoin(text: string): text is WayToJoin {
  return text in joinForms;
}

export const signInForm = z.object({
  who: z.string('accounts.sign_in.who_empty').trim().min(1, 'accounts.sign_in.who_empty').max(200, 'accounts.sign_in.who_empty'),
  password: z
    .string('accounts.sign_in.password_empty')
    .min(1, 'accounts.sign_in.password_empty')
    .max(longestPassword, 'accounts.sign_in.wrong'),
});

export const recoveryForm = z.object({
  lost: z.string('accounts.sign_in.who_empty').trim().min(1, 'accounts.sign_in.who_empty').max(200, 'accounts.sign_in.who_empty'),
  recovery_code: z.string('accounts.code.empty').trim().min(1, 'accounts.code.empty').max(100, 'accounts.recovery.wrong'),
});

export const askLinkForm = z.object({ email: emailField });

export const invitationForm = z.object({
  for_whom: z.string().trim().max(200, 'accounts.invitations.for_whom_long').default(''),
  days: z.coerce
    .number('accounts.invitations.days_wrong')
    .int('accounts.invitations.days_wrong')
    .min(1, 'accounts.invitations.days_wrong')
    .max(90, 'accounts.invitations.days_wrong'),
  uses: z.coerce
    .number('accounts.invitations.uses_wrong')
    .int('accounts.invitations.uses_wrong')
    .min(1, 'accounts.invitations.uses_wrong')
    .max(500, 'accounts.invitations.uses_wrong'),
});

export const refusalForm = z.object({
  words: z
    .string('accounts.waiting_people.answer_empty')
    .trim()
    .min(1, 'accounts.waiting_people.answer_empty')
    .max(2000, 'accounts.waiting_people.answer_long'),
});

export const passkeyLabelForm = z.object({
  label: z.string('accounts.passkeys.label_empty').trim().min(1, 'accounts.passkeys.label_empty').max(60, 'accounts.passkeys.label_long'),
});

export const newPasswordForm = z.object({ new_password: newPasswordField });

export const leaveForm = z.object({ how: z.enum(['anonymise', 'erase'], 'accounts.leave.how_missing') });
