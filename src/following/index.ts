import { purgeFollows } from '../people/index.ts';
import type { Module } from '../platform/module.ts';
import { filterRoutes } from './filter-routes.tsx';
import { followRoutes } from './follow-routes.tsx';
import { muteRoutes } from './mute-routes.tsx';

/** What somebody follows and mutes, and what they would rather not meet unprepared. */
export const following: Module = {
  name: 'following',
  routes: [...filterRoutes, ...followRoutes, ...muteRoutes],
  outlets: [{ name: 'following', purge: purgeFollows }],
};
