import { recipientOf } from '../access/index.ts';
import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { boardsInSight } from './queries.ts';
import { listedBoards } from './page-models.ts';
import { BoardsView } from './views/boards.tsx';

async function showBoards(visit: Visit): Promise<Answer> {
  const { house, viewer, words } = visit;
  const after = visit.query['after'] ?? null;
  const rows = (await boardsInSight(house.db, viewer, after)).map((seen) => seen.for(recipientOf(viewer)));
  const page = { ...listedBoards(rows, words.t, house.community().name), first: after === null, signedIn: viewer.person !== null };
  return show(words.t('places.boards.title'), <BoardsView page={page} words={words} />, { current: 'boards', forSearchEngines: true });
}

export const boardsRoutes: Route[] = [{ method: 'GET', path: '/boards', door: 'anyone', ids: { after: 'place' }, handle: showBoards }];
