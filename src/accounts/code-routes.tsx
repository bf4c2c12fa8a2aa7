import {
  askWayBack,
  countAttempt,
  dropRecoveryCodes,
  endSecondStep,
  forgetAttempts,
  leaveDoor,
  takeWayBack,
  whoIsAtDoor,
} from '../people/index.ts';
import { attempt, inTransaction } from '../platform/db/index.ts';
import { goTo, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { enter } from './admit.ts';
import { readCode } from './app-code.ts';
import { doorCookie, goOn, keepSession } from './arrive.tsx';
import { readOnward } from './carried.ts';
import { showCode } from './code-page.tsx';
import { limits } from './limits.ts';
import { passSecondStep } from './pass-second-step.ts';
import { showSignIn } from './sign-in-first.tsx';
import { tellOfChange } from './tell-of-change.ts';

/** Who stands before the door with this browser; null when nobody does, or for too long. */
async function atDoor({ house, cookie, now }: Visit): Promise<{ token: string; personId: string } | null> {
  const token = cookie(doorCookie) ?? '';
  const found = token ? await whoIsAtDoor(house.db, token, now) : null;
  return found?.personId ? { token, personId: found.personId } : null;
}

/** A form that was on its way goes on being carried. */
function startAgain(visit: Visit): Answer {
  const onward = readOnward(visit);
  if (!onward.carried) return goTo('/sign-in', { kind: 'problem', key: 'accounts.flash.door_over' });
  return showSignIn(visit, { onward, says: { who: visit.words.t('accounts.flash.door_over') }, status: 422 });
}

async function codePage(visit: Visit): Promise<Answer> {
  const who = await atDoor(visit);
  return who ? showCode(visit, who.personId, readOnward(visit)) : startAgain(visit);
}

async function tryCode(visit: Visit): Promise<Answer> {
  const { house, form, words, now } = visit;
  const who = await atDoor(visit);
  if (!who) return startAgain(visit);
  const onward = readOnward(visit);
  const again = (said: string) => showCode(visit, who.personId, onward, { code: said });
  if (form.get('code').trim() === '') return again(words.t('accounts.code.empty'));
  const tries = readCode(form.get('code')).kind === 'app' ? limits.code(who.personId) : limits.paper(who.personId, visit.address);
  const until = await countAttempt(house.db, tries, now);
  if (until) return again(words.t('accounts.code.wait', { time: words.when(until) }));
  const token = await inTransaction(house.db, async (tx) =>
    (await passSecondStep(tx, visit, who.personId, form.get('code').slice(0, 100))) ? stepIn(tx, visit, who.token) : null,
  );
  if (!token) return again(words.t('accounts.code.wrong'));
  await forgetAttempts(house.db, tries[0]!);
  return arrived(visit, token);
}

async function stepIn(tx: Parameters<typeof leaveDoor>[0], visit: Visit, doorToken: string): Promise<string | null> {
  const left = await leaveDoor(tx, doorToken, visit.now);
  return left?.personId ? enter(tx, visit, left.personId, left.fields) : null;
}

function arrived(visit: Visit, token: string): Answer {
  visit.clearCookie(doorCookie);
  keepSession(visit, token);
  return goOn(visit, readOnward(visit));
}

/** Begins the waiting. Whoever holds the address is told at once, and can stop it. */
async function lost(visit: Visit): Promise<Answer> {
  const { house, words, now } = visit;
  const who = await atDoor(visit);
  if (!who) return startAgain(visit);
  const until = await countAttempt(house.db, limits.wayBack(who.personId), now);
  if (until) return showCode(visit, who.personId, readOnward(visit), { code: words.t('accounts.code.wait', { time: words.when(until) }) });
  await inTransaction(house.db, async (tx) => {
    const began = await askWayBack(tx, who.personId, house.community().wayBackHours, now);
    if (began) await tellOfChange(tx, visit, who.personId, 'way-back');
  });
  return showCode(visit, who.personId, readOnward(visit));
}

/** The waiting is over: in, and the second step is gone. It can be set up anew. */
async function without(visit: Visit): Promise<Answer> {
  const { house, now } = visit;
  const who = await atDoor(visit);
  if (!who) return startAgain(visit);
  const came = await attempt(house.db, async (tx) => {
    if (!(await takeWayBack(tx, who.personId, now))) return { done: false as const };
    await endSecondStep(tx, who.personId);
    await dropRecoveryCodes(tx, who.personId);
    await tellOfChange(tx, visit, who.personId, 'code-off');
    const token = await stepIn(tx, visit, who.token);
    return token ? { done: true as const, token } : { done: false as const };
  });
  return came.done ? arrived(visit, came.token) : showCode(visit, who.personId, readOnward(visit));
}

export const codeRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in/code', door: 'anyone', ids: {}, handle: codePage },
  { method: 'POST', path: '/sign-in/code', door: 'anyone', ids: {}, handle: tryCode },
  { method: 'POST', path: '/sign-in/code/lost', door: 'anyone', ids: {}, handle: lost },
  { method: 'POST', path: '/sign-in/code/without', door: 'anyone', ids: {}, handle: without },
];
