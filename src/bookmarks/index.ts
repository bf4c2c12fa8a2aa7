import type { Module } from '../platform/module.ts';
import { remind } from './remind.ts';
import { routes } from './routes.tsx';

/** What somebody keeps for later, with a word to oneself and a day to be reminded on. */
export const bookmarks: Module = {
  name: 'bookmarks',
  routes,
  chores: (house) => [{ name: 'remind', cron: '*/10 * * * *', run: () => remind(house) }],
  // A bookmark holds an id and one's own words; the thing is opened each time.
  outlets: [{ name: 'bookmarks', purge: 'keeps nothing' }],
};
