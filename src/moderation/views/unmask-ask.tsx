import { Actions, Button, Card, ErrorSummary, Form, Kick, LinkButton, Notice, Select, TextArea, Time } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import type { Askable } from '../ask-to-unmask.ts';
import { reasons } from '../tables.ts';
import type { ToldUnmasking } from '../unmask-queries.ts';
import { faultsIn } from './faults.ts';
import { Quoted } from './quoted.tsx';

type AskProps = { t: T; target: Askable; typed: { rule: string; reason: string }; faults: Record<string, string> };

/** Asking a second person whether two may learn who an alias is. */
export function AskToUnmaskPage({ t, target, typed, faults }: AskProps) {
  const { at, errors } = faultsIn(t, faults, ['rule', 'reason']);
  return (
    <>
      <h1>{t('moderation.unmask.ask_title', { alias: target.alias })}</h1>
      <ErrorSummary title={t('moderation.fault.title')} errors={errors} />
      <Notice kind="warm" icon="life-buoy">
        <a href="/help-now">{t('moderation.report.danger_now')}</a>
      </Notice>
      <p>{t('moderation.unmask.intro')}</p>
      <p>{t('moderation.unmask.last')}</p>
      <Quoted t={t} target={target} />
      <Form action={`/unmask/${target.kind}/${target.id}`}>
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
          label={t('moderation.unmask.reason')}
          hint={t('moderation.unmask.reason_hint')}
          error={at('reason')}
          value={typed.reason}
        />
        <Actions>
          <Button>{t('moderation.unmask.ask')}</Button>
          <LinkButton href={`/moderate/${target.kind}/${target.id}`} kind="plain">
            {t('moderation.unmask.leave_it')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}

type ToldProps = { words: Words; it: ToldUnmasking; url: string | null; contact: { name: string; words: string } };

/** Said to whom it was about: when, by how many, why, and who can look at it again. */
export function UnmaskedMePage({ words, it, url, contact }: ToldProps) {
  const { t } = words;
  return (
    <>
      {it.answered_at && <Kick>{Time({ iso: it.answered_at.toISOString(), words: words.when(it.answered_at) })}</Kick>}
      <h1>{t('moderation.unmask.told_title')}</h1>
      <p>{t('moderation.unmask.told', { alias: it.alias })}</p>
      <p>{t('moderation.unmask.told_only')}</p>
      <Card title={t('moderation.decision.reason')}>
        <p dir="auto">{it.reason}</p>
        <p>
          {t('moderation.decision.rule')} <strong>{t(`moderation.rule.${it.rule}`)}</strong>
        </p>
      </Card>
      <Card title={t('moderation.decision.again')}>
        <p>{contact.name ? t('moderation.decision.again_named', { name: contact.name }) : t('moderation.decision.again_words')}</p>
        {contact.words !== '' && <p dir="auto">{contact.words}</p>}
      </Card>
      {url && (
        <Actions>
          <LinkButton href={url}>{t('moderation.unmask.told_words')}</LinkButton>
        </Actions>
      )}
    </>
  );
}
