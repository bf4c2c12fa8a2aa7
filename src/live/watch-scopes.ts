import { lostAccess } from '../access/index.ts';
import { notFound, type Answer, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';

/** One stream serves every open page of a browser; more than these at once is no person reading. */
export const mostWatched = 4;

/** The scopes a browser asks for, or null when that is no list of ours. */
export function readWatched(text: string): string[] | null {
  const ids = [...new Set(text.split(',').filter((id) => id !== ''))];
  return ids.length <= mostWatched && ids.every(isId) ? ids : null;
}

/** Opens a stream of pokes about scopes this person reads now. One they may not read, and one that never was, are the same. */
export async function watchScopes({ house, viewer, query, now }: Visit): Promise<Answer> {
  const person = viewer.person;
  const watched = readWatched(query.watch ?? '');
  if (!person?.sessionId || !watched) return notFound;
  const watcher = { personId: person.id, sessionId: person.sessionId, watched };
  if ((await lostAccess(house.db, [watcher], now)).size > 0) return notFound; // guard:live-opens
  return { kind: 'stream', start: (stream) => house.live.add({ ...watcher, stream }) };
}
