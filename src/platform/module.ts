import type { ContentKind, Event, EventNamed, HomePart, House, KeepPart, Outlet } from '../contracts/index.ts';
import type { Route } from './http/index.ts';
import type { Chore, EventHandler } from './jobs/index.ts';

/** What a module brings to the program. Each part is optional; `app.ts` lists the modules and mounts what they bring. */
export type Module = {
  name: string;
  routes?: readonly Route[];
  handlers?: (house: House) => readonly EventHandler[];
  chores?: (house: House) => readonly Chore[];
  kinds?: readonly ContentKind[];
  outlets?: readonly Outlet[];
  homeParts?: readonly HomePart[];
  keepParts?: readonly KeepPart[];
};

/** A handler with its event's own type, ready for the list of all handlers. */
export function on<N extends EventHandler['event']>(event: N, name: string, run: EventHandler<N>['run']): EventHandler {
  return { event, name, run: run as EventHandler['run'] };
}

/** As `on`, for what asks first what was done before: jobs with the same `turn` are carried out one after another. */
export function onInTurn<N extends EventHandler['event']>(
  event: N,
  name: string,
  turn: (event: EventNamed<N>) => string,
  run: EventHandler<N>['run'],
): EventHandler {
  return { ...on(event, name, run), turn: turn as (event: Event) => string };
}
