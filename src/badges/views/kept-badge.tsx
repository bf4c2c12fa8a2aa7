import { Actions, Button, Card, ErrorSummary, Form, LinkButton, Soft, TextArea } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { KeptBadge } from '../queries.ts';
import { longestEvidence } from '../rules.ts';
import { BadgeFields, errorsOf, type Retry } from './badge-fields.tsx';
import { linesOf } from './badge-lines.tsx';
import { BadgeList } from './kept-badges.tsx';

export type KeptBadgePage = { badge: KeptBadge; holds: boolean; now: Date; others: KeptBadge[] };

type Props = { page: KeptBadgePage; words: Words; retry: Retry };

export function KeptBadgeView({ page, words, retry }: Props) {
  const { t } = words;
  const { badge } = page;
  return (
    <>
      <h1>{t('badges.operator.one_title', { name: badge.name })}</h1>
      <ErrorSummary title={t('badges.fault.summary')} errors={errorsOf(retry)} />
      <p>
        <strong>{t(`people.badge.${badge.kind}`)}</strong>: <bdi>{badge.label}</bdi>
      </p>
      {linesOf(badge, words, page.now).map((line) => (
        <Soft>{line}</Soft>
      ))}
      {badge.ended === 'withdrawn' && <Ended badge={badge} words={words} />}
      <h2>{t('badges.operator.evidence')}</h2>
      <blockquote dir="auto">
        <p>{badge.evidence}</p>
      </blockquote>
      <Soft>{t('badges.operator.evidence_who')}</Soft>
      {badge.ended !== 'renewed' && <Renew page={page} words={words} retry={retry} />}
      {page.holds && <Withdraw page={page} words={words} retry={retry} />}
      {page.others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t('badges.operator.others')}</h2>
          <BadgeList badges={page.others} now={page.now} words={words} label={t('badges.operator.others')} />
        </section>
      )}
      <Actions>
        <LinkButton icon="arrow-left" href="/operator/badges">
          {t('badges.operator.back')}
        </LinkButton>
        <LinkButton kind="plain" icon="user" href={`/people/${badge.person_id}`}>
          {t('badges.operator.person')}
        </LinkButton>
      </Actions>
    </>
  );
}

function Ended({ badge, words: { t } }: { badge: KeptBadge; words: Words }) {
  return (
    <>
      <p>{t('badges.operator.ended_by', { name: badge.ended_by_name ?? t('people.former_member') })}</p>
      <blockquote dir="auto">
        <p>{badge.ended_because}</p>
      </blockquote>
    </>
  );
}

function Renew({ page: { badge }, words: { t }, retry }: Props) {
  const own = 'evidence' in retry.typed ? retry : { typed: {}, faults: {} };
  return (
    <Card title={t('badges.operator.renew_title')}>
      <p>{t('badges.operator.renew_how')}</p>
      <Form action={`/operator/badges/${badge.id}/renew`}>
        <BadgeFields t={t} retry={own} label={badge.label} />
        <Actions>
          <Button kind="quiet">{t('badges.operator.renew')}</Button>
        </Actions>
      </Form>
    </Card>
  );
}

function Withdraw({ page: { badge }, words: { t }, retry }: Props) {
  return (
    <Card title={t('badges.operator.withdraw_title')}>
      <p>{t('badges.operator.withdraw_how')}</p>
      <Form action={`/operator/badges/${badge.id}/withdraw`}>
        <TextArea
          name="because"
          label={t('badges.field.because')}
          hint={t('badges.field.because_hint')}
          value={retry.typed['because'] ?? ''}
          error={retry.faults['because']}
          rows={3}
          maxlength={longestEvidence}
          required
        />
        <Actions>
          <Button kind="danger">{t('badges.operator.withdraw')}</Button>
        </Actions>
      </Form>
    </Card>
  );
}
