import { inTransaction, type Tx } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Flash, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { addMember, archivePlace, changeReaders, losePlace, openPlace, personCalled, renamePlace, spellOut } from '../spaces/index.ts';
import { inSentences } from './entrance-routes.tsx';
import { boardForm, inviteForm, newBoardForm, readersForm } from './forms.ts';
import { managedBoard, managedBoards, type ManagedBoard } from './operator-queries.ts';
import { slugFrom } from './rules.ts';
import type { Retry } from './views/entrance.tsx';
import { ManagedBoardsView, ManagedBoardView, NewBoardView } from './views/operator.tsx';

const nothingTyped: Retry = { typed: {}, faults: {} };
const crumbs = ({ words: { t } }: Visit, ...more: { label: string; href: string }[]) => [
  { label: t('places.operator.crumb'), href: '/operator' },
  ...more,
];
const listCrumb = ({ words: { t } }: Visit) => ({ label: t('places.operator.title'), href: '/operator/boards' });
const pageOf = (slug: string) => `/operator/boards/${slug}`;

/** What was typed, beside the sentences for what was wrong with it. */
function again(visit: Visit, faults: Faults): Retry {
  return { typed: Object.fromEntries(visit.form.entries()), faults: inSentences(visit, faults) };
}

async function showBoards(visit: Visit): Promise<Answer> {
  const boards = await managedBoards(visit.house.db);
  return show(
    visit.words.t('places.operator.title'),
    <ManagedBoardsView boards={boards} words={visit.words} community={visit.house.community().name} />,
    { current: 'operator', crumbs: crumbs(visit) },
  );
}

function showNew(visit: Visit, retry?: Retry): Answer {
  const view = <NewBoardView words={visit.words} community={visit.house.community()} retry={retry ?? nothingTyped} />;
  return show(visit.words.t('places.operator.new'), view, {
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
  const faults = await inTransaction(house.db, (tx) => createBoard(tx, visit, { ...read.value, slug }));
  return faults
    ? showNew(visit, again(visit, faults))
    : goTo(pageOf(slug), { kind: 'done', key: 'places.flash.created', args: { name: read.value.name } });
}

type NewBoard = ReturnType<typeof newBoardForm.parse>;

/** Opens a board, with somebody to look after it where one was named. The administrator gains nothing by it. */
async function createBoard(tx: Tx, { now }: Visit, { name, slug, purpose, language, readers, staff }: NewBoard): Promise<Faults | null> {
  if (slug === '') return { slug: 'places.fault.slug_needed' };
  if (await tx.selectFrom('place').select('id').where('slug', '=', slug).executeTakeFirst()) return { slug: 'places.fault.slug_taken' };
  const carer = staff === '' ? null : await personCalled(tx, staff);
  if (staff !== '' && !carer) return { staff: 'places.fault.nobody' };
  const placeId = await openPlace(tx, { slug, name, purpose, language, ...spellOut(readers) }, now);
  if (carer) await addMember(tx, placeId, carer, 'staff', now);
  return null;
}

async function showBoard(visit: Visit, retry?: Retry): Promise<Answer> {
  const board = await managedBoard(visit.house.db, visit.params['board']!);
  if (!board) return notFound;
  const view = <ManagedBoardView board={board} words={visit.words} community={visit.house.community()} retry={retry ?? nothingTyped} />;
  return show(visit.words.t('places.operator.board_title', { board: board.name }), view, {
    status: retry ? 422 : 200,
    current: 'operator',
    crumbs: crumbs(visit, listCrumb(visit)),
  });
}

type Outcome = Omit<Flash, 'kind'> | { faults: Faults };

/** An act on one board, by its address; then its page again with a word about it. */
async function onBoard(visit: Visit, act: (tx: Tx, board: ManagedBoard) => Promise<Outcome>): Promise<Answer> {
  const board = await managedBoard(visit.house.db, visit.params['board']!);
  if (!board) return notFound;
  const outcome = await inTransaction(visit.house.db, (tx) => act(tx, board));
  return 'faults' in outcome ? showBoard(visit, again(visit, outcome.faults)) : goTo(pageOf(board.slug), { kind: 'done', ...outcome });
}

async function rename(visit: Visit): Promise<Answer> {
  const read = parseForm(boardForm, visit.form);
  if (!read.ok) return showBoard(visit, again(visit, read.faults));
  return onBoard(visit, async (tx, board) => {
    await renamePlace(tx, board.id, read.value);
    return { key: 'places.flash.saved' };
  });
}

async function chooseReaders(visit: Visit): Promise<Answer> {
  const read = parseForm(readersForm, visit.form);
  if (!read.ok) return showBoard(visit, again(visit, read.faults));
  return onBoard(visit, async (tx, board) => {
    const changed = await changeReaders(tx, board.id, read.value.readers);
    return { key: changed ? 'places.flash.readers' : 'places.flash.saved' };
  });
}

function archive(visit: Visit): Promise<Answer> {
  const archived = visit.form.get('state') === 'archived';
  return onBoard(visit, async (tx, board) => {
    await archivePlace(tx, board.id, archived);
    return { key: archived ? 'places.flash.archived' : 'places.flash.reopened' };
  });
}

async function addStaff(visit: Visit): Promise<Answer> {
  const read = parseForm(inviteForm, visit.form);
  if (!read.ok) return showBoard(visit, again(visit, read.faults));
  return onBoard(visit, async (tx, board) => {
    const person = await personCalled(tx, read.value.name);
    if (!person) return { faults: { name: 'places.fault.nobody' } };
    await addMember(tx, board.id, person, 'staff', visit.now);
    return { key: 'places.flash.staff', args: { name: read.value.name } };
  });
}

async function endStaff(visit: Visit): Promise<Answer> {
  const person = visit.form.get('person');
  return onBoard(visit, async (tx, board) => {
    const staff = board.staff.find((s) => isId(person) && s.id === person);
    if (staff) await losePlace(tx, visit.house, board.id, staff.id, visit.now);
    return { key: 'places.flash.staff_ended' };
  });
}

const door = 'administrator';
const ids = { board: 'place' } as const;

export const operatorRoutes: Route[] = [
  { method: 'GET', path: '/operator/boards', door, ids: {}, handle: showBoards },
  { method: 'GET', path: '/operator/boards/new', door, ids: {}, handle: async (visit) => showNew(visit) },
  { method: 'POST', path: '/operator/boards/new', door, ids: {}, handle: create },
  { method: 'GET', path: '/operator/boards/:board', door, ids, handle: (visit) => showBoard(visit) },
  { method: 'POST', path: '/operator/boards/:board', door, ids, handle: rename },
  { method: 'POST', path: '/operator/boards/:board/readers', door, ids, handle: chooseReaders },
  { method: 'POST', path: '/operator/boards/:board/state', door, ids, handle: archive },
  { method: 'POST', path: '/operator/boards/:board/staff', door, ids, handle: addStaff },
  { method: 'POST', path: '/operator/boards/:board/staff/end', door, ids: { ...ids, person: 'person' }, handle: endStaff },
];
