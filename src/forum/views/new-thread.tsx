import { whoInWords, type WhoWillSee } from '../../access/index.ts';
import {
  Actions,
  Button,
  Choices,
  ErrorSummary,
  Field,
  Form,
  KeepDraft,
  LinkButton,
  TextArea,
  WhoWillSee as WhoBox,
} from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { intents } from '../tables.ts';
import { longestTitle } from '../rules.ts';
import { intentIcon } from './intent.ts';

export type NewThreadPage = {
  slug: string;
  board: string;
  who: WhoWillSee;
  community: string;
  typed: Record<string, string>;
  faults: Record<string, string>;
  key: string;
  owner: string;
  keptAt: Date | null;
};

export function NewThreadView({ page, words }: { page: NewThreadPage; words: Words }) {
  const { typed, faults } = page;
  const { t } = words;
  const told = whoInWords(t, page.who, page.community);
  const errors = Object.entries(faults).map(([field, message]) => ({ field, message }));
  return (
    <>
      <h1>{t('forum.start.title')}</h1>
      <p class="soft">{t('forum.start.where', { board: page.board })}</p>
      <ErrorSummary title={t('forum.fault.summary')} errors={errors} />
      <KeepDraft words={words} form={`thread:${page.slug}`} owner={page.owner} keptAt={page.keptAt} back={`/boards/${page.slug}/new`}>
        <Form action={`/boards/${page.slug}/threads`} idempotencyKey={page.key}>
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
          <TextArea name="words" label={t('forum.start.words')} value={typed['words'] ?? ''} error={faults['words']} rows={9} required />
          <WhoBox open={page.who.public}>
            <strong>{told.strong}</strong> {told.rest}
          </WhoBox>
          <Actions>
            <Button icon="send">{t('forum.start.submit')}</Button>
            <LinkButton kind="plain" href={`/boards/${page.slug}`}>
              {t('forum.back')}
            </LinkButton>
          </Actions>
        </Form>
      </KeepDraft>
    </>
  );
}
