import { Actions, Empty, LinkButton, List, ListItem, Pager, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { KeptBadge } from '../queries.ts';
import { linesOf } from './badge-lines.tsx';

export type KeptBadgesPage = {
  badges: KeptBadge[];
  count: { holding: number; ending: number };
  now: Date;
  first: boolean;
  older: string | null;
};

export function KeptBadgesView({ page, words }: { page: KeptBadgesPage; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('badges.operator.title')}</h1>
      <Soft>{t('badges.operator.intro')}</Soft>
      <p>{t('badges.operator.count', page.count)}</p>
      <Actions>
        <LinkButton kind="primary" icon="plus" href="/operator/badges/new">
          {t('badges.operator.new')}
        </LinkButton>
        <LinkButton kind="plain" icon="info" href="/badges">
          {t('badges.title')}
        </LinkButton>
      </Actions>
      {page.badges.length === 0 ? (
        <Empty title={t('badges.operator.none_title')}>
          <p>{t('badges.operator.none')}</p>
        </Empty>
      ) : (
        <BadgeList badges={page.badges} now={page.now} words={words} label={t('badges.operator.title')} />
      )}
      <Pager
        label={t('badges.operator.pages')}
        older={page.older ? { href: `/operator/badges?before=${page.older}`, label: t('badges.operator.older') } : undefined}
        newer={page.first ? undefined : { href: '/operator/badges', label: t('badges.operator.newest') }}
      />
    </>
  );
}

export function BadgeList({ badges, now, words, label }: { badges: KeptBadge[]; now: Date; words: Words; label: string }) {
  return (
    <List label={label}>
      {badges.map((badge) => (
        <ListItem
          title={words.t('badges.line.title', { name: badge.name, kind: words.t(`people.badge.${badge.kind}`), label: badge.label })}
          href={`/operator/badges/${badge.id}`}
          lines={linesOf(badge, words, now)}
        />
      ))}
    </List>
  );
}
