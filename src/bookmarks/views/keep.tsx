import type { Summary } from '../../contracts/index.ts';
import { Actions, Button, Card, ErrorSummary, Field, Form, LinkButton, Soft, TextArea } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { excerptShown } from './excerpt.ts';

export type KeepPage = {
  action: string;
  thing: Summary;
  /** It is kept already; this changes what was noted. */
  known: boolean;
  typed: { note: string; remind: string };
  faults: Record<string, string>;
};

export function KeepView({ page, words: { t } }: { page: KeepPage; words: Words }) {
  const { thing, typed, faults } = page;
  const errors = Object.entries(faults).map(([field, message]) => ({ field, message }));
  return (
    <>
      <h1>{t('bookmarks.keep.title')}</h1>
      <p class="soft">{t('bookmarks.keep.who')}</p>
      <ErrorSummary title={t('bookmarks.fault.summary')} errors={errors} />
      <Card title={thing.title}>
        <Soft>{t('bookmarks.by', { name: thing.author })}</Soft>
        <p lang={thing.language} dir="auto">
          {excerptShown(t, thing)}
        </p>
      </Card>
      <Form action={page.action} once>
        <TextArea
          name="note"
          label={t('bookmarks.keep.note')}
          hint={t('bookmarks.keep.note_hint')}
          optional={t('bookmarks.optional')}
          value={typed.note}
          error={faults['note']}
          rows={3}
        />
        <Field
          type="date"
          name="remind"
          width="half"
          label={t('bookmarks.keep.remind')}
          hint={t('bookmarks.keep.remind_hint')}
          optional={t('bookmarks.optional')}
          value={typed.remind}
          error={faults['remind']}
        />
        <Actions>
          <Button icon="bookmark">{t(page.known ? 'bookmarks.keep.change' : 'bookmarks.keep.submit')}</Button>
          <LinkButton kind="plain" href={thing.url}>
            {t('bookmarks.keep.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
