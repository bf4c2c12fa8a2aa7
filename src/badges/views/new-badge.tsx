import { badgeKinds } from '../../people/index.ts';
import { Actions, Button, Choices, ErrorSummary, Field, Form, LinkButton, WhoWillSee } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { BadgeFields, errorsOf, type Retry } from './badge-fields.tsx';

export function NewBadgeView({ words: { t }, retry }: { words: Words; retry: Retry }) {
  const { typed, faults } = retry;
  return (
    <>
      <h1>{t('badges.operator.new')}</h1>
      <p>{t('badges.operator.new_intro')}</p>
      <ErrorSummary title={t('badges.fault.summary')} errors={errorsOf(retry)} />
      <Form action="/operator/badges/new">
        <Field
          name="person"
          label={t('badges.field.person')}
          hint={t('badges.field.person_hint')}
          value={typed['person'] ?? ''}
          error={faults['person']}
          width="half"
          autocomplete="off"
          required
        />
        <Choices
          name="kind"
          legend={t('badges.field.kind')}
          options={badgeKinds.map((kind) => ({ value: kind, label: t(`people.badge.${kind}`), hint: t(`badges.meaning.${kind}`) }))}
          value={typed['kind'] ?? ''}
          error={faults['kind']}
        />
        <BadgeFields t={t} retry={retry} />
        <WhoWillSee>{t('badges.operator.who')}</WhoWillSee>
        <Actions>
          <Button>{t('badges.operator.grant')}</Button>
          <LinkButton kind="plain" href="/operator/badges">
            {t('badges.operator.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
