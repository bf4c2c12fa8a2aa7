import { Actions, Button, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';

type By = { t: T; provider: string; hidden: Record<string, string>; action?: string; said?: string | undefined };

/** The way by the operator's provider, on the pages for signing in, joining and proving who one is. */
export function ByProvider({ t, provider, hidden, action = '/sign-in/provider', said }: By) {
  return (
    <div id="provider">
      {said && <p class="field-error">{said}</p>}
      <Form action={action} hidden={hidden}>
        <Button kind="quiet" icon="external-link">
          {t('accounts.provider.go', { name: provider })}
        </Button>
      </Form>
    </div>
  );
}

/** The same as another button of a form: what is typed in it goes along, and is there again afterwards. */
export function GoByProvider({ t, provider, said }: Pick<By, 't' | 'provider' | 'said'>) {
  return (
    <div id="provider">
      {said && <p class="field-error">{said}</p>}
      <Button kind="quiet" icon="external-link" formaction="/sign-in/provider">
        {t('accounts.provider.go', { name: provider })}
      </Button>
    </div>
  );
}

type Own = { words: Words; provider: string; since: Date | null; fault: string | null };

export function ProviderPage({ words: { t, day }, provider, since, fault }: Own) {
  return (
    <>
      <h1>{t('accounts.provider.title', { name: provider })}</h1>
      {fault && (
        <Notice kind="problem">
          <p>{fault}</p>
        </Notice>
      )}
      <p>{t('accounts.provider.words', { name: provider })}</p>
      {since ? (
        <>
          <p>{t('accounts.provider.since', { day: day(since) })}</p>
          <Form action="/you/provider/disconnect">
            <Button kind="quiet">{t('accounts.provider.disconnect')}</Button>
          </Form>
        </>
      ) : (
        <Form action="/you/provider/connect">
          <Button icon="external-link">{t('accounts.provider.connect')}</Button>
        </Form>
      )}
    </>
  );
}

/** Where a form may not lead to, a link may. */
export function GoToProvider({ t, provider, address }: { t: T; provider: string; address: string }) {
  return (
    <>
      <h1>{t('accounts.provider.away_title', { name: provider })}</h1>
      <LinkButton kind="primary" href={address} icon="external-link">
        {t('accounts.provider.go', { name: provider })}
      </LinkButton>
    </>
  );
}

/** Nobody came back whom we could know. */
export function ProviderFailed({ t, why }: { t: T; why: string }) {
  return (
    <>
      <h1>{t('accounts.provider.failed_title')}</h1>
      <p>{why}</p>
      <Actions>
        <LinkButton href="/sign-in">{t('accounts.sign_in.title')}</LinkButton>
      </Actions>
    </>
  );
}
