import { Actions, Card, Face, LinkButton, List, ListItem } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { FormerName, Profile } from '../../people/index.ts';

type PersonProps = { words: Words; profile: Profile; mine: boolean; former: readonly FormerName[] };

export function PersonPage({ words: { t, day }, profile, mine, former }: PersonProps) {
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
      {former.length > 0 && (
        <Card title={t('profiles.person.former')}>
          <List label={t('profiles.person.former')}>
            {former.map(({ name, until }) => (
              <ListItem title={name} lines={[t('profiles.person.former_line', { day: day(until) })]} />
            ))}
          </List>
        </Card>
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
