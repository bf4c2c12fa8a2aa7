import { addressNow, holdEntrance, holdPlace, isInsider, recipientOf, toWhoWillSee } from '../access/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { answerInvitation, addMember, askToJoin, losePlace, withdrawAsking } from '../spaces/index.ts';
import { openEntrance, type EntranceRow } from './entrance-queries.ts';
import { askForm, invitationForm } from './forms.ts';
import type { EntrancePage } from './page-models.ts';
import { EntranceView, type Retry } from './views/entrance.tsx';
import { LeaveView } from './views/leave.tsx';
import { wayIn } from './way-in.ts';

const boardOf = (visit: Visit) => visit.params['board']!;
const entranceOf = (visit: Visit) => `/boards/${boardOf(visit)}/entrance`;
const crumbs = ({ words: { t } }: Visit, ...more: { label: string; href: string }[]) => [
  { label: t('places.boards.title'), href: '/boards' },
  ...more,
];

async function theEntrance(visit: Visit): Promise<EntranceRow | undefined> {
  const seen = await openEntrance(visit.house.db, visit.viewer, boardOf(visit), visit.now);
  return seen?.for(recipientOf(visit.viewer));
}

function entrancePage({ house, viewer, now }: Visit, row: EntranceRow): EntrancePage {
  const community = house.community();
  const { archiving, carers, role } = row;
  return {
    ...row,
    who: toWhoWillSee(row.who, isInsider(viewer, row.inside_id)),
    community: community.name,
    archiving: archiving && { at: new Date(archiving.at), because: archiving.because },
    carers: carers ?? [],
    hasList: role === 'member' || role === 'staff',
    offer: wayIn(row, viewer.person?.state ?? null, community.relationWaitHours, now),
  };
}

async function showEntrance(visit: Visit, retry?: Retry): Promise<Answer> {
  const row = await theEntrance(visit);
  if (!row) return leadOn(visit);
  const page = entrancePage(visit, row);
  const view = <EntranceView page={page} words={visit.words} retry={retry ?? { typed: {}, faults: {} }} />;
  return show(visit.words.t('places.entrance.title', { board: page.name }), view, {
    status: retry ? 422 : 200,
    current: 'boards',
    crumbs: crumbs(visit),
    description: page.purpose,
    forSearchEngines: page.who.public,
  });
}

/** The sentences for faults that a form found. */
export function inSentences({ words: { t } }: Visit, faults: Faults): Faults {
  return Object.fromEntries(
    Object.entries(faults).map(([field, key]) => [field, t(key.startsWith('places.') ? key : 'places.fault.form')]),
  );
}

/** A board that has another address now is found by the one it had. */
async function leadOn({ house, viewer, params }: Visit): Promise<Answer> {
  const now = await addressNow(house.db, viewer, params['board']!);
  return now === null ? notFound : goTo(`/boards/${now}/entrance`);
}

async function ask(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const read = parseForm(askForm, form);
  if (!read.ok) return showEntrance(visit, { typed: { words: form.get('words') }, faults: inSentences(visit, read.faults) });
  const asked = await inTransaction(house.db, async (tx) => {
    const place = await holdEntrance(tx, viewer, boardOf(visit), now);
    if (!place || place.inside || place.archived || place.joining !== 'asking') return null;
    return askToJoin(tx, house, { placeId: place.placeId, personId: viewer.person!.id, words: read.value.words }, now);
  });
  if (asked === null) return notFound;
  return goTo(entranceOf(visit), asked ? { kind: 'done', key: 'places.flash.asked' } : { kind: 'kept', key: 'places.flash.too_soon' });
}

async function takeBack(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const done = await inTransaction(house.db, async (tx) => {
    const place = await holdEntrance(tx, viewer, boardOf(visit), now);
    if (place) await withdrawAsking(tx, place.placeId, viewer.person!.id);
    return place !== null;
  });
  return done ? goTo(entranceOf(visit), { kind: 'done', key: 'places.flash.taken_back' }) : notFound;
}

async function join(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const joined = await inTransaction(house.db, async (tx) => {
    const place = await holdPlace(tx, viewer, boardOf(visit), now);
    // Whoever may join by themselves reads already. As a member they would keep what opened it to them, and gain what was private.
    if (place) await addMember(tx, place.placeId, viewer.person!.id, 'follower', now); // guard:join-as-follower
    return place !== null;
  });
  return joined ? goTo(`/boards/${boardOf(visit)}`, { kind: 'done', key: 'places.flash.joined' }) : notFound;
}

async function showLeave(visit: Visit): Promise<Answer> {
  const row = await theEntrance(visit);
  if (!row?.role && !row?.belongs) return notFound;
  const viewerId = visit.viewer.person!.id;
  const back = row.who.clauses[0]?.lead.startsWith('in:') ? (row.joining === 'asking' ? 'asking' : 'invitation') : 'open';
  const staff = row.role === 'staff' && (row.carers ?? []).every((carer) => carer.id === viewerId) ? 'last' : row.role === 'staff';
  const page = { slug: row.slug, name: row.name, back, staff } as const;
  return show(visit.words.t('places.leave.title', { board: row.name }), <LeaveView page={page} words={visit.words} />, {
    current: 'boards',
    crumbs: crumbs(visit, { label: row.name, href: entranceOf(visit) }),
  });
}

async function leave(visit: Visit): Promise<Answer> {
  const row = await theEntrance(visit);
  if (!row?.role && !row?.belongs) return notFound;
  const left = await inTransaction(visit.house.db, (tx) => leaveAsOneself(tx, visit));
  if (!left) return notFound;
  if (row.role !== 'follower') return goTo('/boards', { kind: 'done', key: 'places.flash.left' });
  const undo = { action: `/boards/${row.slug}/join`, key: 'places.flash.undo', fields: {} };
  return goTo(`/boards/${row.slug}`, { kind: 'done', key: 'places.flash.unjoined', undo });
}

async function leaveAsOneself(tx: Tx, { house, viewer, params, now }: Visit): Promise<boolean> {
  // Whom something else keeps out meanwhile is one of its people still, and may go.
  const place = (await holdPlace(tx, viewer, params['board']!, now)) ?? (await holdEntrance(tx, viewer, params['board']!, now));
  return place !== null && losePlace(tx, house, place.placeId, viewer.person!.id, now);
}

async function answer(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const read = parseForm(invitationForm, visit.form);
  if (!read.ok) return notFound;
  const accept = read.value.answer === 'accept';
  const answered = await inTransaction(house.db, (tx) =>
    answerInvitation(tx, { slug: boardOf(visit), personId: viewer.person!.id, accept }, now),
  );
  if (!answered) return notFound;
  return accept
    ? goTo(`/boards/${boardOf(visit)}`, { kind: 'done', key: 'places.flash.came_in' })
    : goTo('/boards', { kind: 'done', key: 'places.flash.declined' });
}

const ids = { board: 'place' } as const;

export const entranceRoutes: Route[] = [
  { method: 'GET', path: '/boards/:board/entrance', door: 'anyone', ids, handle: (visit) => showEntrance(visit) },
  { method: 'POST', path: '/boards/:board/ask', door: 'member', afterAgreeing: true, ids, handle: ask },
  { method: 'POST', path: '/boards/:board/take-back', door: 'member', ids, handle: takeBack },
  { method: 'POST', path: '/boards/:board/join', door: 'member', ids, handle: join },
  { method: 'GET', path: '/boards/:board/leave', door: 'member', ids, handle: showLeave },
  { method: 'POST', path: '/boards/:board/leave', door: 'member', ids, handle: leave },
  { method: 'POST', path: '/boards/:board/invitation', door: 'member', ids, handle: answer },
];
