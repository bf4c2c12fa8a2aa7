import type { Module } from '../platform/module.ts';
import { handlers } from './handlers.ts';
import { waitingForMe } from './home-part.ts';
import { forgetOldNotices, purgeNotices } from './purge-notices.ts';
import { routes } from './routes.tsx';
import './tables.ts';

/** What people are told of: a list in the site, and one plain mail. */
export const notifications: Module = {
  name: 'notifications',
  routes,
  handlers,
  chores: (house) => [{ name: 'forget-old-notices', cron: '17 3 * * *', run: () => forgetOldNotices(house.db, house.clock.now()) }],
  outlets: [{ name: 'notifications', purge: purgeNotices }],
  homeParts: [waitingForMe],
};
