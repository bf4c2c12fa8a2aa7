import { join } from 'node:path';
import type { House } from '../contracts/index.ts';
import { forgetUploads, letGoOfForgotten, patienceMs, removeGoneBytes, staleUploads } from '../files/index.ts';
import { clearFolder } from '../platform/files/index.ts';
import type { Module } from '../platform/module.ts';
import { chooseRoutes } from './choose-routes.tsx';
import { pictureKind } from './content-kind.ts';
import { ownRoutes } from './own-routes.ts';
import { showRoutes } from './show-routes.tsx';
import { uploadRoutes } from './upload-routes.tsx';

/** What nobody came back for: pictures that no post and no draft holds, uploads that were cut, leavings of a killed process. */
async function clearAway(house: House): Promise<void> {
  const now = house.clock.now();
  const before = new Date(now.getTime() - patienceMs);
  await letGoOfForgotten(house, now);
  const stale = await staleUploads(house.db, before);
  await house.coming.remove(stale);
  await forgetUploads(house.db, stale);
  await clearFolder(join(house.config.dataDir, 'coming'), before);
  await clearFolder(join(house.config.dataDir, 'uploads'), before);
}

/** Choosing, describing and showing pictures. */
export const pictures: Module = {
  name: 'pictures',
  routes: [...chooseRoutes, ...uploadRoutes, ...showRoutes, ...ownRoutes],
  kinds: [pictureKind],
  chores: (house) => [
    { name: 'remove-gone-bytes', cron: '* * * * *', run: () => removeGoneBytes(house) },
    { name: 'clear-pictures-away', cron: '17 * * * *', run: () => clearAway(house) },
  ],
  outlets: [{ name: 'pictures', purge: 'keeps nothing' }],
};
