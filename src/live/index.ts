import type { Module } from '../platform/module.ts';
import { watchScopes } from './watch-scopes.ts';

/** The stream that says «look again» to open pages. */
export const live: Module = {
  name: 'live',
  routes: [{ method: 'GET', path: '/live', door: 'member', ids: { watch: 'thread' }, handle: watchScopes }],
  outlets: [{ name: 'live', purge: 'keeps nothing' }],
};
