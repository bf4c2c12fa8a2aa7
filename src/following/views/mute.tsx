import { Actions, Button, Form, LinkButton } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { ToMute } from '../mute-routes.tsx';

/** What it does, before anybody does it; and what is stronger. */
export function MutePage({ t, whom: { name, alias, act, back } }: { t: T; whom: ToMute }) {
  return (
    <>
      <h1>{t('following.mute.title', { name })}</h1>
      <ul>
        <li>{t('following.mute.folded')}</li>
        <li>{t('following.mute.not_told')}</li>
        <li>{t('following.mute.nobody')}</li>
        <li>{t('following.mute.again')}</li>
      </ul>
      {alias && <p>{t('following.mute.alias', { name })}</p>}
      <p>
        {t('following.mute.stronger')} <a href={act.replace(/mute$/, 'block')}>{t('following.mute.block')}</a>
      </p>
      <Form action={act}>
        <Actions>
          <Button icon="eye-off">{t('following.mute.submit', { name })}</Button>
          <LinkButton kind="plain" href={back}>
            {t('following.mute.stay')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
