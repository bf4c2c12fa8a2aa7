import { Button, Face, Form, List, ListItem, type IconName } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { WaysIn } from '../../people/index.ts';

type Entry = { href: string; icon: IconName; title: string; line: string };
type YouProps = { t: T; person: { id: string; name: string; face: string }; ways: WaysIn; active: boolean };

/** Who is suspended or waits keeps what belongs to their own account. */
export function YouPage({ t, person, ways, active }: YouProps) {
  const self: Entry[] = [
    { href: '/you/about', icon: 'user', title: t('profiles.you.about'), line: t('profiles.you.about_line') },
    { href: `/people/${person.id}`, icon: 'eye', title: t('profiles.you.page'), line: t('profiles.you.page_line') },
    { href: '/you/mail', icon: 'mail', title: t('profiles.you.mail'), line: t('profiles.you.mail_line') },
  ];
  const looks: Entry[] = [
    { href: '/appearance', icon: 'contrast', title: t('profiles.appearance.title'), line: t('profiles.you.appearance_line') },
    { href: '/you/preferences', icon: 'languages', title: t('profiles.preferences.title'), line: t('profiles.you.preferences_line') },
  ];
  const comingIn: Entry[] = [
    {
      href: '/you/password',
      icon: 'key-round',
      title: t('accounts.password.title'),
      line: t(ways.password ? 'profiles.you.password_set' : 'profiles.you.password_none'),
    },
    { href: '/you/email', icon: 'mail', title: t('accounts.email.title'), line: ways.email ?? t('profiles.you.email_none') },
    {
      href: '/you/passkeys',
      icon: 'lock',
      title: t('accounts.passkeys.title'),
      line: t('profiles.you.passkeys_line', { n: ways.passkeys }),
    },
    { href: '/you/devices', icon: 'smartphone', title: t('accounts.devices.title'), line: t('profiles.you.devices_line') },
  ];
  return (
    <>
      <div class="byline">
        <Face seed={person.face} />
        <h1>
          <bdi>{person.name}</bdi>
        </h1>
      </div>
      {active && <Entries title={t('profiles.you.self')} entries={self} />}
      <Entries title={t('profiles.you.looks')} entries={looks} />
      <Entries title={t('profiles.you.coming_in')} entries={comingIn} />
      <Form action="/sign-out">
        <Button kind="quiet" icon="log-out">
          {t('accounts.sign_out')}
        </Button>
      </Form>
      <p>
        <a href="/you/leave">{t('profiles.you.leave')}</a>
      </p>
    </>
  );
}

function Entries({ title, entries }: { title: string; entries: Entry[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <List label={title}>
        {entries.map(({ href, icon, title: name, line }) => (
          <ListItem title={name} href={href} icon={icon} lines={[<bdi>{line}</bdi>]} />
        ))}
      </List>
    </section>
  );
}
