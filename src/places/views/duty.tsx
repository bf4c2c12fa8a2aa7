import { Actions, Button, Card, Choices, ErrorSummary, Field, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { duties, type Duty } from '../../spaces/index.ts';
import type { OwnDuty } from '../staff-queries.ts';
import type { Retry } from './entrance.tsx';

/** What somebody does for a place, with what that is. */
export function DutyField({ t, value = 'moderator', legend = t('places.field.duty') }: { t: T; value?: Duty; legend?: string }) {
  return (
    <Choices
      name="duty"
      legend={legend}
      options={duties.map((duty) => ({ value: duty, label: t(`places.duty.${duty}`), hint: t(`places.duty_hint.${duty}`) }))}
      value={value}
    />
  );
}

export function DutyView({ page, words: { t }, retry }: { page: OwnDuty; words: Words; retry?: Retry | undefined }) {
  const here = `/boards/${page.slug}/duty`;
  const fault = retry?.faults['name'];
  return (
    <>
      <h1>{t('places.duty_page.title', { board: page.board })}</h1>
      <ErrorSummary title={t('places.fault.summary')} errors={fault ? [{ field: 'name', message: fault }] : []} />
      <p>{t('places.duty_page.intro')}</p>
      <Form action={here}>
        <DutyField t={t} value={page.duty} legend={t('places.entrance.duty')} />
        <Actions>
          <Button>{t('places.operator.save')}</Button>
        </Actions>
      </Form>
      <Card title={t('places.duty_page.end_title')}>
        <p>{t('places.duty_page.end')}</p>
        {page.last && (
          <Notice kind="warm">
            <p>{t('places.duty_page.last')}</p>
          </Notice>
        )}
        <Form action={`${here}/end`}>
          <Field
            name="name"
            label={t('places.duty_page.next')}
            hint={t('places.duty_page.next_hint')}
            optional={page.last ? undefined : t('places.optional')}
            value={retry?.typed['name'] ?? ''}
            error={fault}
            width="half"
            autocomplete="off"
          />
          <Actions>
            <Button kind="danger">{t('places.duty_page.end_submit')}</Button>
          </Actions>
        </Form>
      </Card>
      <Actions>
        <LinkButton icon="arrow-left" href={`/boards/${page.slug}/entrance`}>
          {t('places.duty_page.back')}
        </LinkButton>
      </Actions>
    </>
  );
}
