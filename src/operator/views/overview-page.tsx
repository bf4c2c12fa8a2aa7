import { smallestTold } from '../../access/index.ts';
import type { Community } from '../../contracts/index.ts';
import { Actions, Card, LinkButton, List, ListItem, Notice, Table, type IconName } from '../../platform/html/index.ts';
import { intlLocale, type Words } from '../../platform/i18n/index.ts';
import type { Count, Health } from '../health.ts';

type Props = { words: Words; community: Community; health: Health; count: Count };

/** A few people are persons: their number stays hidden. */
function told({ t, number }: Words, n: number): string {
  return n > 0 && n < smallestTold ? t('operator.number.few', { n: smallestTold }) : number(n);
}

const megabyte = 1024 * 1024;

function size({ language }: Words, bytes: number): string {
  const large = bytes >= 1024 * megabyte;
  const n = large ? bytes / megabyte / 1024 : bytes / megabyte;
  return new Intl.NumberFormat(intlLocale[language], {
    style: 'unit',
    unit: large ? 'gigabyte' : 'megabyte',
    maximumSignificantDigits: 3,
  }).format(n);
}

const people: [string, string, IconName][] = [
  ['invitations', '/invitations', 'user-plus'],
  ['waiting', '/waiting-people', 'users'],
  ['way_back', '/way-back', 'smartphone'],
  ['boards', '/operator/boards', 'message-circle'],
  ['unattended', '/operator/unattended', 'flag'],
  ['badges', '/operator/badges', 'shield'],
  ['caught', '/operator/mail', 'mail'],
];

const settings: [string, string, IconName][] = [
  ['community', '/operator/settings/community', 'house'],
  ['joining', '/operator/settings/joining', 'door-open'],
  ['suggested', '/operator/settings/boards', 'plus'],
  ['texts', '/operator/settings/texts', 'scroll-text'],
  ['mail', '/operator/settings/mail', 'send'],
  ['first_posts', '/operator/settings/first-posts', 'eye'],
  ['design', '/design', 'type'],
];

function Links({ words: { t }, title, links }: { words: Words; title: string; links: typeof people }) {
  return (
    <Card title={t(title)}>
      <List>
        {links.map(([name, href, icon]) => (
          <ListItem href={href} icon={icon} title={t(`operator.go.${name}`)} lines={[t(`operator.go.${name}_line`)]} />
        ))}
      </List>
    </Card>
  );
}

function Numbers({ words, count }: Pick<Props, 'words' | 'count'>) {
  const { t } = words;
  const row = (name: keyof Count) => [t(`operator.number.${name}`), told(words, count[name])];
  return (
    <Table
      id="numbers"
      caption={t('operator.number.caption')}
      columns={[{ label: t('operator.number.what') }, { label: t('operator.number.how_many'), number: true }]}
      rows={[row('members'), row('waiting'), row('boards'), row('threadsThisWeek')]}
    />
  );
}

function House({ words, health }: Pick<Props, 'words' | 'health'>) {
  const { t } = words;
  const { database, disk, jobsWaiting, mailLeaves, version } = health;
  const room = disk
    ? t('operator.health.room_of', { free: size(words, disk.free), size: size(words, disk.size) })
    : t('operator.health.unknown');
  const rows = [
    [t('operator.health.version'), version],
    [t('operator.health.database'), t('operator.health.database_of', { version: database.version, size: size(words, database.bytes) })],
    [t('operator.health.room'), room],
    [t('operator.health.jobs'), words.number(jobsWaiting)],
    [t('operator.health.mail'), t(mailLeaves ? 'operator.health.mail_leaves' : 'operator.health.mail_stays')],
  ];
  return (
    <Table
      id="health"
      caption={t('operator.health.caption')}
      columns={[{ label: t('operator.health.what') }, { label: t('operator.health.how') }]}
      rows={rows}
    />
  );
}

export function OverviewPage({ words, community, health, count }: Props) {
  const { t } = words;
  return (
    <>
      <h1>{t('operator.title')}</h1>
      {!community.setUp && (
        <Notice kind="warm" title={t('operator.unfinished.title')}>
          <p>{t('operator.unfinished.words')}</p>
          <Actions>
            <LinkButton kind="primary" href="/operator/set-up">
              {t('operator.unfinished.go_on')}
            </LinkButton>
          </Actions>
        </Notice>
      )}
      {health.visitorsLookAlike && (
        <Notice kind="problem" title={t('operator.alike.title')}>
          <p>{t('operator.alike.words')}</p>
        </Notice>
      )}
      <Links words={words} title="operator.people" links={people} />
      <Links words={words} title="operator.settings" links={settings} />
      <Numbers words={words} count={count} />
      <House words={words} health={health} />
      <p class="hint">{t('operator.health.backup')}</p>
    </>
  );
}
