import { parseForm, show, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { leaveForm } from './forms.ts';
import { leaveCommunity, type HowToLeave } from './leave-community.ts';
import { wipe } from './sign-in-routes.tsx';
import { GonePage, LeavePage, SurePage } from './views/leaving.tsx';
import { ownCrumbs } from './views/own-crumbs.ts';
import { inWords, type Says } from './views/says.tsx';

async function choose({ words: { t } }: Visit, says: Says = {}): Promise<Answer> {
  return show(t('accounts.leave.title'), <LeavePage t={t} says={says} />, { ...ownCrumbs(t), status: says['how'] ? 422 : 200 });
}

async function showSure(visit: Visit, how: HowToLeave, says: Says = {}): Promise<Answer> {
  const { t } = visit.words;
  const status = Object.keys(says).length > 0 ? 422 : 200;
  return show(t(`accounts.leave.sure_${how}`), <SurePage t={t} how={how} says={says} />, { ...ownCrumbs(t), status });
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
  const left = await leaveCommunity(house, viewer.person!.id, how, now);
  if (!left) return showSure(visit, how, { sure: words.t('accounts.leave.last_administrator') });
  visit.clearCookie('session');
  return text('', { status: 303, headers: { location: '/gone', ...wipe } });
}

async function gone({ words: { t } }: Visit): Promise<Answer> {
  return show(t('accounts.gone.title'), <GonePage t={t} />, { alone: true });
}

export const leavingRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/leave', door: 'signed-in', ids: {}, handle: (visit) => choose(visit) },
  { method: 'GET', path: '/you/leave/sure', door: 'signed-in', ids: {}, afterProving: true, handle: sure },
  { method: 'POST', path: '/you/leave', door: 'signed-in', ids: {}, afterProving: true, handle: leave },
  { method: 'GET', path: '/gone', door: 'anyone', ids: {}, handle: gone },
];
