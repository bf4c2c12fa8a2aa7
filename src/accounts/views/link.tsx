import { Button, Field, Form, LinkButton } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { Link } from '../../people/index.ts';
import { SaysSummary, type Says } from './says.tsx';

type LinkModel = {
  link: Link;
  secret: string;
  community: string;
  told: Record<string, string>;
  /** The name that was typed last, where one is asked for. */
  name: string;
  says: Says;
};

/** Opening a link uses nothing up: the button does. */
export function LinkPage({ t, model: { link, secret, community, told, name, says } }: { t: T; model: LinkModel }) {
  const key = link.purpose === 'sign-in' ? 'sign_in' : link.purpose;
  const called = link.fields['name'] ?? '';
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t(`accounts.link.${key}_title`, { community })}</h1>
      <p>{t(`accounts.link.${key}_words`, { community, name: called, what: '', time: '', device: '', ...told })}</p>
      {link.purpose === 'undo' && <p>{t('accounts.link.undo_follows')}</p>}
      <Form action={`/link/${secret}`}>
        {says['name'] && (
          <Field
            name="name"
            label={t('people.name.label')}
            hint={t('people.name.hint')}
            value={name}
            error={says['name']}
            autocomplete="nickname"
            width="half"
          />
        )}
        {link.purpose === 'sign-in' && (
          <details class="help-fold" open={Boolean(says['new_password'])}>
            <summary>{t('accounts.link.new_password')}</summary>
            <Field
              name="new_password"
              type="password"
              label={t('accounts.password.new')}
              hint={t('accounts.link.new_password_hint')}
              error={says['new_password']}
              autocomplete="new-password"
              width="half"
            />
          </details>
        )}
        <Button>{t(`accounts.link.${key}_submit`)}</Button>
      </Form>
    </>
  );
}

/** A link that proves something counts on the device that asked for it. */
export function LinkElsewhere({ t }: { t: T }) {
  return (
    <>
      <h1>{t('accounts.link.elsewhere_title')}</h1>
      <p>{t('accounts.link.elsewhere')}</p>
      <p>{t('accounts.link.elsewhere_else')}</p>
    </>
  );
}

export function LinkOver({ t }: { t: T }) {
  return (
    <>
      <h1>{t('accounts.link.over_title')}</h1>
      <p>{t('accounts.link.over')}</p>
      <LinkButton href="/sign-in">{t('accounts.link.again')}</LinkButton>
    </>
  );
}
