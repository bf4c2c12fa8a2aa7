import type { Tx } from '../platform/db/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import {
  appointStaff,
  changeAudiences,
  describePlace,
  inviteEverybody,
  isAddressFree,
  openPlace,
  personCalled,
  spellOut,
} from '../spaces/index.ts';
import { boardForm, newBoardForm } from './forms.ts';
import { again, crumbs, listCrumb, nothingTyped, onBoard, pageOf, showBoard } from './operator-board.tsx';
import { managedBoard, managedBoards, type ManagedBoard } from './operator-queries.ts';
import { slugFrom } from './rules.ts';
import type { Retry } from './views/entrance.tsx';
import { ManagedBoardsView } from './views/managed-boards.tsx';
import { NewBoardView } from './views/new-board.tsx';

async function showBoards(visit: Visit): Promise<Answer> {
  const boards = await managedBoards(visit.house.db);
  return show(
    visit.words.t('places.operator.title'),
    <ManagedBoardsView boards={boards} words={visit.words} community={visit.house.community().name} />,
    { current: 'operator', crumbs: crumbs(visit) },
  );
}

/** A board that comes out of another begins with what that one says of itself. */
async function showNew(visit: Visit, retry?: Retry): Promise<Answer> {
  const slug = retry ? retry.typed['from'] : visit.query['from'];
  const from = slug ? ((await managedBoard(visit.house.db, slug)) ?? null) : null;
  const view = <NewBoardView from={from} words={visit.words} community={visit.house.community()} retry={retry ?? nothingTyped} />;
  return show(visit.words.t(from ? 'places.operator.split_title' : 'places.operator.new', { board: from?.name ?? '' }), view, {
    status: retry ? 422 : 200,
    current: 'operator',
    crumbs: crumbs(visit, listCrumb(visit)),
  });
}

async function create(visit: Visit): Promise<Answer> {
  const { house, form } = visit;
  const read = parseForm(newBoardForm, form);
  if (!read.ok) return showNew(visit, again(visit, read.faults));
  const slug = read.value.slug || slugFrom(read.value.name);
  const from = read.value.from ? ((await managedBoard(house.db, read.value.from)) ?? null) : null;
  const faults = await inTransaction(house.db, (tx) => createBoard(tx, visit, { ...read.value, slug }, from));
  if (faults) return showNew(visit, again(visit, faults));
  const key = from ? 'places.flash.split' : 'places.flash.created';
  return goTo(pageOf(slug), { kind: 'done', key, args: { name: read.value.name, from: from?.name ?? '' } });
}

type NewBoard = ReturnType<typeof newBoardForm.parse>;

/** Opens a board, with somebody to look after it where one was named. The administrator gains nothing by it. */
async function createBoard(tx: Tx, { now, house, viewer }: Visit, board: NewBoard, from: ManagedBoard | null): Promise<Faults | null> {
  const { slug, readers, staff } = board;
  if (slug === '') return { slug: 'places.fault.slug_needed' };
  if (!(await isAddressFree(tx, slug, null))) return { slug: 'places.fault.slug_taken' };
  const carer = staff === '' ? null : await personCalled(tx, staff);
  if (staff !== '' && !carer) return { staff: 'places.fault.nobody' };
  const placeId = await openPlace(tx, { ...board, ...spellOut(readers) }, now);
  const by = viewer.person!.id;
  if (carer) await appointStaff(tx, house, { placeId, personId: carer, duty: 'moderator', by }, now);
  if (!from) return null;
  // Chosen more exactly there, and not changed here: the same question has the same answer for the new one.
  if (from.readers === null && readers === 'invitation') await changeAudiences(tx, placeId, from.chosen, from.joining);
  if (board.sameStaff) for (const s of from.staff) await appointStaff(tx, house, { placeId, personId: s.id, duty: s.duty, by }, now);
  if (board.invite) await inviteEverybody(tx, house, { from: from.id, to: placeId, by }, now);
  return null;
}

async function describe(visit: Visit): Promise<Answer> {
  const read = parseForm(boardForm, visit.form);
  if (!read.ok) return showBoard(visit, again(visit, read.faults));
  return onBoard(visit, async (tx, board) => {
    await describePlace(tx, board.id, read.value);
    return { key: 'places.flash.saved' };
  });
}

const door = 'administrator';
const ids = { board: 'place' } as const;

export const operatorRoutes: Route[] = [
  { method: 'GET', path: '/operator/boards', door, ids: {}, handle: showBoards },
  { method: 'GET', path: '/operator/boards/new', door, ids: { from: 'place' }, handle: (visit) => showNew(visit) },
  { method: 'POST', path: '/operator/boards/new', door, ids: { from: 'place' }, afterProving: true, handle: create },
  { method: 'GET', path: '/operator/boards/:board', door, ids, handle: (visit) => showBoard(visit) },
  { method: 'POST', path: '/operator/boards/:board', door, ids, handle: describe },
];
