import { readCommunity } from '../people/index.ts';
import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { countAll, readHealth } from './health.ts';
import { DesignPage } from './views/design.tsx';
import { OverviewPage } from './views/overview-page.tsx';

async function showOverview({ house, words, now }: Visit): Promise<Answer> {
  const [community, health, count] = await Promise.all([readCommunity(house.db), readHealth(house), countAll(house.db, now)]);
  const page = <OverviewPage words={words} community={community} health={health} count={count} />;
  return show(words.t('operator.title'), page, { current: 'operator' });
}

async function showDesign({ words: { t } }: Visit): Promise<Answer> {
  return show(t('html.design.title'), <DesignPage t={t} />, {
    current: 'operator',
    wide: true,
    crumbs: [{ label: t('operator.title'), href: '/operator' }],
  });
}

export const overviewRoutes: readonly Route[] = [
  { method: 'GET', path: '/operator', door: 'administrator', ids: {}, handle: showOverview },
  { method: 'GET', path: '/design', door: 'administrator', ids: {}, handle: showDesign },
];
