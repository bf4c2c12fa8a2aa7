import { Button, Face, Form, List, ListItem, Notice, type IconName } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { WaysIn } from '../../people/index.ts';

type Entry = { href: string; icon: IconName; title: string; line: string };
type YouProps = {
  t: T;
  person: { id: string; name: string; face: string };
  ways: WaysIn;
  active: boolean;
  /** The name of the operator's provider, where one is set. */
  provider: string | null;
  /** What changed lately on another device, in words. */
  changed: string | null;
};

/** Who is suspended or waits keeps what belongs to their own account. */
export function YouPage({ t, person, ways, active, provider, changed }: YouProps) {
  const kept: Entry[] = [
    { href: '/bookmarks', icon: 'bookmark', title: t('profiles.you.kept'), line: t('profiles.you.kept_line') },
    { href: '/drafts', icon: 'pencil', title: t('drafts.link'), line: t('drafts.link_line') },
    { href: '/you/following', icon: 'bell', title: t('profiles.you.following'), line: t('profiles.you.following_line') },
  ];
  const self: Entry[] = [
    { href: '/you/name', icon: 'pencil', title: t('profiles.you.name'), line: t('profiles.you.name_line') },
    { href: '/you/about', icon: 'user', title: t('profiles.you.about'), line: t('profiles.you.about_line') },
    { href: `/people/${person.id}`, icon: 'eye', title: t('profiles.you.page'), line: t('profiles.you.page_line') },
  ];
  const reaches: Entry[] = [
    { href: '/you/mail', icon: 'mail', title: t('profiles.you.mail'), line: t('profiles.you.mail_line') },
    { href: '/filters', icon: 'eye-off', title: t('profiles.you.filters'), line: t('profiles.you.filters_line') },
    { href: '/you/blocked', icon: 'ban', title: t('profiles.you.blocked'), line: t('profiles.you.blocked_line') },
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
    {
      href: '/you/code',
      icon: 'shield',
      title: t('profiles.you.code'),
      line: t(ways.code ? 'profiles.you.code_on' : 'profiles.you.code_off'),
    },
    {
      href: '/you/recovery',
      icon: 'scroll-text',
      title: t('accounts.recovery.title'),
      line: t('profiles.you.recovery_line', { n: ways.recoveryCodes }),
    },
    ...(provider ? [providerEntry(t, provider, ways)] : []),
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
      {changed && (
        <Notice kind="warm">
          <p>{t('profiles.you.changed', { what: changed })}</p>
          <p>
            <a href="/you/devices#changes">{t('profiles.you.changed_look')}</a>
          </p>
        </Notice>
      )}
      {active && (
        <>
          <Entries title={t('profiles.you.yours')} entries={kept} />
          <Entries title={t('profiles.you.self')} entries={self} />
          <Entries title={t('profiles.you.reaches')} entries={reaches} />
        </>
      )}
      <Entries title={t('profiles.you.looks')} entries={looks} />
      <Entries title={t('profiles.you.coming_in')} entries={comingIn} words={mayBeShutOut(ways) ? t('profiles.you.shut_out') : null} />
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

/** With a device lost or a password forgotten, nothing would be left that we could know them by. */
function mayBeShutOut({ email, recoveryCodes, identities }: WaysIn): boolean {
  return email === null && recoveryCodes === 0 && identities === 0;
}

function providerEntry(t: T, name: string, { identities }: WaysIn): Entry {
  const line = t(identities > 0 ? 'profiles.you.provider_on' : 'profiles.you.provider_off');
  return { href: '/you/provider', icon: 'external-link', title: t('profiles.you.provider', { name }), line };
}

function Entries({ title, entries, words = null }: { title: string; entries: Entry[]; words?: string | null }) {
  return (
    <section>
      <h2>{title}</h2>
      {words && <p>{words}</p>}
      <List label={title}>
        {entries.map(({ href, icon, title: name, line }) => (
          <ListItem title={name} href={href} icon={icon} lines={[<bdi>{line}</bdi>]} />
        ))}
      </List>
    </section>
  );
}
