import { on, type Module } from '../platform/module.ts';
import { anonymousRoutes } from './anonymous-routes.tsx';
import { audienceRoutes } from './audience-routes.tsx';
import { noteLeftAlone, remindOfAskings } from './chores.ts';
import { closingRoutes } from './closing-routes.tsx';
import { dutyRoutes } from './duty-routes.tsx';
import { entranceRoutes } from './entrance-routes.tsx';
import { myBoards } from './home-part.ts';
import { askingsOfPlace } from './keep-part.ts';
import { memberRoutes } from './member-routes.tsx';
import { operatorRoutes } from './operator-routes.tsx';
import { boardsRoutes } from './routes.tsx';
import { staffRoutes } from './staff-routes.tsx';

/** The pages of places: all boards, their entrances, their people, and what administrators decide about them. */
export const places: Module = {
  name: 'places',
  routes: [
    ...boardsRoutes,
    ...entranceRoutes,
    ...memberRoutes,
    ...staffRoutes,
    ...dutyRoutes,
    ...operatorRoutes,
    ...audienceRoutes,
    ...closingRoutes,
    ...anonymousRoutes,
  ],
  handlers: (house) => [on('access-lost', 'note-vacancies', (lost) => noteLeftAlone(house, lost))],
  chores: (house) => [{ name: 'askings-that-wait', cron: '10 * * * *', run: () => remindOfAskings(house) }],
  outlets: [{ name: 'places pages', purge: 'keeps nothing' }],
  homeParts: [myBoards],
  keepParts: [askingsOfPlace],
};
