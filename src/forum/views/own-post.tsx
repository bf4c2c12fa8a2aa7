import { Actions, Button, ErrorSummary, Form, LinkButton, Prose } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { ContentNote } from '../../people/index.ts';
import { undoSeconds } from '../rules.ts';
import { Composer, type ComposerPage } from './composer.tsx';
import { notesInWords } from './folded.tsx';

export type EditPage = {
  postId: string;
  /** Under which alias it was said, if under one. */ alias: string | null;
  /** Content notes that staff gave. */ noted: readonly ContentNote[];
  composer: ComposerPage;
};

export function EditView({ page, words }: { page: EditPage; words: Words }) {
  const { t } = words;
  const errors = Object.entries(page.composer.faults).map(([field, message]) => ({ field, message }));
  return (
    <>
      <h1>{t('forum.edit.title')}</h1>
      <p class="soft">{t('forum.edit.trace')}</p>
      {page.alias !== null && <p class="soft">{t('forum.edit.as_alias', { alias: page.alias })}</p>}
      {page.noted.length > 0 && <p class="soft">{t('forum.edit.noted', { notes: notesInWords(t, page.noted) })}</p>}
      <ErrorSummary title={t('forum.fault.summary')} errors={errors} />
      <Composer
        composer={page.composer}
        words={words}
        action={`/posts/${page.postId}/edit`}
        hidden={page.alias === null ? {} : { anonymous: 'yes' }}
        label={t('forum.edit.words')}
        rows={9}
        submit={{ label: t('forum.edit.submit') }}
        leave={{ href: `/posts/${page.postId}`, label: t('forum.back') }}
      />
    </>
  );
}

export type DeletePage = { postId: string; html: string; language: string };

export function DeleteView({ page, words: { t } }: { page: DeletePage; words: Words }) {
  return (
    <>
      <h1>{t('forum.delete.title')}</h1>
      <p>{t('forum.delete.consequence', { seconds: undoSeconds })}</p>
      <blockquote>
        <Prose html={page.html} lang={page.language} />
      </blockquote>
      <Form action={`/posts/${page.postId}/delete`}>
        <Actions>
          <Button kind="danger">{t('forum.delete.submit')}</Button>
          <LinkButton kind="plain" href={`/posts/${page.postId}`}>
            {t('forum.delete.keep')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
