import { Actions, Button, Card, Empty, Form, LinkButton, Notice } from '../../platform/html/index.ts';
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

type Waiting = { id: string; name: string; about: string; joinedAt: Date };

export function WaitingPeoplePage({ words: { t, when }, people }: { words: Words; people: readonly Waiting[] }) {
  return (
    <>
      <h1>{t('accounts.waiting_people.title')}</h1>
      {people.length === 0 && (
        <Empty title={t('accounts.waiting_people.none')}>
          <p>{t('accounts.waiting_people.none_words')}</p>
        </Empty>
      )}
      {people.map((p) => (
        <Card title={<bdi>{p.name}</bdi>}>
          <p class="soft">{t('accounts.waiting_people.since', { time: when(p.joinedAt) })}</p>
          {p.about && <p dir="auto">{p.about}</p>}
          <Actions>
            <Form action="/waiting-people/let-in" hidden={{ person: p.id }}>
              <Button kind="quiet" icon="user-plus">
                {t('accounts.waiting_people.let_in')}
              </Button>
            </Form>
            <Form action="/waiting-people/decline" hidden={{ person: p.id }}>
              <Button kind="plain">{t('accounts.waiting_people.decline')}</Button>
            </Form>
          </Actions>
        </Card>
      ))}
    </>
  );
}
