import { Choices, Field } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { Typed } from '../typed.ts';

const ways = ['invitation', 'approval', 'open'] as const;

export function JoiningFields({ t, typed }: { t: T; typed: Typed }) {
  const joining = typed.fault('joining');
  const age = typed.fault('minimum_age');
  const wayBack = typed.fault('way_back_hours');
  return (
    <>
      <Choices
        name="joining"
        legend={t('operator.joining.joining')}
        value={typed.value('joining')}
        error={joining && t(joining)}
        options={ways.map((way) => ({ value: way, label: t(`operator.joining.${way}`), hint: t(`operator.joining.${way}_hint`) }))}
      />
      <Field
        name="minimum_age"
        type="number"
        inputmode="numeric"
        min="13"
        max="25"
        width="short"
        label={t('operator.joining.minimum_age')}
        hint={t('operator.joining.minimum_age_hint')}
        value={typed.value('minimum_age')}
        error={age && t(age)}
      />
      <Field
        name="way_back_hours"
        type="number"
        inputmode="numeric"
        min="1"
        max="336"
        width="short"
        label={t('operator.joining.way_back')}
        hint={t('operator.joining.way_back_hint')}
        value={typed.value('way_back_hours')}
        error={wayBack && t(wayBack)}
      />
    </>
  );
}
