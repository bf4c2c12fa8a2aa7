import { Actions, Button, Choices, ErrorSummary, Form, LinkButton, Select, TextArea } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { lengths } from '../rules.ts';
import { reasons, type DecidedAct } from '../tables.ts';
import { faultsIn } from './faults.ts';

export type DecisionFieldsProps = {
  t: T;
  action: string;
  back: string;
  acts: readonly DecidedAct[];
  reported: boolean;
  typed: { act: string; length: string; rule: string; reason: string; answer: string };
  faults: Record<string, string>;
};

export function DecisionFields({ t, action, back, acts, reported, typed, faults }: DecisionFieldsProps) {
  const { at, errors } = faultsIn(t, faults, ['act', 'length', 'rule', 'reason', 'answer']);
  const possible = [...acts, ...(reported ? (['none'] as const) : [])];
  if (possible.length === 0) return <p>{t('moderation.decide.nothing_possible')}</p>;
  return (
    <>
      <h2 id="decide">{t('moderation.decide.title')}</h2>
      <ErrorSummary title={t('moderation.fault.title')} errors={errors} />
      <Form action={action} aria-labelledby="decide">
        <Choices
          name="act"
          legend={t('moderation.decide.act')}
          error={at('act')}
          value={typed.act}
          options={possible.map((act) => ({ value: act, label: t(`moderation.act.${act}`), hint: t(`moderation.act.${act}_hint`) }))}
        />
        {acts.includes('suspend') && (
          <Select
            name="length"
            label={t('moderation.decide.length')}
            error={at('length')}
            value={typed.length || '7'}
            options={lengths.map((l) => ({ value: l, label: t(`moderation.length.${l}`) }))}
          />
        )}
        <Select
          name="rule"
          label={t('moderation.decide.rule')}
          error={at('rule')}
          value={typed.rule}
          empty={t('moderation.decide.rule_empty')}
          options={reasons.map((r) => ({ value: r, label: t(`moderation.rule.${r}`) }))}
        />
        <TextArea
          name="reason"
          label={t('moderation.decide.reason')}
          hint={t(reported ? 'moderation.decide.reason_hint_report' : 'moderation.decide.reason_hint')}
          error={at('reason')}
          value={typed.reason}
        />
        {reported && (
          <TextArea
            name="answer"
            label={t('moderation.decide.answer')}
            hint={t('moderation.decide.answer_hint')}
            optional={t('moderation.optional')}
            error={at('answer')}
            value={typed.answer}
            rows={3}
          />
        )}
        <Actions>
          <Button>{t('moderation.decide.submit')}</Button>
          <LinkButton href={back} kind="plain">
            {t('moderation.decide.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
