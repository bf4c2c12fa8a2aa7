import type { WhoInWords } from '../../access/index.ts';
import { Actions, Button, ErrorSummary, Form, KeepDraft, TextArea, WhoWillSee } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Intent } from '../tables.ts';

export type ReplyBoxPage = {
  threadId: string;
  intent: Intent;
  opener: string;
  /** The one reply this answers, when there is one. */
  answers: { id: string; name: string } | null;
  words: string;
  /** Tells people on one device apart; see KeepDraft. */
  owner: string;
  keptAt: Date | null;
  key: string;
  faults: Record<string, string>;
};

/** Where a reply is written: whom it is for, what they wish for, and who will read it, before the button. */
export function ReplyBox({ box, told, isPublic, words }: { box: ReplyBoxPage; told: WhoInWords; isPublic: boolean; words: Words }) {
  const { t } = words;
  const errors = Object.entries(box.faults).map(([field, message]) => ({ field: field === 'words' ? 'words' : 'reply', message }));
  return (
    <section class="card" id="reply" aria-labelledby="reply-title">
      <h2 id="reply-title">{box.answers ? t('forum.reply.to', { name: box.answers.name }) : t('forum.reply.title')}</h2>
      <ErrorSummary title={t('forum.fault.summary')} errors={errors} />
      <KeepDraft words={words} form={`reply:${box.threadId}`} owner={box.owner} keptAt={box.keptAt} back={`/threads/${box.threadId}#reply`}>
        <Form action={`/threads/${box.threadId}/replies`} idempotencyKey={box.key} hidden={box.answers ? { answers: box.answers.id } : {}}>
          <TextArea
            name="words"
            label={t('forum.reply.words')}
            hint={t(`forum.reply.hint.${box.intent}`, { name: box.opener })}
            value={box.words}
            error={box.faults['words']}
            rows={7}
            required
          />
          <WhoWillSee open={isPublic}>
            <strong>{told.strong}</strong> {told.rest}
          </WhoWillSee>
          <Actions>
            <Button icon="send">{t('forum.reply.submit')}</Button>
          </Actions>
        </Form>
      </KeepDraft>
    </section>
  );
}
