import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import {
  appointStaff,
  archivePlace,
  changeAddress,
  deleteEmptyPlace,
  isAddressFree,
  losePlace,
  personCalled,
  reopenPlace,
} from '../spaces/index.ts';
import { addressForm, appointForm, archiveForm } from './forms.ts';
import { again, crumbs, listCrumb, onBoard, pageOf, showBoard } from './operator-board.tsx';
import { managedBoard } from './operator-queries.ts';
import { DeleteBoardView } from './views/delete-board.tsx';

async function archive(visit: Visit): Promise<Answer> {
  const read = parseForm(archiveForm, visit.form);
  if (!read.ok) return showBoard(visit, again(visit, read.faults));
  const { state, because } = read.value;
  if (state === 'archived' && because === '') return showBoard(visit, again(visit, { because: 'places.fault.because' }));
  return onBoard(visit, async (tx, board) => {
    if (state === 'open') await reopenPlace(tx, board.id);
    else await archivePlace(tx, { placeId: board.id, because, by: visit.viewer.person!.id }, visit.now);
    return { key: state === 'open' ? 'places.flash.reopened' : 'places.flash.archived' };
  });
}

async function move(visit: Visit): Promise<Answer> {
  const read = parseForm(addressForm, visit.form);
  if (!read.ok) return showBoard(visit, again(visit, read.faults));
  const { slug } = read.value;
  return onBoard(visit, async (tx, board) => {
    if (!(await isAddressFree(tx, slug, board.id))) return { faults: { slug: 'places.fault.slug_taken' } };
    await changeAddress(tx, board.id, slug, visit.now);
    return { key: 'places.flash.moved', to: pageOf(slug) };
  });
}

async function showDelete(visit: Visit): Promise<Answer> {
  const board = await managedBoard(visit.house.db, visit.params['board']!);
  if (!board?.empty) return notFound;
  return show(visit.words.t('places.delete.title', { board: board.name }), <DeleteBoardView board={board} words={visit.words} />, {
    current: 'operator',
    crumbs: crumbs(visit, listCrumb(visit), { label: board.name, href: pageOf(board.slug) }),
  });
}

async function remove(visit: Visit): Promise<Answer> {
  const board = await managedBoard(visit.house.db, visit.params['board']!);
  if (!board) return notFound;
  const gone = await inTransaction(visit.house.db, (tx) => deleteEmptyPlace(tx, board.id));
  return gone
    ? goTo('/operator/boards', { kind: 'done', key: 'places.flash.deleted', args: { name: board.name } })
    : goTo(pageOf(board.slug), { kind: 'kept', key: 'places.flash.not_empty' });
}

async function appoint(visit: Visit): Promise<Answer> {
  const read = parseForm(appointForm, visit.form);
  if (!read.ok) return showBoard(visit, again(visit, read.faults));
  const { name, duty } = read.value;
  return onBoard(visit, async (tx, board) => {
    const personId = await personCalled(tx, name);
    if (!personId) return { faults: { name: 'places.fault.nobody' } };
    await appointStaff(tx, visit.house, { placeId: board.id, personId, duty, by: visit.viewer.person!.id }, visit.now);
    return { key: 'places.flash.staff', args: { name } };
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

export const closingRoutes: Route[] = [
  { method: 'POST', path: '/operator/boards/:board/state', door, ids, handle: archive },
  { method: 'POST', path: '/operator/boards/:board/address', door, ids: { ...ids, slug: 'place' }, handle: move },
  { method: 'GET', path: '/operator/boards/:board/delete', door, ids, handle: showDelete },
  { method: 'POST', path: '/operator/boards/:board/delete', door, ids, handle: remove },
  { method: 'POST', path: '/operator/boards/:board/staff', door, ids, afterProving: true, handle: appoint },
  { method: 'POST', path: '/operator/boards/:board/staff/end', door, ids: { ...ids, person: 'person' }, handle: endStaff },
];
