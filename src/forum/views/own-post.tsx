import { whoInWords, type WhoWillSee } from '../../access/index.ts';
import { Actions, Button, ErrorSummary, Form, LinkButton, Prose, TextArea, WhoWillSee as WhoBox } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { undoSeconds } from '../rules.ts';

export type EditPage = { postId: string; words: string; who: WhoWillSee; community: string; faults: Record<string, string> };

export function EditView({ page, words: { t } }: { page: EditPage; words: Words }) {
  const told = whoInWords(t, page.who, page.community);
  const errors = Object.entries(page.faults).map(([field, message]) => ({ field, message }));
  return (
    <>
      <h1>{t('forum.edit.title')}</h1>
      <p class="soft">{t('forum.edit.trace')}</p>
      <ErrorSummary title={t('forum.fault.summary')} errors={errors} />
      <Form action={`/posts/${page.postId}/edit`}>
        <TextArea name="words" label={t('forum.edit.words')} value={page.words} error={page.faults['words']} rows={9} required />
        <WhoBox open={page.who.public}>
          <strong>{told.strong}</strong> {told.rest}
        </WhoBox>
        <Actions>
          <Button>{t('forum.edit.submit')}</Button>
          <LinkButton kind="plain" href={`/posts/${page.postId}`}>
            {t('forum.back')}
          </LinkButton>
        </Actions>
      </Form>
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
