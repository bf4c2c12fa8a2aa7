import { Field, Select, TextArea } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { lasts, longestEvidence, longestLabel } from '../rules.ts';

/** What was typed into a form that was refused, and why. */
export type Retry = { typed: Record<string, string>; faults: Record<string, string> };

export const errorsOf = ({ faults }: Retry) => Object.entries(faults).map(([field, message]) => ({ field, message }));

/** What others read, what was seen, and until when it holds. */
export function BadgeFields({ t, retry: { typed, faults }, label = '' }: { t: T; retry: Retry; label?: string }) {
  return (
    <>
      <Field
        name="label"
        label={t('badges.field.label')}
        hint={t('badges.field.label_hint')}
        value={typed['label'] ?? label}
        error={faults['label']}
        maxlength={longestLabel}
        required
      />
      <TextArea
        name="evidence"
        label={t('badges.field.evidence')}
        hint={t('badges.field.evidence_hint')}
        value={typed['evidence'] ?? ''}
        error={faults['evidence']}
        rows={4}
        maxlength={longestEvidence}
        required
      />
      <Select
        name="months"
        label={t('badges.field.months')}
        hint={t('badges.field.months_hint')}
        options={lasts.map((n) => ({ value: String(n), label: t('badges.field.months_n', { n }) }))}
        value={typed['months'] ?? '12'}
        error={faults['months']}
      />
    </>
  );
}
