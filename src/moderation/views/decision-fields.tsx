import { Actions, Button, Choices, ErrorSummary, Form, LinkButton, Select, TextArea } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { abouts, actsAbout, lengths, spokenOf, type OfferedAct } from '../rules.ts';
import { reasons } from '../tables.ts';
import { faultsIn } from './faults.ts';

export type DecisionFieldsProps = {
  t: T;
  action: string;
  back: string;
  acts: readonly OfferedAct[];
  /** What is decided about: words of it are said in other words than of a picture. */
  kind: string;
  reported: boolean;
  typed: { act: string; length: string; rule: string; reason: string; answer: string };
  faults: Record<string, string>;
};

export function DecisionFields({ t, action, back, acts, kind, reported, typed, faults }: DecisionFieldsProps) {
  const { at, errors } = faultsIn(t, faults, ['act', 'length', 'rule', 'reason', 'answer']);
  if (acts.length === 0 && !reported) return <p>{t('moderation.decide.nothing_possible')}</p>;
  return (
    <>
      <h2 id="decide">{t('moderation.decide.title')}</h2>
      <p>{t('moderation.decide.intro')}</p>
      <ErrorSummary title={t('moderation.fault.title')} errors={errors} />
      <Form action={action} aria-labelledby="decide">
        <Acts t={t} acts={acts} kind={kind} reported={reported} value={typed.act} error={at('act')} />
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
          hint={t('moderation.decide.rule_hint')}
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

type ActsProps = { t: T; acts: readonly OfferedAct[]; kind: string; reported: boolean; value: string; error: string | undefined };

/** One question in parts: about the words, their author, the conversation, the person. */
function Acts({ t, acts, kind, reported, value, error }: ActsProps) {
  const groups = [
    ...abouts.map((about) => ({ about, offered: actsAbout(about, acts) as readonly (OfferedAct | 'none')[] })),
    { about: 'none', offered: reported ? (['none'] as const) : [] },
  ].filter(({ offered }) => offered.length > 0);
  return (
    <>
      {groups.map(({ about, offered }, n) => (
        <Choices
          name="act"
          id={n === 0 ? 'act' : `act-${about}`}
          legend={t(about === 'words' && kind === 'picture' ? 'moderation.decide.about.picture' : `moderation.decide.about.${about}`)}
          error={n === 0 ? error : undefined}
          value={value}
          options={offered.map((act) => {
            const said = spokenOf({ act, kind });
            return { value: act, label: t(`moderation.act.${said}`), hint: t(`moderation.act.${said}_hint`) };
          })}
        />
      ))}
    </>
  );
}
