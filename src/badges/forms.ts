import { z } from 'zod';
import { badgeKinds, faultOfName } from '../people/index.ts';
import { lasts, longestEvidence, longestLabel } from './rules.ts';

const atMost = (longest: number) => (text: string) => [...text].length <= longest;

const person = z
  .string('badges.fault.person')
  .trim()
  .refine((name) => faultOfName(name) === null, 'badges.fault.person');

const label = z
  .string('badges.fault.label')
  .trim()
  .min(3, 'badges.fault.label')
  .refine(atMost(longestLabel), 'badges.fault.label_long')
  .refine((text) => !/\n|:\/\//.test(text), 'badges.fault.label');

const evidence = z
  .string('badges.fault.evidence')
  .trim()
  .min(10, 'badges.fault.evidence')
  .refine(atMost(longestEvidence), 'badges.fault.evidence_long');

const months = z.coerce
  .number('badges.fault.months')
  .refine((n): n is (typeof lasts)[number] => (lasts as readonly number[]).includes(n), 'badges.fault.months');

/** A badge that stands already says again what was seen, and for how long. */
export const renewForm = z.object({ label, evidence, months });

export const badgeForm = renewForm.extend({ person, kind: z.enum(badgeKinds, 'badges.fault.kind') });

export const withdrawForm = z.object({
  because: z
    .string('badges.fault.because')
    .trim()
    .min(3, 'badges.fault.because')
    .refine(atMost(longestEvidence), 'badges.fault.evidence_long'),
});
