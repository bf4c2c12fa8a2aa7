import { LinkButton } from '../platform/html/index.ts';
import { show, type Answer, type Visit } from '../platform/http/index.ts';

/** Somebody without a session came to a door that needs one. */
export function signInFirst({ words: { t } }: Visit): Answer {
  return show(
    t('accounts.first.title'),
    <>
      <h1>{t('accounts.first.title')}</h1>
      <LinkButton href="/sign-in">{t('accounts.sign_in.submit')}</LinkButton>
    </>,
    { status: 401, alone: true },
  );
}
