import { ErrorSummary } from '../../platform/html/index.ts';
import type { Faults } from '../../platform/http/index.ts';
import type { Arguments, T } from '../../platform/i18n/index.ts';

/** For each field with a fault, the sentence beside it. */
export type Says = Record<string, string>;

/** @param facts what the sentences may name: the shortest password, the age */
export function inWords(t: T, faults: Faults, facts: Arguments = {}): Says {
  return Object.fromEntries(Object.entries(faults).map(([field, key]) => [field, t(key, facts)]));
}

export function SaysSummary({ t, says }: { t: T; says: Says }) {
  const errors = Object.entries(says).map(([field, message]) => ({ field, message }));
  return <ErrorSummary title={t('accounts.faults.title', { n: errors.length })} errors={errors} />;
}
