import { holdPlace, recipientOf } from '../access/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { chooseListed } from '../spaces/index.ts';
import { openMembers } from './member-queries.ts';
import { peopleOnPage } from './rules.ts';
import { MembersView } from './views/members.tsx';

async function showMembers(visit: Visit): Promise<Answer> {
  const { house, viewer, query, params, words, now } = visit;
  const after = query['after'] && isId(query['after']) ? query['after'] : null;
  const seen = await openMembers(house.db, viewer, params['board']!, after, now);
  if (!seen) return notFound;
  const { members, ...board } = seen.for(recipientOf(viewer));
  const page = {
    board,
    members: members.slice(0, peopleOnPage),
    next: members.length > peopleOnPage ? members[peopleOnPage - 1]!.id : null,
    first: after === null,
  };
  return show(words.t('places.members.title', { board: board.name }), <MembersView page={page} words={words} />, {
    current: 'boards',
    crumbs: [
      { label: words.t('places.boards.title'), href: '/boards' },
      { label: board.name, href: `/boards/${board.slug}` },
    ],
  });
}

/** One's own choice, and nobody else's: it can be taken back at any time. */
async function choose(visit: Visit): Promise<Answer> {
  const { house, viewer, params, form, now } = visit;
  const board = params['board']!;
  const listed = form.get('listed') === 'yes';
  const chosen = await inTransaction(house.db, async (tx) => {
    const place = await holdPlace(tx, viewer, board, now);
    return place !== null && chooseListed(tx, place.placeId, viewer.person!.id, listed);
  });
  if (!chosen) return notFound;
  return goTo(`/boards/${board}/members`, { kind: 'done', key: listed ? 'places.flash.listed' : 'places.flash.unlisted' });
}

const ids = { board: 'place' } as const;

export const memberRoutes: Route[] = [
  { method: 'GET', path: '/boards/:board/members', door: 'member', ids: { ...ids, after: 'person' }, handle: showMembers },
  { method: 'POST', path: '/boards/:board/members', door: 'member', ids, handle: choose },
];
