import {
  confirmSecondStep,
  countAttempt,
  endSecondStep,
  recoveryCodesLeft,
  secondStepOf,
  startSecondStep,
  stopWayBack,
  wayBackOf,
  waysInOf,
} from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { keyForApp, newSealedKey } from './app-code.ts';
import { limits } from './limits.ts';
import { takeAppCode } from './pass-second-step.ts';
import { makeRecoveryCodes, showRecoveryCodes } from './recovery-routes.tsx';
import { tellOfChange } from './tell-of-change.ts';
import { SecondStepPage, SetUpCodePage } from './views/second-step.tsx';
import { ownCrumbs } from './views/own-crumbs.ts';
import type { Says } from './views/says.tsx';

async function showSecondStep({ house, words, viewer }: Visit): Promise<Answer> {
  const personId = viewer.person!.id;
  const second = await secondStepOf(house.db, personId);
  const model = {
    since: second?.confirmedAt ?? null,
    left: await recoveryCodesLeft(house.db, personId),
    waits: (await wayBackOf(house.db, personId))?.opensAt ?? null,
    address: (await waysInOf(house.db, personId)).email !== null,
    hours: house.community().wayBackHours,
  };
  return show(words.t('accounts.second.title'), <SecondStepPage words={words} model={model} />, ownCrumbs(words.t));
}

/** A new key each time this page is asked for, until one is confirmed. */
async function begin(visit: Visit): Promise<Answer> {
  const { house, viewer } = visit;
  const sealed = newSealedKey(house);
  const begun = await inTransaction(house.db, (tx) => startSecondStep(tx, viewer.person!.id, sealed));
  return goTo(begun ? '/you/code/new' : '/you/code');
}

async function showKey(visit: Visit, says: Says = {}): Promise<Answer> {
  const { house, words, viewer } = visit;
  const second = await secondStepOf(house.db, viewer.person!.id);
  if (!second || second.confirmedAt) return goTo('/you/code');
  const key = await keyForApp(house, second.sealedKey, viewer.person!.name);
  return show(words.t('accounts.second.new_title'), <SetUpCodePage t={words.t} appKey={key} says={says} />, {
    ...ownCrumbs(words.t),
    status: Object.keys(says).length > 0 ? 422 : 200,
  });
}

/** It counts from the first code that fits: the app has the key, and the clocks agree. */
async function confirm(visit: Visit): Promise<Answer> {
  const { house, viewer, form, words, now } = visit;
  const personId = viewer.person!.id;
  const until = await countAttempt(house.db, limits.code(personId), now);
  if (until) return showKey(visit, { code: words.t('accounts.code.wait', { time: words.when(until) }) });
  const codes = await inTransaction(house.db, async (tx) => {
    const second = await secondStepOf(tx, personId);
    if (!second || second.confirmedAt || !(await takeAppCode(tx, visit, personId, form.get('code').slice(0, 100)))) return null;
    await confirmSecondStep(tx, personId, now);
    await tellOfChange(tx, visit, personId, 'code-on');
    return makeRecoveryCodes(tx, visit);
  });
  return codes ? showRecoveryCodes(visit, codes, true) : showKey(visit, { code: words.t('accounts.second.wrong') });
}

async function turnOff(visit: Visit): Promise<Answer> {
  const { house, viewer } = visit;
  const personId = viewer.person!.id;
  await inTransaction(house.db, async (tx) => {
    if (!(await secondStepOf(tx, personId))?.confirmedAt) return;
    await endSecondStep(tx, personId);
    await tellOfChange(tx, visit, personId, 'code-off');
  });
  return goTo('/you/code', { kind: 'done', key: 'accounts.flash.code_off' });
}

async function stopWaiting({ house, viewer }: Visit): Promise<Answer> {
  await inTransaction(house.db, (tx) => stopWayBack(tx, viewer.person!.id));
  return goTo('/you/code', { kind: 'done', key: 'accounts.flash.stopped' });
}

const route = (method: 'GET' | 'POST', path: string, handle: Route['handle']): Route => ({
  method,
  path,
  door: 'signed-in',
  ids: {},
  afterProving: true,
  handle,
});

export const codeSettingsRoutes: readonly Route[] = [
  route('GET', '/you/code', showSecondStep),
  route('POST', '/you/code/begin', begin),
  route('GET', '/you/code/new', (visit) => showKey(visit)),
  route('POST', '/you/code/new', confirm),
  route('POST', '/you/code/off', turnOff),
  // Whoever is signed in may stop a stranger at once, without proving anything first.
  { method: 'POST', path: '/you/code/stop', door: 'signed-in', ids: {}, handle: stopWaiting },
];
