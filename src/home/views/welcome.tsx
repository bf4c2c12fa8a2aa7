import type { Community, HomeCard } from '../../contracts/index.ts';
import { Actions, LinkButton } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { Part } from './today.tsx';

export type WelcomePage = { community: Community; cards: HomeCard[] };

/** What this is, who may join, and help: for somebody who comes here for the first time. */
export function WelcomeView({ page: { community, cards }, words: { t } }: { page: WelcomePage; words: Words }) {
  return (
    <>
      <h1>{community.name}</h1>
      <p>{t('home.welcome.what')}</p>
      <p>{t('home.welcome.name')}</p>
      <p>
        {t(`home.welcome.who_${community.joining}`)} {t('home.welcome.age', { age: community.minimumAge })}
      </p>
      <Actions>
        {community.joining !== 'invitation' && (
          <LinkButton kind="primary" href="/join">
            {t('home.welcome.join')}
          </LinkButton>
        )}
        <LinkButton kind={community.joining === 'invitation' ? 'primary' : 'quiet'} href="/sign-in">
          {t('home.welcome.sign_in')}
        </LinkButton>
        <LinkButton kind="plain" icon="phone" href="/help-now">
          {t('home.welcome.help')}
        </LinkButton>
      </Actions>
      {cards.map((card) => (
        <Part card={card} />
      ))}
    </>
  );
}

export function ClosedView({ words: { t } }: { words: Words }) {
  return (
    <>
      <h1>{t('home.closed.title')}</h1>
      <p>{t('home.closed.words')}</p>
    </>
  );
}
