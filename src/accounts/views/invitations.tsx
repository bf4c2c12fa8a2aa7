import { Button, Card, Empty, Field, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { isOpenInvitation, type Invitation } from '../../people/index.ts';
import { SaysSummary, type Says } from './says.tsx';

type Model = {
  words: Words;
  list: readonly Invitation[];
  typed: { forWhom: string; days: string; uses: string };
  formKey: string;
  now: Date;
  says: Says;
};

export function InvitationsPage({ words, list, typed, formKey, now, says }: Model) {
  const { t } = words;
  const open = list.filter((i) => isOpenInvitation(i, now));
  const past = list.filter((i) => !isOpenInvitation(i, now));
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.invitations.title')}</h1>
      <p>{t('accounts.invitations.intro')}</p>
      <Form action="/invitations" idempotencyKey={formKey}>
        <Field
          name="for_whom"
          label={t('accounts.invitations.for_whom')}
          hint={t('accounts.invitations.for_whom_hint')}
          optional={t('accounts.optional')}
          value={typed.forWhom}
          error={says['for_whom']}
        />
        <Field
          name="uses"
          type="number"
          label={t('accounts.invitations.uses')}
          value={typed.uses}
          error={says['uses']}
          min="1"
          max="500"
          inputmode="numeric"
          width="short"
        />
        <Field
          name="days"
          type="number"
          label={t('accounts.invitations.days')}
          value={typed.days}
          error={says['days']}
          min="1"
          max="90"
          inputmode="numeric"
          width="short"
        />
        <Button icon="user-plus">{t('accounts.invitations.submit')}</Button>
      </Form>
      <h2>{t('accounts.invitations.open')}</h2>
      {open.length === 0 && (
        <Empty title={t('accounts.invitations.none')}>
          <p>{t('accounts.invitations.none_words')}</p>
        </Empty>
      )}
      {open.map((invitation) => (
        <OneInvitation words={words} invitation={invitation} open />
      ))}
      {past.length > 0 && (
        <details class="help-fold">
          <summary>{t('accounts.invitations.past', { n: past.length })}</summary>
          <div class="fold-words">
            {past.map((invitation) => (
              <OneInvitation words={words} invitation={invitation} open={false} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function OneInvitation({ words: { t, when }, invitation: i, open }: { words: Words; invitation: Invitation; open: boolean }) {
  return (
    <Card level={3} title={<bdi>{i.forWhom || t('accounts.invitations.for_anyone')}</bdi>}>
      <p class="soft">{t('accounts.invitations.made_at', { time: when(i.createdAt) })}</p>
      <p>
        {t('accounts.invitations.used', { used: i.uses - i.usesLeft, uses: i.uses })}{' '}
        {i.withdrawn
          ? t('accounts.invitations.is_withdrawn')
          : t(open ? 'accounts.invitations.until' : 'accounts.invitations.was_until', { time: when(i.expiresAt) })}
      </p>
      {i.came.length > 0 && (
        <>
          <p>{t('accounts.invitations.came')}</p>
          <ul>
            {i.came.map((p) => (
              <li>
                <a href={`/people/${p.id}`}>
                  <bdi>{p.name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {open && (
        <Form action="/invitations/withdraw" hidden={{ invitation: i.id }}>
          <Button kind="plain">{t('accounts.invitations.withdraw')}</Button>
        </Form>
      )}
    </Card>
  );
}

export function InvitationMade({ t, link, uses, days }: { t: T; link: string; uses: number; days: number }) {
  return (
    <>
      <h1>{t('accounts.invitations.made_title')}</h1>
      <p>{t('accounts.invitations.made', { n: uses, days })}</p>
      <Field name="link" label={t('accounts.invitations.link')} value={link} readonly dir="ltr" />
      <copy-text for="link" data-copied={t('accounts.invitations.copied')}>
        <Button type="button" icon="copy" hidden>
          {t('accounts.invitations.copy')}
        </Button>
      </copy-text>
      <Notice>
        <p>{t('accounts.invitations.once')}</p>
      </Notice>
      <LinkButton href="/invitations">{t('accounts.invitations.back')}</LinkButton>
    </>
  );
}
