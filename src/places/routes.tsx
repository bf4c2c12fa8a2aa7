import { recipientOf } from '../access/index.ts';
import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isRelation } from '../people/index.ts';
import { languages, translator } from '../platform/i18n/index.ts';
import { wordsForCancerType } from '../spaces/index.ts';
import { findBoards, longestSearch, type Findable } from './find-boards.ts';
import { foundBoards, listedBoards, type BoardList } from './page-models.ts';
import { boardsAmong, boardsInSight, boardsToLookThrough, type LookedThrough } from './queries.ts';
import { boardsOnPage } from './rules.ts';
import { BoardsView } from './views/boards.tsx';

async function showBoards(visit: Visit): Promise<Answer> {
  const { viewer, words, query } = visit;
  const typed = (query['find'] ?? '').trim().slice(0, longestSearch);
  const after = query['after'] ?? null;
  const list = typed ? await lookFor(visit, typed) : await listAll(visit, after);
  const page = { ...list, typed, first: after === null || typed !== '', signedIn: viewer.person !== null };
  return show(words.t('places.boards.title'), <BoardsView page={page} words={words} />, {
    current: 'boards',
    forSearchEngines: typed === '',
  });
}

async function listAll({ house, viewer, words }: Visit, after: string | null): Promise<BoardList> {
  const rows = (await boardsInSight(house.db, viewer, after)).map((seen) => seen.for(recipientOf(viewer)));
  return listedBoards(rows, words.t, house.community().name);
}

async function lookFor({ house, viewer, words }: Visit, typed: string): Promise<BoardList> {
  const me = recipientOf(viewer);
  const all = (await boardsToLookThrough(house.db, viewer)).map((seen) => toFindable(seen.for(me)));
  const order = findBoards(typed, all).slice(0, boardsOnPage);
  const rows = (await boardsAmong(house.db, viewer, order)).map((seen) => seen.for(me));
  return foundBoards(rows, order, words.t, house.community().name);
}

/** Beside its own words a board is found by those for the kind of cancer, and for who reads it, in every language. */
function toFindable({ id, name, purpose, cancer_type: kind, leads }: LookedThrough): Findable {
  const relations = leads.map((lead) => lead.replace('relation:', '')).filter(isRelation);
  const readers = relations.flatMap((relation) => languages.map((language) => translator(language)(`access.relation.${relation}`)));
  return { id, name, other: kind ? wordsForCancerType(kind) : '', sentences: [purpose, ...readers].join(' ') };
}

export const boardsRoutes: Route[] = [{ method: 'GET', path: '/boards', door: 'anyone', ids: { after: 'place' }, handle: showBoards }];
