import { Actions, Button, Card, Field, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { asHidden, type Carried, type Onward } from '../carried.ts';
import { ByProvider } from './provider.tsx';
import { ByPasskey } from './pass-key.tsx';
import { ByRecovery } from './recovery.tsx';
import { SaysSummary, type Says } from './says.tsx';

export type SignInModel = {
  onward: Onward;
  who: string;
  /** As it was typed, to be asked for a link at. */
  email: string;
  /** Who comes with a recovery code. */
  lost: string;
  says: Says;
  passkeys: boolean;
  /** The operator's provider, where one is set. */
  provider: string | null;
  mayJoin: boolean;
  /** Why this page came up unasked. */
  why: 'expired' | 'members' | null;
};

export function SignInPage({ t, model }: { t: T; model: SignInModel }) {
  const { onward, who, says, why } = model;
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>
        {why === 'expired'
          ? t('accounts.first.expired_title')
          : why === 'members'
            ? t('accounts.first.title')
            : t('accounts.sign_in.title')}
      </h1>
      {why === 'expired' && (
        <Notice kind="warm">
          <p>{t('accounts.first.expired')}</p>
        </Notice>
      )}
      {why === 'members' && <p>{t('accounts.first.members')}</p>}
      <Form action="/sign-in" hidden={asHidden(onward)}>
        <Field
          name="who"
          label={t('accounts.sign_in.who')}
          hint={t('accounts.sign_in.who_hint')}
          value={who}
          error={says['who']}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
        />
        <Field
          name="password"
          type="password"
          label={t('accounts.password.label')}
          error={says['password']}
          autocomplete="current-password"
        />
        <Button icon="key-round">{t('accounts.sign_in.submit')}</Button>
      </Form>
      {model.passkeys && (
        <ByPasskey t={t} action="/sign-in/passkey" onward={onward} label={t('accounts.sign_in.passkey')} said={says['passkey']} />
      )}
      {model.provider && <ByProvider t={t} provider={model.provider} hidden={asHidden(onward)} said={says['provider']} />}
      <ByMail t={t} model={model} />
      <ByRecovery t={t} onward={onward} lost={model.lost} says={says} />
      {model.mayJoin && (
        <p>
          {t('accounts.sign_in.new_here')} <a href="/join">{t('accounts.join.title')}</a>
        </p>
      )}
    </>
  );
}

function ByMail({ t, model: { onward, email, says } }: { t: T; model: SignInModel }) {
  return (
    <Card title={t('accounts.sign_in.link_title')}>
      <p>{t('accounts.sign_in.link_words')}</p>
      <Form action="/sign-in/link" hidden={asHidden(onward)}>
        <Field name="email" type="email" label={t('accounts.email.label')} value={email} error={says['email']} autocomplete="email" />
        <Button kind="quiet" icon="mail">
          {t('accounts.sign_in.link_submit')}
        </Button>
      </Form>
    </Card>
  );
}

/** After asking for a link. What waits to be sent stays on this page, in this browser. */
export function MailSent({ t, onward, said }: { t: T; onward: Onward; said: string }) {
  return (
    <>
      <h1>{t('accounts.sent.title')}</h1>
      <p>{said}</p>
      <p>{t('accounts.sent.nothing_comes')}</p>
      {onward.carried ? (
        <>
          <Notice kind="warm">
            <p>{t('accounts.sent.carried')}</p>
          </Notice>
          <SendOn title={t('accounts.sent.send')} carried={onward.carried} label={t('accounts.sent.send')} />
        </>
      ) : (
        <Actions>
          <LinkButton href="/sign-in">{t('accounts.sent.back')}</LinkButton>
        </Actions>
      )}
    </>
  );
}

/** Signed in again, with a form that was on its way: one button sends it, with its own key, so it is sent once. */
export function CarryOn({ t, title, carried }: { t: T; title: string; carried: Carried }) {
  // Keys and stamps are longer than many a reply, and nobody's words.
  const typed = carried.fields.filter(([name, value]) => name === 'words' || value.includes(' ')).map(([, value]) => value);
  const longest = typed.reduce((one, other) => (other.length > one.length ? other : one), '');
  const words = longest !== '';
  return (
    <>
      <h1>{title}</h1>
      <p>{t(words ? 'accounts.carry.words' : 'accounts.carry.act_words')}</p>
      {words && (
        <blockquote class="prose" dir="auto">
          <p>{longest.slice(0, 400)}</p>
        </blockquote>
      )}
      <SendOn title={title} carried={carried} label={t(words ? 'accounts.carry.submit' : 'accounts.carry.act_submit')} />
      <p>
        <a href="/">{t(words ? 'accounts.carry.leave' : 'accounts.carry.act_leave')}</a>
      </p>
    </>
  );
}

function SendOn({ title, carried, label }: { title: string; carried: Carried; label: string }) {
  return (
    <Form action={carried.action} aria-label={title}>
      {carried.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button icon="send">{label}</Button>
    </Form>
  );
}
