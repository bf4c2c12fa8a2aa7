import type { Module } from '../platform/module.ts';
import { youBegan } from './home-part.ts';
import { forgetThrown } from './throw-away-draft.ts';
import { routes } from './routes.ts';

/** What people are writing, kept while they write. */
export const drafts: Module = {
  name: 'drafts',
  routes,
  homeParts: [youBegan],
  outlets: [{ name: 'drafts page', purge: 'keeps nothing' }],
  chores: (house) => [{ name: 'forget-thrown-drafts', cron: '41 * * * *', run: () => forgetThrown(house.db, house.clock.now()) }],
};
