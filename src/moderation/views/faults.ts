import type { T } from '../../platform/i18n/index.ts';

/** Faults of a form in the order of its page, for the summary; `at` gives the sentence for one field. */
export function faultsIn(t: T, faults: Record<string, string>, order: readonly string[]) {
  const at = (field: string) => (faults[field] ? t(faults[field]) : undefined);
  const errors = order.flatMap((field) => (faults[field] ? [{ field, message: t(faults[field]) }] : []));
  return { at, errors };
}
