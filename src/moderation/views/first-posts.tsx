import { Actions, Button, Choices, ErrorSummary, Field, Form } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { faultsIn } from './faults.ts';

type FirstPostsProps = {
  t: T;
  typed: { how: string; most: string; days: string; hours: string };
  faults: Record<string, string>;
};

export function FirstPostsPage({ t, typed, faults }: FirstPostsProps) {
  const { at, errors } = faultsIn(t, faults, ['first_posts', 'most', 'days', 'hours']);
  const number = { type: 'number', width: 'short', inputmode: 'numeric' } as const;
  return (
    <>
      <h1>{t('moderation.firsts.title')}</h1>
      <p>{t('moderation.firsts.intro')}</p>
      <ErrorSummary title={t('moderation.fault.title')} errors={errors} />
      <Form action="/operator/settings/first-posts">
        <Choices
          name="first_posts"
          legend={t('moderation.firsts.how')}
          error={at('first_posts')}
          value={typed.how}
          options={(['off', 'read', 'held'] as const).map((value) => ({
            value,
            label: t(`moderation.firsts.${value}`),
            hint: t(`moderation.firsts.${value}_hint`),
          }))}
        />
        <Field {...number} name="most" label={t('moderation.firsts.most')} error={at('most')} value={typed.most} min="1" max="20" />
        <Field
          {...number}
          name="days"
          label={t('moderation.firsts.days')}
          hint={t('moderation.firsts.days_hint')}
          error={at('days')}
          value={typed.days}
          min="0"
          max="90"
        />
        <Field
          {...number}
          name="hours"
          label={t('moderation.firsts.hours')}
          hint={t('moderation.firsts.hours_hint')}
          error={at('hours')}
          value={typed.hours}
          min="1"
          max="168"
        />
        <Actions>
          <Button>{t('moderation.firsts.save')}</Button>
        </Actions>
      </Form>
    </>
  );
}
