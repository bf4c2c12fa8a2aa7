import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { BadgesView } from './views/badges.tsx';

/** What a badge means, for whoever meets one. */
async function showMeanings({ words, house }: Visit): Promise<Answer> {
  return show(words.t('badges.title'), <BadgesView words={words} community={house.community().name} />);
}

export const badgeRoutes: Route[] = [{ method: 'GET', path: '/badges', door: 'anyone', ids: {}, handle: showMeanings }];
