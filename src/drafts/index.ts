import type { Module } from '../platform/module.ts';
import { forgetThrown } from './throw-away-draft.ts';
import { routes } from './routes.ts';

/** What people are writing, kept while they write. */
export const drafts: Module = {
  name: 'drafts',
  routes,
  chores: (house) => [{ name: 'forget-thrown-drafts', cron: '41 * * * *', run: () => forgetThrown(house.db, house.clock.now()) }],
};
