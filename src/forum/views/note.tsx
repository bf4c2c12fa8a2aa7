import { Actions, Button, Choices, ErrorSummary, Form, LinkButton, Soft, TextArea } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { contentNotes, type ContentNote } from '../../people/index.ts';
import { excerptOf } from '../../platform/markdown.ts';
import type { Again } from '../keep-routes.tsx';
import type { ToNote } from '../note-routes.tsx';
import { notesInWords } from './folded.tsx';

/** Enough of the words to know them again, in characters. */
const longestShown = 1000;

type NoteViewProps = { to: ToNote; given: readonly ContentNote[]; retry: Again; t: T };

/** Staff say what words are about, and tell their author why. */
export function NoteView({ to, given, retry, t }: NoteViewProps) {
  const { typed, faults } = retry;
  const errors = Object.entries(faults).map(([field, message]) => ({ field, message }));
  const post = to.it.kind === 'post';
  return (
    <>
      <h1>{t('forum.note.title')}</h1>
      <ErrorSummary title={t('forum.fault.summary')} errors={errors} />
      <p>{t(post ? 'forum.note.of_post' : 'forum.note.of_thread')}</p>
      <blockquote lang={post && to.words === '' ? undefined : to.language} dir="auto">
        {post ? excerptOf(to.words, longestShown) || t('files.undescribed') : to.title}
      </blockquote>
      {to.own.length > 0 && <Soft>{t('forum.note.own', { notes: notesInWords(t, to.own) })}</Soft>}
      <Form action={post ? `/posts/${to.it.id}/notes` : `/threads/${to.it.id}/notes`}>
        <Choices
          type="checkbox"
          name="notes"
          legend={t('forum.note.legend')}
          hint={t('forum.note.hint')}
          error={faults['notes']}
          value={typed['notes'] === undefined ? given : typed['notes'].split(',')}
          options={contentNotes.map((note) => ({ value: note, label: t(`people.note.${note}`) }))}
        />
        <TextArea
          name="reason"
          label={t('forum.note.reason')}
          hint={t('forum.note.reason_hint')}
          value={typed['reason'] ?? ''}
          error={faults['reason']}
          rows={4}
        />
        <Actions>
          <Button icon="info">{t('forum.note.submit')}</Button>
          <LinkButton kind="plain" href={post ? `/posts/${to.it.id}` : `/threads/${to.threadId}`}>
            {t('forum.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
