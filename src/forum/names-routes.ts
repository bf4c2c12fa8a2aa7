import { countAttempt } from '../people/index.ts';
import { notFound, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { namesToCall } from './names-to-call.ts';

/** More than anybody types; whoever asks faster is no writer. */
const mostAMinute = 90;

const json = (names: readonly string[], status = 200) => text(JSON.stringify({ names }), { type: 'application/json', status });

/** Asked while somebody types a name. A POST, so that what they type stands in no address. */
async function offer({ house, viewer, form, now }: Visit, where: { thread: string } | { board: string }): Promise<Answer> {
  const limit = { what: `names:${viewer.person!.id}`, most: mostAMinute, minutes: 1 };
  if (await countAttempt(house.db, [limit], now)) return json([], 429);
  const names = await namesToCall(house.db, viewer, where, form.get('begins').slice(0, 80), now);
  return names ? json(names) : notFound;
}

const inThread = async (visit: Visit): Promise<Answer> => {
  const thread = visit.params['thread']!;
  return isId(thread) ? offer(visit, { thread }) : notFound;
};

export const namesRoutes: Route[] = [
  { method: 'POST', path: '/threads/:thread/names', door: 'member', ids: { thread: 'thread' }, handle: inThread },
  {
    method: 'POST',
    path: '/boards/:board/names',
    door: 'member',
    ids: { board: 'place' },
    handle: (visit) => offer(visit, { board: visit.params['board']! }),
  },
];
