import type { Module } from '../platform/module.ts';
import { forgetEvidence, letBackIn } from './chores.ts';
import { decideRoutes } from './decide-routes.tsx';
import { reportsOnHome } from './home-part.ts';
import { reportRoutes } from './report-routes.tsx';
import './tables.ts';

/** Reporting, and deciding with a written reason. */
export const moderation: Module = {
  name: 'moderation',
  routes: [...reportRoutes, ...decideRoutes],
  chores: (house) => [
    { name: 'let-back-in', cron: '*/5 * * * *', run: () => letBackIn(house) },
    { name: 'forget-evidence', cron: '41 3 * * *', run: () => forgetEvidence(house.db, house.clock.now()) },
  ],
  // Reports are no reader's: they stay as evidence for those who decide, asked anew at each page, and so there is nothing to purge.
  outlets: [{ name: 'moderation', purge: 'keeps nothing' }],
  homeParts: [reportsOnHome],
};
