import { Actions, Button, ErrorSummary, Form, LinkButton, List, ListItem, Select, Soft, TextArea } from '../../platform/html/index.ts';
import type { Faults } from '../../platform/http/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { contentNotes, mostWords, wishes, type ContentNote, type KeptFilters } from '../../people/index.ts';

type FiltersProps = {
  page: { filters: KeptFilters; typed: string; faults: Faults };
  words: Words;
  /** Until when a note is left out for now. */
  awayUntil(note: ContentNote): Date | null;
};

/** What becomes of words that somebody would rather not meet unprepared. */
export function FiltersPage({ page, words, awayUntil }: FiltersProps) {
  const { t } = words;
  const errors = Object.entries(page.faults).map(([field, key]) => ({ field, message: t(key, { n: mostWords }) }));
  return (
    <>
      <ErrorSummary title={t('following.fault.title')} errors={errors} />
      <h1>{t('following.filters.title')}</h1>
      <p>{t('following.filters.intro')}</p>
      <Soft>{t('following.filters.private')}</Soft>
      <Away words={words} awayUntil={awayUntil} />
      <Wishes filters={page.filters} words={words} />
      <OwnWords typed={page.typed} fault={page.faults['words']} words={words} />
      <Actions>
        <LinkButton kind="plain" href="/you/following">
          {t('following.filters.muted')}
        </LinkButton>
      </Actions>
    </>
  );
}

function Away({ words: { t, day }, awayUntil }: Pick<FiltersProps, 'words' | 'awayUntil'>) {
  const away = contentNotes.filter((note) => awayUntil(note) !== null);
  const others = contentNotes.filter((note) => awayUntil(note) === null);
  return (
    <section aria-labelledby="away-title">
      <h2 id="away-title">{t('following.away.title')}</h2>
      <p>{t('following.away.intro')}</p>
      {away.length > 0 && (
        <List label={t('following.away.now')}>
          {away.map((note) => (
            <ListItem title={t(`people.note.${note}`)} icon="eye-off" lines={[t('following.away.until', { day: day(awayUntil(note)!) })]}>
              <Form action="/filters/away" hidden={{ note, end: 'yes' }} aria-label={t(`people.note.${note}`)}>
                <Button kind="plain">{t('following.away.end')}</Button>
              </Form>
            </ListItem>
          ))}
        </List>
      )}
      {others.length > 0 && (
        <Form action="/filters/away" aria-label={t('following.away.title')}>
          <Actions>
            {others.map((note) => (
              <Button kind="quiet" name="note" value={note}>
                {t(`people.note.${note}`)}
              </Button>
            ))}
          </Actions>
        </Form>
      )}
    </section>
  );
}

function Wishes({ filters, words: { t } }: { filters: KeptFilters; words: Words }) {
  const options = ['show', ...wishes].map((value) => ({ value, label: t(`following.wish.${value}`) }));
  return (
    <section aria-labelledby="wishes-title">
      <h2 id="wishes-title">{t('following.wishes.title')}</h2>
      <p>{t('following.wishes.intro')}</p>
      <ul>
        {['show', ...wishes].map((wish) => (
          <li>
            <strong>{t(`following.wish.${wish}`)}</strong>: {t(`following.wish_hint.${wish}`)}
          </li>
        ))}
      </ul>
      <Form action="/filters">
        {contentNotes.map((note) => (
          <Select name={`note-${note}`} label={t(`people.note.${note}`)} value={filters.notes[note] ?? 'show'} options={options} />
        ))}
        <Button>{t('following.wishes.submit')}</Button>
      </Form>
    </section>
  );
}

function OwnWords({ typed, fault, words: { t } }: { typed: string; fault: string | undefined; words: Words }) {
  return (
    <section aria-labelledby="words-title">
      <h2 id="words-title">{t('following.words.title')}</h2>
      <Form action="/filters/words">
        <TextArea
          name="words"
          label={t('following.words.label')}
          hint={t('following.words.hint', { n: mostWords })}
          value={typed}
          error={fault && t(fault, { n: mostWords })}
          rows={5}
        />
        <Button>{t('following.words.submit')}</Button>
      </Form>
    </section>
  );
}
