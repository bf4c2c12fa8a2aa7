import { can } from '../access/index.ts';
import { letIn, refusalOf, suspensionOf, waitingPeople } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { refusalForm } from './forms.ts';
import { refuseNewcomer } from './refuse-newcomer.ts';
import { operatorCrumbs } from './views/own-crumbs.ts';
import { inWords, type Says } from './views/says.tsx';
import { RefusedPage, SuspendedPage, WaitingPage } from './views/waiting.tsx';
import { WaitingPeoplePage } from './views/waiting-people.tsx';

/** For somebody who asked to join: a kind page, and nothing to do; or the answer, as it was written. */
async function waiting({ viewer, house, words }: Visit): Promise<Answer> {
  if (viewer.person?.state !== 'waiting') return goTo('/');
  const { name, contactName, contactWords } = house.community();
  const refusal = await refusalOf(house.db, viewer.person.id);
  const contact = { name: contactName, words: contactWords };
  if (refusal)
    return show(words.t('accounts.refused.title'), <RefusedPage words={words} refusal={refusal} community={name} contact={contact} />, {
      alone: true,
    });
  return show(words.t('accounts.waiting.title'), <WaitingPage t={words.t} community={name} contact={contactWords} />, { alone: true });
}

async function suspended({ viewer, house, words }: Visit): Promise<Answer> {
  const person = viewer.person!;
  if (person.state !== 'suspended') return goTo('/');
  const suspension = await suspensionOf(house.db, person.id);
  const { contactName, contactWords } = house.community();
  const page = <SuspendedPage words={words} suspension={suspension} contact={{ name: contactName, words: contactWords }} />;
  return show(words.t('accounts.suspended.title'), page, { alone: true });
}

async function people({ house, words, form }: Visit, says: Says = {}): Promise<Answer> {
  const typed = { person: form.get('person'), words: form.get('words') };
  const page = <WaitingPeoplePage words={words} people={await waitingPeople(house.db)} typed={typed} says={says} />;
  return show(words.t('accounts.waiting_people.title'), page, {
    ...operatorCrumbs(words.t),
    status: Object.keys(says).length > 0 ? 422 : 200,
  });
}

async function welcome({ house, viewer, form, now }: Visit): Promise<Answer> {
  const id = form.get('person');
  if (!isId(id) || !can(viewer, 'administer')) return notFound;
  const done = await inTransaction(house.db, async (tx) => {
    if (!(await letIn(tx, id))) return false;
    await house.jobs.announce(tx, { name: 'let-in', personId: id, at: now.toISOString() });
    return true;
  });
  return done ? goTo('/waiting-people', { kind: 'done', key: 'accounts.flash.let_in' }) : notFound;
}

async function decline(visit: Visit): Promise<Answer> {
  const { house, viewer, form, words, now } = visit;
  const id = form.get('person');
  if (!isId(id) || !can(viewer, 'administer')) return notFound;
  const parsed = parseForm(refusalForm, form);
  if (!parsed.ok) {
    const said = inWords(words.t, parsed.faults)['words'] ?? '';
    return people(visit, { [`words-${id}`]: said });
  }
  const done = await refuseNewcomer(house, id, { by: viewer.person!.id, words: parsed.value.words }, now);
  return done ? goTo('/waiting-people', { kind: 'done', key: 'accounts.flash.declined' }) : notFound;
}

export const waitingRoutes: readonly Route[] = [
  { method: 'GET', path: '/waiting', door: 'signed-in', ids: {}, handle: waiting },
  { method: 'GET', path: '/suspended', door: 'signed-in', ids: {}, handle: suspended },
  { method: 'GET', path: '/waiting-people', door: 'administrator', ids: {}, handle: (visit) => people(visit) },
  { method: 'POST', path: '/waiting-people/let-in', door: 'administrator', ids: { person: 'person' }, handle: welcome },
  { method: 'POST', path: '/waiting-people/decline', door: 'administrator', ids: { person: 'person' }, handle: decline },
];
