import { Actions, Button, Form, LinkButton } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { Target } from '../block-routes.tsx';

/** What it does, for both sides, before anybody does it. */
export function BlockPage({ t, target: { name, alias, act, back, report } }: { t: T; target: Target }) {
  return (
    <>
      <h1>{t('profiles.block.title', { name })}</h1>
      <h2>{t('profiles.block.for_you')}</h2>
      <ul>
        <li>{t('profiles.block.away')}</li>
        <li>{t('profiles.block.not_told')}</li>
        <li>{t('profiles.block.again')}</li>
      </ul>
      <h2>{t('profiles.block.for_them')}</h2>
      <ul>
        <li>{t('profiles.block.nobody_tells')}</li>
        <li>{t('profiles.block.they_see')}</li>
        <li>{t('profiles.block.groups')}</li>
      </ul>
      <p>
        {t('profiles.block.weaker')} <a href={act.replace(/block$/, 'mute')}>{t('profiles.block.mute')}</a>
      </p>
      {alias && <p>{t('profiles.block.alias', { name })}</p>}
      <p>
        {t('profiles.block.rules')} <a href={report}>{t('profiles.block.report')}</a>
      </p>
      <Form action={act}>
        <Actions>
          <Button icon="ban">{t('profiles.block.submit', { name })}</Button>
          <LinkButton kind="plain" href={back}>
            {t('profiles.block.stay')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
