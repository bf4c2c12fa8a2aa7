import { countAttempt, endSessions, hashPassword, isEasilyGuessed, setPassword, shortestPassword, waysInOf } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { askLinkForm, newPasswordForm } from './forms.ts';
import { askToProve } from './join-community.ts';
import { limits } from './limits.ts';
import { tellOfChange } from './tell-of-change.ts';
import { ownCrumbs } from './views/own-crumbs.ts';
import { inWords, type Says } from './views/says.tsx';
import { EmailPage, PasswordPage } from './views/ways-in.tsx';

const statusOf = (says: Says) => (Object.keys(says).length > 0 ? 422 : 200);

async function showPassword({ house, viewer, words: { t } }: Visit, says: Says = {}): Promise<Answer> {
  const { password } = await waysInOf(house.db, viewer.person!.id);
  return show(t('accounts.password.title'), <PasswordPage t={t} has={password} says={says} />, { ...ownCrumbs(t), status: statusOf(says) });
}

/** A new password signs every other device out: somebody else may know the old one. */
async function changePassword(visit: Visit): Promise<Answer> {
  const { house, form, words, now } = visit;
  const person = visit.viewer.person!;
  const parsed = parseForm(newPasswordForm, form);
  if (!parsed.ok) return showPassword(visit, inWords(words.t, parsed.faults, { n: shortestPassword }));
  const { new_password: password } = parsed.value;
  if (isEasilyGuessed(password, [person.name])) return showPassword(visit, { new_password: words.t('accounts.password.easy') });
  const hash = await hashPassword(password);
  await inTransaction(house.db, async (tx) => {
    await setPassword(tx, person.id, hash, now);
    await endSessions(tx, person.id, person.sessionId);
    await tellOfChange(tx, visit, person.id, 'password');
  });
  return goTo('/you', { kind: 'done', key: 'accounts.flash.password' });
}

async function showEmail({ house, viewer, form, words: { t } }: Visit, says: Says = {}): Promise<Answer> {
  const ways = await waysInOf(house.db, viewer.person!.id);
  return show(t('accounts.email.title'), <EmailPage t={t} ways={ways} typed={form.get('email')} says={says} />, {
    ...ownCrumbs(t),
    status: statusOf(says),
  });
}

async function changeEmail(visit: Visit): Promise<Answer> {
  const { house, form, words, now } = visit;
  const { id: personId, name } = visit.viewer.person!;
  const parsed = parseForm(askLinkForm, form);
  if (!parsed.ok) return showEmail(visit, inWords(words.t, parsed.faults));
  const { email } = parsed.value;
  const until = await countAttempt(house.db, limits.askForLink(email, visit.address), now);
  if (until) return showEmail(visit, { email: words.t('accounts.sign_in.link_wait', { time: words.when(until) }) });
  await inTransaction(house.db, (tx) => askToProve(tx, house, { personId, name, email, language: words.language }, now));
  return goTo('/you/email', { kind: 'done', key: 'accounts.flash.email_asked' });
}

export const wayInRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/password', door: 'signed-in', ids: {}, afterProving: true, handle: (visit) => showPassword(visit) },
  { method: 'POST', path: '/you/password', door: 'signed-in', ids: {}, afterProving: true, handle: changePassword },
  { method: 'GET', path: '/you/email', door: 'signed-in', ids: {}, afterProving: true, handle: (visit) => showEmail(visit) },
  { method: 'POST', path: '/you/email', door: 'signed-in', ids: {}, afterProving: true, handle: changeEmail },
];
