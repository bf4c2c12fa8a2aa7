import type { Module } from '../platform/module.ts';
import { aboutRoutes } from './about-routes.tsx';
import { appearanceRoutes } from './appearance-routes.tsx';
import { blockRoutes } from './block-routes.tsx';
import { nameRoutes } from './name-routes.tsx';
import { personRoutes } from './person-routes.tsx';

/** A person's page, one's own page, what one says of oneself, and how things look. */
export const profiles: Module = {
  name: 'profiles',
  routes: [...personRoutes, ...nameRoutes, ...aboutRoutes, ...blockRoutes, ...appearanceRoutes],
};
