import { Actions, Button, Choices, Form, LinkButton, Soft } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { ContentNote } from '../../people/index.ts';

type AwayProps = { notes: readonly ContentNote[]; /** Where they came from, and go back to. */ from: string; t: T };

/** What somebody just met, to be left out for a week: all of it, or some. */
export function AwayPage({ notes, from, t }: AwayProps) {
  return (
    <>
      <h1>{t('following.away.title')}</h1>
      <p>{t('following.away.ask')}</p>
      <Soft>{t('following.filters.private')}</Soft>
      <Form action="/filters/away" hidden={{ from }}>
        <Choices
          type="checkbox"
          name="note"
          legend={t('following.away.what')}
          value={notes}
          options={notes.map((note) => ({ value: note, label: t(`people.note.${note}`) }))}
        />
        <Actions>
          <Button icon="eye-off">{t('following.away.submit')}</Button>
          <LinkButton kind="plain" href={from}>
            {t('following.away.stay')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
