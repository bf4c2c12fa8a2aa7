import { Button, Field, Form } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { WaysIn } from '../../people/index.ts';
import { SaysSummary, type Says } from './says.tsx';

export function PasswordPage({ t, has, says }: { t: T; has: boolean; says: Says }) {
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.password.title')}</h1>
      <p>{t(has ? 'accounts.password.intro' : 'accounts.password.none')}</p>
      <Form action="/you/password">
        <Field
          name="new_password"
          type="password"
          label={t('accounts.password.new')}
          hint={t('accounts.password.hint')}
          error={says['new_password']}
          autocomplete="new-password"
          width="half"
        />
        <Button>{t('accounts.password.submit')}</Button>
      </Form>
      {has && <p class="soft">{t('accounts.password.forgotten')}</p>}
    </>
  );
}

export function EmailPage({ t, ways, typed, says }: { t: T; ways: WaysIn; typed: string; says: Says }) {
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.email.title')}</h1>
      <p>{ways.email ? t('accounts.email.now', { email: ways.email }) : t('accounts.email.none')}</p>
      <Form action="/you/email">
        <Field
          name="email"
          type="email"
          label={t('accounts.email.new')}
          hint={t('accounts.email.new_hint')}
          value={typed}
          error={says['email']}
          autocomplete="email"
        />
        <Button icon="mail">{t('accounts.email.submit')}</Button>
      </Form>
    </>
  );
}
