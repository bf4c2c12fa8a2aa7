import { Actions, Face, LinkButton } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Profile } from '../../people/index.ts';

type PersonProps = { words: Words; profile: Profile; mine: boolean };

export function PersonPage({ words: { t, day }, profile, mine }: PersonProps) {
  return (
    <>
      <div class="byline">
        <Face seed={profile.face} />
        <div class="byline-words">
          <h1>
            <bdi>{profile.name}</bdi>
          </h1>
          <p class="byline-line">{t('profiles.person.joined', { day: day(profile.joinedAt) })}</p>
        </div>
      </div>
      {profile.about ? (
        profile.about.split(/\n{2,}/).map((part) => <p dir="auto">{part}</p>)
      ) : (
        <p class="soft">{t('profiles.person.quiet')}</p>
      )}
      <Actions>
        {mine ? (
          <LinkButton href="/you/about" icon="pencil">
            {t('profiles.person.edit')}
          </LinkButton>
        ) : (
          <LinkButton kind="plain" href={`/report/person/${profile.id}`} icon="flag">
            {t('profiles.person.report')}
          </LinkButton>
        )}
      </Actions>
    </>
  );
}
