import { waysInOf } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { parseForm, show, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { confirmPassword } from './confirm.ts';
import { leaveForm } from './forms.ts';
import { leaveCommunity, type HowToLeave } from './leave-community.ts';
import { passkeysWork, takeWhoItIs } from './passkey-ceremony.ts';
import { wipe } from './sign-in-routes.tsx';
import { GonePage, LeavePage, SurePage, type HowToProve } from './views/leaving.tsx';
import { ownCrumbs } from './views/own-crumbs.ts';
import { passKeyScripts } from './views/pass-key.tsx';
import { inWords, type Says } from './views/says.tsx';

async function choose({ words: { t } }: Visit, says: Says = {}): Promise<Answer> {
  return show(t('accounts.leave.title'), <LeavePage t={t} says={says} />, { ...ownCrumbs(t), status: says['how'] ? 422 : 200 });
}

/** How somebody proves once more that it is them: what they sign in with, else their own name. */
async function howToProve({ house, viewer }: Visit): Promise<HowToProve> {
  const ways = await waysInOf(house.db, viewer.person!.id);
  if (ways.password) return 'password';
  return ways.passkeys > 0 && passkeysWork(house.config) ? 'passkey' : 'name';
}

async function showSure(visit: Visit, how: HowToLeave, says: Says = {}): Promise<Answer> {
  const { t } = visit.words;
  const prove = await howToProve(visit);
  const page = <SurePage t={t} how={how} prove={prove} name={visit.viewer.person!.name} says={says} />;
  return show(t(`accounts.leave.sure_${how}`), page, {
    ...ownCrumbs(t),
    status: Object.keys(says).length > 0 ? 422 : 200,
    scripts: prove === 'passkey' ? passKeyScripts : [],
  });
}

async function sure(visit: Visit): Promise<Answer> {
  const { how } = visit.query;
  if (how !== 'anonymise' && how !== 'erase') return choose(visit, { how: visit.words.t('accounts.leave.how_missing') });
  return showSure(visit, how);
}

async function leave(visit: Visit): Promise<Answer> {
  const { house, viewer, form, words, now } = visit;
  const parsed = parseForm(leaveForm, form);
  if (!parsed.ok) return choose(visit, inWords(words.t, parsed.faults));
  const { how } = parsed.value;
  const wrong = await notProven(visit);
  if (wrong) return showSure(visit, how, wrong);
  const left = await leaveCommunity(house, viewer.person!.id, how, now);
  if (!left) return showSure(visit, how, { sure: words.t('accounts.leave.last_administrator') });
  visit.clearCookie('session');
  return text('', { status: 303, headers: { location: '/gone', ...wipe } });
}

async function notProven(visit: Visit): Promise<Says | null> {
  const { house, viewer, form, words, now } = visit;
  const person = viewer.person!;
  const prove = await howToProve(visit);
  if (prove === 'password') {
    const wrong = await confirmPassword(visit, form.get('password'));
    return wrong ? { password: wrong } : null;
  }
  if (prove === 'name') return form.get('name').trim() === person.name ? null : { name: words.t('accounts.leave.name_wrong') };
  const who = await inTransaction(house.db, (tx) =>
    takeWhoItIs(house, tx, { ceremony: form.get('ceremony'), response: form.get('response') }, now),
  );
  return who === person.id ? null : { sure: words.t('accounts.passkey.failed') };
}

async function gone({ words: { t } }: Visit): Promise<Answer> {
  return show(t('accounts.gone.title'), <GonePage t={t} />, { alone: true });
}

export const leavingRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/leave', door: 'signed-in', ids: {}, handle: (visit) => choose(visit) },
  { method: 'GET', path: '/you/leave/sure', door: 'signed-in', ids: {}, handle: sure },
  { method: 'POST', path: '/you/leave', door: 'signed-in', ids: { ceremony: 'secret' }, handle: leave },
  { method: 'GET', path: '/gone', door: 'anyone', ids: {}, handle: gone },
];
