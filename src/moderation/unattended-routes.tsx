import { unattendedPlaces } from './queries.ts';
import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { UnattendedPage } from './views/unattended.tsx';

async function unattended({ house, words }: Visit): Promise<Answer> {
  return show(words.t('moderation.unattended.title'), <UnattendedPage words={words} places={await unattendedPlaces(house)} />, {
    current: 'operator',
    crumbs: [{ label: words.t('operator.title'), href: '/operator' }],
  });
}

/** For who runs the community: that something waits which nobody can decide, never what it is. */
export const unattendedRoutes: readonly Route[] = [
  { method: 'GET', path: '/operator/unattended', door: 'administrator', ids: {}, handle: unattended },
];
