import { Button, Field, Form, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { asHidden, type Onward } from '../carried.ts';
import { ByProvider } from './provider.tsx';
import { ByPasskey } from './pass-key.tsx';
import { SaysSummary, type Says } from './says.tsx';

export type ProveModel = {
  onward: Onward;
  says: Says;
  password: boolean;
  code: boolean;
  passkey: boolean;
  /** The name of the operator's provider, where this account is connected to it. */
  provider: string | null;
  link: boolean;
};

/** Whichever way they have; each is enough. */
export function ProvePage({ t, model }: { t: T; model: ProveModel }) {
  const { onward, says } = model;
  const alone = !model.password && !model.passkey;
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.prove.title')}</h1>
      <p>{t('accounts.prove.words')}</p>
      {onward.carried && onward.carried.fields.length > 0 && (
        <Notice kind="warm">
          <p>{t('accounts.prove.kept')}</p>
        </Notice>
      )}
      {model.passkey && (
        <ByPasskey t={t} action="/you/prove/passkey" onward={onward} label={t('accounts.prove.passkey')} said={says['passkey']} />
      )}
      {model.passkey && !model.password && !model.code && !model.link && (
        <noscript>
          <p>{t('accounts.prove.needs_script')}</p>
        </noscript>
      )}
      {model.password && (
        <Form action="/you/prove/password" hidden={asHidden(onward)}>
          <Field
            name="password"
            type="password"
            label={t('accounts.password.label')}
            error={says['password']}
            autocomplete="current-password"
            width="half"
          />
          <Button>{t('accounts.prove.password')}</Button>
        </Form>
      )}
      {model.code && <ByCode t={t} model={model} />}
      {model.link && (
        <Form action="/you/prove/link" hidden={asHidden(onward)}>
          <p id="link">{t(alone ? 'accounts.prove.link_words' : 'accounts.prove.link_instead')}</p>
          <Button kind={alone ? 'primary' : 'quiet'} icon="mail">
            {t('accounts.prove.link')}
          </Button>
        </Form>
      )}
      {model.provider && (
        <ByProvider t={t} provider={model.provider} action="/you/provider/prove" hidden={asHidden(onward)} said={says['provider']} />
      )}
    </>
  );
}

function ByCode({ t, model: { onward, says, password } }: { t: T; model: ProveModel }) {
  return (
    <Form action="/you/prove/code" hidden={asHidden(onward)}>
      <Field
        name="code"
        label={t('accounts.prove.code_label')}
        error={says['code']}
        autocomplete="one-time-code"
        inputmode="numeric"
        dir="ltr"
        width="half"
      />
      <Button kind={password ? 'quiet' : 'primary'}>{t('accounts.prove.code')}</Button>
    </Form>
  );
}
