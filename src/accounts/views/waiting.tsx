import { Actions, Button, Form, LinkButton, Notice, TextArea } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import type { Suspension } from '../../people/index.ts';

function SignOut({ t }: { t: T }) {
  return (
    <Form action="/sign-out">
      <Button kind="quiet" icon="log-out">
        {t('accounts.sign_out')}
      </Button>
    </Form>
  );
}

export function WaitingPage({ t, community, contact }: { t: T; community: string; contact: string }) {
  return (
    <>
      <h1>{t('accounts.waiting.title')}</h1>
      <p>{t('accounts.waiting.words', { community })}</p>
      <p>{t('accounts.waiting.meanwhile')}</p>
      {contact && <p dir="auto">{contact}</p>}
      <SignOut t={t} />
    </>
  );
}

type RefusedProps = {
  words: Words;
  refusal: { words: string; until: Date };
  community: string;
  contact: { name: string; words: string };
};

/** What they were answered, how to answer back, and when everything about them is gone. */
export function RefusedPage({ words: { t, when }, refusal, community, contact }: RefusedProps) {
  return (
    <>
      <h1>{t('accounts.refused.title')}</h1>
      <p>{t('accounts.refused.words', { community })}</p>
      <Notice kind="calm" title={t('accounts.refused.answer')}>
        <p dir="auto">{refusal.words}</p>
      </Notice>
      <p>{contact.name ? t('accounts.refused.write_to', { name: contact.name }) : t('accounts.refused.write')}</p>
      {contact.words && <p dir="auto">{contact.words}</p>}
      <p>{t('accounts.refused.until', { time: when(refusal.until) })}</p>
      <p>{t('accounts.refused.help')}</p>
      <Actions>
        <LinkButton href="/help-now">{t('html.frame.help')}</LinkButton>
        <LinkButton kind="plain" href="/you/leave">
          {t('accounts.refused.leave')}
        </LinkButton>
      </Actions>
      <SignOut t={t} />
    </>
  );
}

type SuspendedProps = { words: Words; suspension: Suspension | null; contact: { name: string; words: string } };

/** Why, until when, and who can look at it again. */
export function SuspendedPage({ words: { t, when }, suspension, contact }: SuspendedProps) {
  return (
    <>
      <h1>{t('accounts.suspended.title')}</h1>
      <p>{t('accounts.suspended.words')}</p>
      {suspension && (
        <Notice kind="calm" title={t('accounts.suspended.reason')}>
          <p dir="auto">{suspension.reason}</p>
        </Notice>
      )}
      <p>{suspension?.until ? t('accounts.suspended.until', { time: when(suspension.until) }) : t('accounts.suspended.open')}</p>
      <p>{contact.name ? t('accounts.suspended.write_to', { name: contact.name }) : t('accounts.suspended.write')}</p>
      {contact.words && <p dir="auto">{contact.words}</p>}
      <p>{t('accounts.suspended.help')}</p>
      <Actions>
        <LinkButton href="/decisions">{t('accounts.suspended.decisions')}</LinkButton>
        <LinkButton kind="plain" href="/you">
          {t('accounts.suspended.account')}
        </LinkButton>
      </Actions>
      <SignOut t={t} />
    </>
  );
}

/** Somebody was suspended while they wrote. Their words are theirs: to be copied, since no page takes them any more. */
export function NotPostedPage({ t, typed }: { t: T; typed: string }) {
  return (
    <>
      <h1>{t('accounts.suspended.title')}</h1>
      <p>{t('accounts.suspended.not_posted')}</p>
      <TextArea name="words" label={t('accounts.suspended.typed')} value={typed} rows={8} readonly />
      <Actions>
        <LinkButton href="/suspended">{t('accounts.suspended.why')}</LinkButton>
      </Actions>
    </>
  );
}
