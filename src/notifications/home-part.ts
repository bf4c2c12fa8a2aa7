import type { HomePart } from '../contracts/index.ts';
import { toldOnHome, unread, type UnreadRow } from './queries.ts';
import { wordsOfNotice } from './words-of-notice.ts';

/** As many as one takes in at a glance; the rest are on their own page. */
const mostOnHome = 3;

/** What waits for me: the newest things I was told of and have not opened. Reports that wait have a card of their own. */
export const waitingForMe: HomePart<UnreadRow> = {
  name: 'told',
  order: 10,
  asks: (viewer) => (viewer.person ? unread : null),
  async card({ house, viewer, words }, found) {
    if (found.length === 0) return null;
    const waiting = await toldOnHome(house, viewer, found);
    if (waiting.length === 0) return null;
    const lines = waiting
      .slice(0, mostOnHome)
      .map((n) => ({ title: wordsOfNotice(words.t, n.what), href: `/told/${n.id}`, line: words.lately(n.at) }));
    const more = waiting.length > mostOnHome ? { more: { label: words.t('notifications.home.more'), href: '/told' } } : {};
    return { title: words.t('notifications.home.title'), lines, ...more };
  },
};
