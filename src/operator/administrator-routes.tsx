import { deviceOf, hashPassword, isNameTaken, sessionDays } from '../people/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { administrators, becomeAdministrator, recoverAdministrator, type Became } from './become-administrator.ts';
import { newAdministratorForm, recoverForm } from './forms.ts';
import { isOpenLink } from './set-up-link.ts';
import { asStored, asTyped } from './typed.ts';
import { AdministratorPage, LinkClosedPage } from './views/administrator-page.tsx';

const secretOf = ({ params }: Visit) => params['secret'] ?? '';

/** The same for a link that was used, is too old, or never was. */
function linkClosed({ words: { t } }: Visit): Answer {
  return show(t('operator.link.title'), <LinkClosedPage t={t} />, { status: 404, alone: true });
}

async function page(visit: Visit, faults: Faults | null): Promise<Answer> {
  const { t } = visit.words;
  const known = await administrators(visit.house.db);
  const typed = faults ? asTyped(visit.form, faults) : asStored({ who: known.length > 0 ? '' : 'new' });
  const main = <AdministratorPage t={t} typed={typed} known={known} action={visit.path} />;
  return show(t('operator.administrator.title'), main, { status: faults ? 422 : 200, alone: true });
}

async function showForm(visit: Visit): Promise<Answer> {
  return (await isOpenLink(visit.house.db, secretOf(visit), visit.now)) ? page(visit, null) : linkClosed(visit);
}

async function makeNew(visit: Visit): Promise<Became> {
  const { house, form, words, browser, now } = visit;
  const parsed = parseForm(newAdministratorForm, form);
  if (!parsed.ok) return { done: false, linkClosed: false, faults: parsed.faults };
  const { name, email, password, time_zone: timeZone } = parsed.value;
  const passwordHash = await hashPassword(password);
  const someone = { name, email, passwordHash, language: words.language, timeZone, device: deviceOf(browser) };
  return attempt(house.db, (tx) => becomeAdministrator(tx, house.ids, secretOf(visit), someone, now)).catch((error: unknown) => {
    if (!isNameTaken(error)) throw error;
    return { done: false, linkClosed: false, faults: { name: 'operator.administrator.name_taken' } };
  });
}

async function recover(visit: Visit): Promise<Became> {
  const { house, form, browser, now } = visit;
  const parsed = parseForm(recoverForm, form);
  if (!parsed.ok) return { done: false, linkClosed: false, faults: parsed.faults };
  const passwordHash = await hashPassword(parsed.value.password);
  const known = { personId: parsed.value.who, passwordHash, device: deviceOf(browser) };
  return attempt(house.db, (tx) => recoverAdministrator(tx, house.ids, secretOf(visit), known, now));
}

async function take(visit: Visit): Promise<Answer> {
  // Asked before a password is hashed: a made-up link must cost nothing.
  if (!(await isOpenLink(visit.house.db, secretOf(visit), visit.now))) return linkClosed(visit);
  const known = await administrators(visit.house.db);
  const isNew = known.length === 0 || visit.form.get('who') === 'new';
  const became = isNew ? await makeNew(visit) : await recover(visit);
  if (!became.done) return became.linkClosed ? linkClosed(visit) : page(visit, became.faults);
  visit.setCookie('session', became.token, sessionDays * 86_400);
  return goTo(known.length === 0 ? '/operator/set-up' : '/operator');
}

export const administratorRoutes: readonly Route[] = [
  { method: 'GET', path: '/set-up/:secret', door: 'anyone', ids: { secret: 'secret' }, handle: showForm },
  { method: 'POST', path: '/set-up/:secret', door: 'anyone', ids: { secret: 'secret', who: 'person' }, handle: take },
];
