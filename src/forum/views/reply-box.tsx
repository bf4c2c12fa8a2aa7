import { ErrorSummary } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Intent } from '../tables.ts';
import { Composer, type ComposerPage } from './composer.tsx';

export type ReplyBoxPage = {
  threadId: string;
  intent: Intent;
  opener: string;
  /** The one reply this answers, when there is one. */
  answers: { id: string; name: string } | null;
  composer: ComposerPage;
};

/** Where a reply is written: whom it is for and what they wish for, before the words. */
export function ReplyBox({ box, words }: { box: ReplyBoxPage; words: Words }) {
  const { t } = words;
  const errors = Object.entries(box.composer.faults).map(([field, message]) => ({ field, message }));
  return (
    <section class="card" id="reply" aria-labelledby="reply-title">
      <h2 id="reply-title">{box.answers ? t('forum.reply.to', { name: box.answers.name }) : t('forum.reply.title')}</h2>
      <ErrorSummary title={t('forum.fault.summary')} errors={errors} />
      <Composer
        composer={box.composer}
        words={words}
        action={`/threads/${box.threadId}/replies`}
        hidden={box.answers ? { answers: box.answers.id } : {}}
        label={t('forum.reply.words')}
        hint={t(`forum.reply.hint.${box.intent}`, { name: box.opener })}
        rows={7}
        submit={{ label: t('forum.reply.submit'), icon: 'send' }}
      />
    </section>
  );
}
