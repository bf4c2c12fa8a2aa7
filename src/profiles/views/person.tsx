import { Actions, Card, Chip, Chips, Face, LinkButton, List, ListItem, Notice, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { withoutBadgeSigns, type BadgeOfPerson, type FormerName, type Profile } from '../../people/index.ts';
import type { SharedGroup } from '../queries.ts';

export type PersonModel = {
  profile: Profile;
  mine: boolean;
  /** Whether this viewer decides about people. */
  moderates: boolean;
  former: readonly FormerName[];
  blocked: boolean;
  badges: readonly BadgeOfPerson[];
  groups: readonly SharedGroup[];
  community: string;
};

type Props = { words: Words; page: PersonModel };

export function PersonPage({ words, page }: Props) {
  const { t, day } = words;
  const { profile, mine } = page;
  const about = withoutBadgeSigns(profile.about);
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
      {page.badges.length > 0 && <Badges words={words} page={page} />}
      {about ? about.split(/\n{2,}/).map((part) => <p dir="auto">{part}</p>) : <Soft>{t('profiles.person.quiet')}</Soft>}
      {page.groups.length > 0 && <Groups words={words} page={page} />}
      {page.former.length > 0 && <Former words={words} page={page} />}
      {page.blocked && <Blocked words={words} page={page} />}
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
        {page.moderates && (
          <LinkButton kind="plain" href={`/moderate/person/${profile.id}`} icon="shield">
            {t('profiles.person.moderate')}
          </LinkButton>
        )}
        {!mine && !page.blocked && (
          <LinkButton kind="plain" href={`/people/${profile.id}/mute`} icon="eye-off">
            {t('profiles.person.mute')}
          </LinkButton>
        )}
        {!mine && !page.blocked && (
          <LinkButton kind="plain" href={`/people/${profile.id}/block`} icon="ban">
            {t('profiles.person.block')}
          </LinkButton>
        )}
      </Actions>
    </>
  );
}

/** What the community checked, in its own words and place: nothing that somebody writes of themselves looks like it. */
function Badges({ words: { t, day }, page: { badges, community } }: Props) {
  return (
    <Card id="badges" title={t('profiles.person.badges', { community })}>
      <Chips>
        {badges.map(({ kind, label }) => (
          <Chip tone="done" icon="shield">
            {t('people.badge_shown', { kind: t(`people.badge.${kind}`), label })}
          </Chip>
        ))}
      </Chips>
      {badges.map(({ granted_at: from, expires_at: until }) => (
        <Soft>{t('profiles.person.badge_line', { from: day(from), until: day(until) })}</Soft>
      ))}
      <a href="/badges">{t('profiles.person.badge_meaning')}</a>
    </Card>
  );
}

function Groups({ words: { t }, page: { groups } }: Props) {
  return (
    <section aria-labelledby="shared">
      <h2 id="shared">{t('profiles.person.shared')}</h2>
      <Soft>{t('profiles.person.shared_hint')}</Soft>
      <List label={t('profiles.person.shared')}>
        {groups.map(({ slug, name, language }) => (
          <ListItem title={name} lang={language} href={`/boards/${slug}`} />
        ))}
      </List>
    </section>
  );
}

function Former({ words: { t, day }, page: { former } }: Props) {
  return (
    <Card title={t('profiles.person.former')}>
      <List label={t('profiles.person.former')}>
        {former.map(({ name, until }) => (
          <ListItem title={name} lines={[t('profiles.person.former_line', { day: day(until) })]} />
        ))}
      </List>
    </Card>
  );
}

function Blocked({ words: { t } }: Props) {
  return (
    <Notice icon="ban">
      <p>
        {t('profiles.person.blocked')} <a href="/you/blocked">{t('profiles.blocked.title')}</a>
      </p>
    </Notice>
  );
}
