import type { Module } from '../platform/module.ts';
import { forgetEvidence, letBackIn } from './chores.ts';
import { decideRoutes } from './decide-routes.tsx';
import { decisionRoutes } from './decision-routes.tsx';
import { firstPostsRoutes } from './first-posts-routes.tsx';
import { handlers } from './handlers.ts';
import { reportsOnHome } from './home-part.ts';
import { changedWords, decisionsOfPlace, reportsOfPlace } from './keep-parts.ts';
import { keepRoutes } from './keep-routes.tsx';
import { keptRoutes } from './kept-routes.tsx';
import { reportRoutes } from './report-routes.tsx';
import { unattendedRoutes } from './unattended-routes.tsx';
import { tellUnmasked } from './tell-unmasked.ts';
import { unmaskRoutes } from './unmask-routes.tsx';
import './tables.ts';

/** Reporting, and deciding with a written reason. */
export const moderation: Module = {
  name: 'moderation',
  routes: [
    ...reportRoutes,
    ...decideRoutes,
    ...decisionRoutes,
    ...keptRoutes,
    ...keepRoutes,
    ...firstPostsRoutes,
    ...unattendedRoutes,
    ...unmaskRoutes,
  ],
  handlers,
  keepParts: [reportsOfPlace, decisionsOfPlace, changedWords],
  chores: (house) => [
    { name: 'let-back-in', cron: '*/5 * * * *', run: () => letBackIn(house) },
    { name: 'tell-unmasked', cron: '*/15 * * * *', run: () => tellUnmasked(house) },
    { name: 'forget-evidence', cron: '41 3 * * *', run: () => forgetEvidence(house.db, house.clock.now()) },
  ],
  // Reports are no reader's: they stay as evidence for those who decide, asked anew at each page, and so there is nothing to purge.
  outlets: [{ name: 'moderation', purge: 'keeps nothing' }],
  homeParts: [reportsOnHome],
};
