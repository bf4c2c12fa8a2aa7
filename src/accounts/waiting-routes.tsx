import { can } from '../access/index.ts';
import { closeAccount, isWaiting, letIn, suspensionOf, waitingPeople } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { SuspendedPage, WaitingPage, WaitingPeoplePage } from './views/waiting.tsx';

/** For somebody who asked to join: a kind page, and nothing to do. */
async function waiting({ viewer, house, words: { t } }: Visit): Promise<Answer> {
  if (viewer.person?.state !== 'waiting') return goTo('/');
  const { name, contactWords } = house.community();
  return show(t('accounts.waiting.title'), <WaitingPage t={t} community={name} contact={contactWords} />, { alone: true });
}

async function suspended({ viewer, house, words }: Visit): Promise<Answer> {
  const person = viewer.person!;
  if (person.state !== 'suspended') return goTo('/');
  const suspension = await suspensionOf(house.db, person.id);
  const { contactName, contactWords } = house.community();
  const page = <SuspendedPage words={words} suspension={suspension} contact={{ name: contactName, words: contactWords }} />;
  return show(words.t('accounts.suspended.title'), page, { alone: true });
}

async function people({ house, words }: Visit): Promise<Answer> {
  return show(words.t('accounts.waiting_people.title'), <WaitingPeoplePage words={words} people={await waitingPeople(house.db)} />, {
    current: 'operator',
  });
}

async function decide(visit: Visit, answer: 'let-in' | 'decline'): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const id = form.get('person');
  if (!isId(id) || !can(viewer, 'administer')) return notFound;
  const done = await inTransaction(house.db, async (tx) => {
    if (!(await isWaiting(tx, id))) return false;
    if (answer === 'decline') await closeAccount(tx, house.ids, id, 'erased', visit.words.t('people.former_member'));
    else await letIn(tx, id);
    if (answer === 'let-in') await house.jobs.announce(tx, { name: 'let-in', personId: id, at: now.toISOString() });
    return true;
  });
  return done
    ? goTo('/waiting-people', { kind: 'done', key: answer === 'let-in' ? 'accounts.flash.let_in' : 'accounts.flash.declined' })
    : notFound;
}

export const waitingRoutes: readonly Route[] = [
  { method: 'GET', path: '/waiting', door: 'signed-in', ids: {}, handle: waiting },
  { method: 'GET', path: '/suspended', door: 'signed-in', ids: {}, handle: suspended },
  { method: 'GET', path: '/waiting-people', door: 'administrator', ids: {}, handle: people },
  {
    method: 'POST',
    path: '/waiting-people/let-in',
    door: 'administrator',
    ids: { person: 'person' },
    handle: (visit) => decide(visit, 'let-in'),
  },
  {
    method: 'POST',
    path: '/waiting-people/decline',
    door: 'administrator',
    ids: { person: 'person' },
    handle: (visit) => decide(visit, 'decline'),
  },
];
