import type { Module } from '../platform/module.ts';
import { entranceRoutes } from './entrance-routes.tsx';
import { myBoards } from './home-part.ts';
import { operatorRoutes } from './operator-routes.tsx';
import { boardsRoutes } from './routes.tsx';
import { staffRoutes } from './staff-routes.tsx';

/** The pages of places: all boards, their entrances, their people, and what administrators decide about them. */
export const places: Module = {
  name: 'places',
  routes: [...boardsRoutes, ...entranceRoutes, ...staffRoutes, ...operatorRoutes],
  outlets: [{ name: 'places pages', purge: 'keeps nothing' }],
  homeParts: [myBoards],
};
