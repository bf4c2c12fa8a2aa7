import type { Module } from '../platform/module.ts';
import { remindOfEnds } from './chores.ts';
import { operatorRoutes } from './operator-routes.tsx';
import { badgeRoutes } from './routes.tsx';

/** What administrators say that somebody is: granted with evidence and for a time, kept in a history. */
export const badges: Module = {
  name: 'badges',
  routes: [...badgeRoutes, ...operatorRoutes],
  chores: (house) => [{ name: 'badge-reminders', cron: '20 6 * * *', run: () => remindOfEnds(house) }],
  outlets: [{ name: 'badge pages', purge: 'keeps nothing' }],
};
