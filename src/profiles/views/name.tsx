import { Button, ErrorSummary, Field, Form, Notice } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';

type NameProps = {
  words: Words;
  typed: string;
  /** The key of a sentence. */
  fault: string | null;
  suggestions: readonly string[];
  /** Until when the name they have stays. */
  until: Date | null;
};

export function NamePage({ words: { t, when }, typed, fault, suggestions, until }: NameProps) {
  const errors = fault ? [{ field: 'name', message: t(fault) }] : [];
  return (
    <>
      <ErrorSummary title={t('profiles.faults.title', { n: errors.length })} errors={errors} />
      <h1>{t('profiles.name.title')}</h1>
      {until ? (
        <Notice>
          <p>{t('profiles.name.stays', { time: when(until) })}</p>
          <p>{t('profiles.name.how_often')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('profiles.name.intro')}</p>
          <Form action="/you/name">
            <Field
              name="name"
              label={t('people.name.label')}
              hint={t('people.name.hint')}
              value={typed}
              error={fault ? t(fault) : undefined}
              autocomplete="nickname"
              width="half"
            />
            {suggestions.length > 0 && <p class="hint">{t('people.name.free', { names: suggestions.join(' · ') })}</p>}
            <Button>{t('profiles.name.submit')}</Button>
          </Form>
          <p class="soft">{t('profiles.name.how_often')}</p>
        </>
      )}
      <p class="soft">{t('profiles.name.held')}</p>
    </>
  );
}
