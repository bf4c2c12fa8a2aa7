import type { Module } from '../platform/module.ts';
import { administratorRoutes } from './administrator-routes.tsx';
import { houseTextRoutes } from './house-text-routes.tsx';
import { letterRoutes } from './letter-routes.tsx';
import { forgetOldLetters } from './letters-kept.ts';
import { overviewRoutes } from './overview-routes.tsx';
import { settingsRoutes } from './settings-routes.tsx';

export { ensureSetUpLink } from './set-up-link.ts';
export { printAdministratorLink } from './print-administrator-link.ts';
/** Publishes house rules and privacy notice as a new version; the demo fills its house with them. */
export { defaultText } from './house-texts.ts';
export { publishHouseTexts } from './publish-house-texts.ts';

/** Setting up, settings, house texts, and how the house stands. */
export const operator: Module = {
  name: 'operator',
  routes: [...administratorRoutes, ...settingsRoutes, ...houseTextRoutes, ...letterRoutes, ...overviewRoutes],
  chores: (house) => [{ name: 'forget-old-letters', cron: '7 4 * * *', run: () => forgetOldLetters(house.db, house.clock.now()) }],
};
