import { Actions, Button, Choices, ErrorSummary, Form, LinkButton, Notice, TextArea, WhoWillSee } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { reasons } from '../tables.ts';
import type { Target } from '../target.ts';
import { faultsIn } from './faults.ts';
import { Quoted } from './quoted.tsx';

/** The staff of a place; the community's moderators; or these instead, because the place has nobody else. */
export type ReportReaders = { who: 'place' | 'instead'; place: string } | { who: 'moderators' };

type ReportFormPageProps = {
  t: T;
  target: Target;
  readers: ReportReaders;
  typed: { reason: string; words: string };
  faults: Record<string, string>;
};

export function ReportFormPage({ t, target, readers, typed, faults }: ReportFormPageProps) {
  const { at, errors } = faultsIn(t, faults, ['reason', 'words']);
  return (
    <>
      <h1>{t('moderation.report.title')}</h1>
      <ErrorSummary title={t('moderation.fault.title')} errors={errors} />
      <p>{t('moderation.report.intro')}</p>
      <Quoted t={t} target={target} />
      <Notice kind="warm" icon="life-buoy">
        <a href="/help-now">{t('moderation.report.danger_now')}</a>
      </Notice>
      {(target.kind === 'post' || target.kind === 'person') && (
        <p>
          {t('moderation.report.only_block')}{' '}
          <a href={target.kind === 'post' ? `/posts/${target.id}/block` : `/people/${target.id}/block`}>{t('moderation.report.block')}</a>
        </p>
      )}
      <Form action={`/report/${target.kind}/${target.id}`}>
        <Choices
          name="reason"
          legend={t('moderation.report.reason')}
          error={at('reason')}
          value={typed.reason}
          options={reasons.map((r) => ({ value: r, label: t(`moderation.reason.${r}`), hint: t(`moderation.reason.${r}_hint`) }))}
        />
        <TextArea
          name="words"
          label={t('moderation.report.words')}
          optional={t('moderation.optional')}
          error={at('words')}
          value={typed.words}
          rows={4}
        />
        <WhoWillSee>{t(`moderation.report.who_${readers.who}`, 'place' in readers ? { place: readers.place } : {})}</WhoWillSee>
        <p>{t('moderation.report.next')}</p>
        <Actions>
          <Button icon="flag">{t('moderation.report.submit')}</Button>
          <LinkButton href={target.url} kind="plain">
            {t('moderation.report.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
