import { Choices, ErrorSummary, Field } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { longestTitle } from '../rules.ts';
import { intents } from '../tables.ts';
import { Composer, type ComposerPage } from './composer.tsx';
import type { FirstsNotice } from '../thread-keeping.ts';
import { intentIcon } from './intent.ts';
import { ReadFirst } from './keeping.tsx';

export type NewThreadPage = { slug: string; board: string; composer: ComposerPage; firsts?: FirstsNotice | null };

export function NewThreadView({ page, words }: { page: NewThreadPage; words: Words }) {
  const { typed, faults } = page.composer;
  const { t } = words;
  const errors = Object.entries(faults).map(([field, message]) => ({ field, message }));
  return (
    <>
      <h1>{t('forum.start.title')}</h1>
      <p class="soft">{t('forum.start.where', { board: page.board })}</p>
      {page.firsts && <ReadFirst firsts={page.firsts} words={words} />}
      <ErrorSummary title={t('forum.fault.summary')} errors={errors} />
      <Composer
        composer={page.composer}
        words={words}
        action={`/boards/${page.slug}/threads`}
        label={t('forum.start.words')}
        rows={9}
        submit={{ label: t('forum.start.submit'), icon: 'send' }}
        leave={{ href: `/boards/${page.slug}`, label: t('forum.back') }}
      >
        <Choices
          name="intent"
          legend={t('forum.start.intent')}
          hint={t('forum.start.intent_hint')}
          options={intents.map((i) => ({
            value: i,
            label: t(`forum.intent.${i}`),
            hint: t(`forum.intent_hint.${i}`),
            icon: intentIcon[i],
          }))}
          value={typed['intent'] ?? ''}
          error={faults['intent']}
        />
        <Field
          name="title"
          label={t('forum.start.title_field')}
          hint={t('forum.start.title_hint')}
          value={typed['title'] ?? ''}
          error={faults['title']}
          maxlength={longestTitle}
          required
        />
      </Composer>
    </>
  );
}
