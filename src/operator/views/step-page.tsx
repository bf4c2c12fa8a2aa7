import type { ComponentChildren } from 'preact';
import { Button, ErrorSummary, Form, StepProgress } from '../../platform/html/index.ts';
import type { Faults } from '../../platform/http/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { isAhead, stepNames, type StepName } from '../steps/step.ts';

type Path = { pathOf(name: StepName): string };

/** Every page but the first, which needed its link, can be looked at again. */
export function Progress({ t, name, reached, pathOf }: Path & { t: T; name: StepName; reached: StepName }) {
  const steps = stepNames.map((step) => {
    const label = t(`operator.step.${step}`);
    if (step === name) return { label, state: 'current' as const };
    if (isAhead(step, reached)) return { label, state: 'ahead' as const };
    const state = step === reached ? ('ahead' as const) : ('done' as const);
    return step === 'administrator' ? { label, state } : { label, state, href: pathOf(step) };
  });
  const words = t('operator.step.words', { n: stepNames.indexOf(name) + 1, of: stepNames.length, step: t(`operator.step.${name}`) });
  return <StepProgress label={t('operator.step.label')} words={words} done={t('operator.step.finished')} steps={steps} />;
}

/** What is wrong, in the order in which the faults were found, each leading to its field. */
export function Summary({ t, faults }: { t: T; faults: Faults }) {
  const errors = Object.entries(faults).map(([field, key]) => ({ field, message: t(key) }));
  return <ErrorSummary title={t('operator.fault.title', { count: errors.length })} errors={errors} />;
}

type StepPageProps = Path & {
  t: T;
  name: StepName;
  /** How far setting up has come; null afterwards, when this is a page of settings. */
  reached: StepName | null;
  faults: Faults;
  besides?: ComponentChildren;
  children: ComponentChildren;
};

export function StepPage({ t, name, reached, faults, pathOf, besides, children }: StepPageProps) {
  return (
    <>
      {reached && <Progress t={t} name={name} reached={reached} pathOf={pathOf} />}
      <Summary t={t} faults={faults} />
      <h1>{t(`operator.${name}.title`)}</h1>
      <p>{t(`operator.${name}.intro`)}</p>
      <Form action={pathOf(name)}>
        {children}
        <Button>{t(reached ? 'operator.save_and_go_on' : 'operator.save')}</Button>
        {besides}
      </Form>
    </>
  );
}
