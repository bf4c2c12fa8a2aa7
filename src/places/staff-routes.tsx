import { can, holdPlace, recipientOf, type HeldPlace } from '../access/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { answerAsking, inviteToPlace, isTemplateFor, makeStaff, removeFromPlace } from '../spaces/index.ts';
import { inSentences } from './entrance-routes.tsx';
import { answerForm, dutyForm, inviteForm } from './forms.ts';
import { peopleOnPage } from './rules.ts';
import { openPeople, openPerson, openStaffed } from './staff-queries.ts';
import type { Retry } from './views/entrance.tsx';
import { mayChange, PeopleView, PersonView, type PersonPage } from './views/people.tsx';

const boardOf = (visit: Visit) => visit.params['board']!;
const peopleOf = (visit: Visit) => `/boards/${boardOf(visit)}/people`;
const crumbs = ({ words: { t } }: Visit, ...more: { label: string; href: string }[]) => [
  { label: t('places.boards.title'), href: '/boards' },
  ...more,
];

async function showPeople(visit: Visit, retry?: Retry): Promise<Answer> {
  const { house, viewer, query, words } = visit;
  const after = query['after'] && isId(query['after']) ? query['after'] : null;
  const [board, people] = await Promise.all([
    openStaffed(house.db, viewer, boardOf(visit)),
    openPeople(house.db, viewer, boardOf(visit), after),
  ]);
  if (!board) return notFound;
  const me = recipientOf(viewer);
  const found = people.map((p) => p.for(me));
  const page = {
    board: board.for(me),
    people: found.slice(0, peopleOnPage),
    next: found.length > peopleOnPage ? found[peopleOnPage - 1]!.person_id : null,
    first: after === null,
    me,
    now: visit.now,
  };
  const view = <PeopleView page={page} words={words} retry={retry ?? { typed: {}, faults: {} }} />;
  return show(words.t('places.people.title', { board: page.board.name }), view, {
    status: retry ? 422 : 200,
    current: 'boards',
    crumbs: crumbs(visit, { label: page.board.name, href: `/boards/${page.board.slug}` }),
  });
}

/** Runs an act of a place's staff, who are asked about again under lock. Null is "not found". */
export function asStaff<T>(visit: Visit, act: (tx: Tx, place: HeldPlace) => Promise<T>): Promise<T | null> {
  const { house, viewer, now } = visit;
  return inTransaction(house.db, async (tx) => {
    const place = await holdPlace(tx, viewer, boardOf(visit), now);
    return place && can(viewer, 'moderate', place) ? act(tx, place) : null;
  });
}

async function answer(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const read = parseForm(answerForm, form);
  if (!read.ok) return showPeople(visit, retryOf(visit, read.faults));
  const { asking, answer: given, words } = read.value;
  const template = isTemplateFor(given, read.value.template) ? read.value.template : null;
  const by = viewer.person!.id;
  const answered = await asStaff(visit, async (tx, { placeId }) => {
    const personId = await answerAsking(tx, house, { askingId: asking, placeId, answer: given, template, words, by }, now);
    return personId !== null;
  });
  if (answered === null) return notFound;
  return goTo(
    peopleOf(visit),
    answered
      ? { kind: 'done', key: given === 'let-in' ? 'places.flash.let_in' : 'places.flash.answered' }
      : { kind: 'kept', key: 'places.flash.answered_before' },
  );
}

/** The words to one asking keep their own field, so that the summary leads to it. */
function retryOf(visit: Visit, faults: Record<string, string>): Retry {
  const asking = visit.form.get('asking');
  const told = Object.entries(inSentences(visit, faults)).map(([field, message]) => [
    field === 'words' && isId(asking) ? `words-${asking}` : field,
    message,
  ]);
  return {
    typed: { asking, words: visit.form.get('words'), template: visit.form.get('template') },
    faults: Object.fromEntries(told) as Record<string, string>,
  };
}

async function invite(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const read = parseForm(inviteForm, form);
  if (!read.ok) return showPeople(visit, { typed: { name: form.get('name') }, faults: inSentences(visit, read.faults) });
  const invited = await asStaff(visit, async (tx, place) => {
    await inviteToPlace(tx, house, { placeId: place.placeId, name: read.value.name, by: viewer.person!.id }, now);
    return true;
  });
  return invited ? goTo(peopleOf(visit), { kind: 'done', key: 'places.flash.invited', args: { name: read.value.name } }) : notFound;
}

async function thePerson(visit: Visit): Promise<PersonPage | undefined> {
  const { house, viewer, params } = visit;
  if (!isId(params['person']!)) return undefined;
  const seen = await openPerson(house.db, viewer, boardOf(visit), params['person']!);
  const person = seen?.for(recipientOf(viewer));
  return person && mayChange(person, recipientOf(viewer)) ? person : undefined;
}

async function showPerson(visit: Visit): Promise<Answer> {
  const page = await thePerson(visit);
  if (!page) return notFound;
  return show(page.name, <PersonView page={page} words={visit.words} />, {
    current: 'boards',
    crumbs: crumbs(visit, { label: page.board, href: `/boards/${page.slug}` }),
  });
}

async function changePerson(
  visit: Visit,
  flash: string,
  act: (tx: Tx, placeId: number, personId: string) => Promise<boolean>,
): Promise<Answer> {
  const person = await thePerson(visit);
  if (!person) return notFound;
  const done = await asStaff(visit, (tx, place) => act(tx, place.placeId, person.person_id));
  return done ? goTo(peopleOf(visit), { kind: 'done', key: flash, args: { name: person.name } }) : notFound;
}

async function giveRole(visit: Visit): Promise<Answer> {
  const read = parseForm(dutyForm, visit.form);
  if (!read.ok) return notFound;
  const { house, viewer, now } = visit;
  const named = { duty: read.value.duty, by: viewer.person!.id };
  return changePerson(visit, 'places.flash.staff', (tx, placeId, personId) => makeStaff(tx, house, { placeId, personId, ...named }, now));
}

const remove = (visit: Visit) =>
  changePerson(visit, 'places.flash.removed', (tx, placeId, personId) => removeFromPlace(tx, visit.house, placeId, personId, visit.now));

const ids = { board: 'place' } as const;

export const staffRoutes: Route[] = [
  { method: 'GET', path: '/boards/:board/people', door: 'member', ids: { ...ids, after: 'person' }, handle: (visit) => showPeople(visit) },
  { method: 'POST', path: '/boards/:board/askings', door: 'member', ids: { ...ids, asking: 'asking' }, handle: answer },
  { method: 'POST', path: '/boards/:board/invite', door: 'member', ids, handle: invite },
  { method: 'GET', path: '/boards/:board/people/:person', door: 'member', ids: { ...ids, person: 'person' }, handle: showPerson },
  { method: 'POST', path: '/boards/:board/people/:person/staff', door: 'member', ids: { ...ids, person: 'person' }, handle: giveRole },
  { method: 'POST', path: '/boards/:board/people/:person/remove', door: 'member', ids: { ...ids, person: 'person' }, handle: remove },
];
