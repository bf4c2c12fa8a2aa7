import { Actions, Button, Form, Notice, TextArea, WhoWillSee } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { EntrancePage, Refusal } from '../page-models.ts';
import { longestAsking } from '../rules.ts';
import type { EntranceProps } from './entrance.tsx';

/** Asking to be let in, in one's own words. */
export function Asking({ page, words: { t }, retry, declined }: EntranceProps & { declined: Refusal | null }) {
  return (
    <>
      {declined && <Declined declined={declined} t={t} title={t('places.entrance.declined_before')} />}
      <h2>{t('places.entrance.ask_title')}</h2>
      <p>{t('places.entrance.ask_how')}</p>
      <Form action={`/boards/${page.slug}/ask`}>
        <TextArea
          name="words"
          label={t('places.entrance.ask_words')}
          hint={t('places.entrance.ask_hint')}
          value={retry.typed['words'] ?? ''}
          error={retry.faults['words']}
          rows={4}
          maxlength={longestAsking}
          required
        />
        <WhoWillSee id="who-will-see-asking">{t('places.entrance.ask_who')}</WhoWillSee>
        <Actions>
          <Button icon="send">{t('places.entrance.ask')}</Button>
        </Actions>
      </Form>
    </>
  );
}

export function Asked({ page, words: { t, when }, at }: { page: EntrancePage; words: Words; at: Date }) {
  return (
    <Form action={`/boards/${page.slug}/take-back`}>
      <Notice icon="clock" title={t('places.entrance.asked_title')}>
        <p>{t('places.entrance.asked', { when: when(at) })}</p>
      </Notice>
      <Actions>
        <Button kind="plain">{t('places.entrance.take_back')}</Button>
      </Actions>
    </Form>
  );
}

export function AskLater({ words: { t, when }, from, declined }: { words: Words; from: Date; declined: Refusal }) {
  return (
    <>
      <Declined declined={declined} t={t} title={t('places.entrance.declined_title')} />
      <p>{t('places.entrance.ask_later', { when: when(from) })}</p>
    </>
  );
}

/** The ready words come in the reader's own language, the staff's own as they were written. */
function Declined({ declined: { template, words }, title, t }: { declined: Refusal; title: string; t: Words['t'] }) {
  return (
    <Notice title={title}>
      {template && <p>{t(`places.template.${template}`)}</p>}
      {words && (
        <blockquote dir="auto">
          <p>{words}</p>
        </blockquote>
      )}
    </Notice>
  );
}
