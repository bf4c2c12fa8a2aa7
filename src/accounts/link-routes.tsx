import {
  changeCalled,
  hashPassword,
  isRelation,
  nameField,
  noteProof,
  readLink,
  setEmail,
  shortestPassword,
  stopWayBack,
  takeBackChanges,
  useLink,
  wayBackOf,
  waysInOf,
  type Link,
} from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, ownPath, show, type Answer, type Flash, type Route, type Visit } from '../platform/http/index.ts';
import { isLanguage } from '../platform/i18n/index.ts';
import { admit, type Wishes } from './admit.ts';
import { arrive, keepSession } from './arrive.tsx';
import { deviceInWords, deviceOf } from './device-words.ts';
import { newPasswordField } from './forms.ts';
import { joinCommunity } from './join-community.ts';
import { refusedName } from './refused-name.ts';
import { tellOfChange } from './tell-of-change.ts';
import { LinkElsewhere, LinkOver, LinkPage } from './views/link.tsx';
import type { Says } from './views/says.tsx';

const over = ({ words: { t } }: Visit): Answer => show(t('accounts.link.over_title'), <LinkOver t={t} />, { status: 410, alone: true });

const secretOf = ({ params }: Visit) => params['secret'] ?? '';

async function showLink(visit: Visit, link: Link, says: Says = {}): Promise<Answer> {
  const { words, house } = visit;
  const told = await toldOf(visit, link);
  const name = visit.form.get('name') || (link.fields['name'] ?? '');
  const model = { link, secret: secretOf(visit), community: house.community().name, told, name, says };
  return show(words.t('accounts.link.title'), <LinkPage t={words.t} model={model} />, {
    alone: true,
    status: Object.keys(says).length > 0 ? 422 : 200,
  });
}

/** What the page of a link about a change says: what it was, when, and where. */
async function toldOf({ house, words }: Visit, link: Link): Promise<Record<string, string>> {
  if (link.purpose === 'stop' && link.personId) {
    const waits = await wayBackOf(house.db, link.personId);
    return { time: waits ? words.when(waits.opensAt) : '' };
  }
  const change = link.purpose === 'undo' ? await changeCalled(house.db, link.fields['change'] ?? '') : null;
  if (!change) return {};
  return { what: words.t(`accounts.changed.${change.what}`), time: words.when(change.at), device: deviceInWords(words.t, change.device) };
}

/** Programs that look into mails come here too: nothing is used up. */
async function lookAtLink(visit: Visit): Promise<Answer> {
  const link = await readLink(visit.house.db, secretOf(visit), visit.now);
  return link ? showLink(visit, link) : over(visit);
}

async function openLink(visit: Visit): Promise<Answer> {
  const link = await readLink(visit.house.db, secretOf(visit), visit.now);
  return link ? opened[link.purpose](visit, link) : over(visit);
}

/** With a new password where the old one is forgotten; then every other device is signed out. */
async function signInByLink(visit: Visit, link: Link): Promise<Answer> {
  const { form, words } = visit;
  const wanted = form.get('new_password');
  const password = wanted ? newPasswordField.safeParse(wanted) : null;
  if (password && !password.success)
    return showLink(visit, link, { new_password: words.t(password.error.issues[0]!.message, { n: shortestPassword }) });
  const wishes: Wishes = password ? { password_hash: await hashPassword(password.data) } : {};
  return comeInBy(visit, link, wishes, password ? { kind: 'done', key: 'accounts.flash.password' } : undefined);
}

/** The account elsewhere that somebody came with, and whose address is theirs here too. */
function connect(visit: Visit, link: Link): Promise<Answer> {
  const { issuer = '', subject = '' } = link.fields;
  return comeInBy(visit, link, { issuer, subject }, { kind: 'done', key: 'accounts.flash.connected' });
}

async function comeInBy(visit: Visit, link: Link, wishes: Wishes, flash?: Flash): Promise<Answer> {
  const { house, now } = visit;
  const admitted = await inTransaction(house.db, async (tx) => {
    const used = await useLink(tx, secretOf(visit), now);
    return used?.personId ? admit(tx, visit, { personId: used.personId, cameBy: 'link', wishes }) : null;
  });
  return admitted ? arrive(visit, admitted, { next: ownPath(link.fields['next'] ?? '/'), carried: null }, flash) : over(visit);
}

/** Counts for the device that asked, and for no other: a link that a stranger asked for must prove nothing to them. */
async function prove(visit: Visit, link: Link): Promise<Answer> {
  const { house, viewer, words, now } = visit;
  if (!viewer.person?.sessionId || viewer.person.sessionId !== link.fields['session'])
    return show(words.t('accounts.link.elsewhere_title'), <LinkElsewhere t={words.t} />, { alone: true });
  const { id, sessionId } = viewer.person;
  const proven = await inTransaction(house.db, async (tx) => {
    const used = await useLink(tx, secretOf(visit), now);
    return used?.personId === id && noteProof(tx, id, sessionId, now);
  });
  return proven ? goTo(ownPath(link.fields['next'] ?? '/you')) : over(visit);
}

/** The address that stood before is told, and can take it back. */
async function proveEmail(visit: Visit): Promise<Answer> {
  const { house, now } = visit;
  const proven = await inTransaction(house.db, async (tx) => {
    const used = await useLink(tx, secretOf(visit), now);
    if (!used?.personId || !used.email) return false;
    const { email: before } = await waysInOf(tx, used.personId);
    if (!(await setEmail(tx, used.personId, used.email, now))) return false;
    if (before !== used.email) await tellOfChange(tx, visit, used.personId, before ? 'email' : 'email-added', before);
    return true;
  });
  return proven ? goTo(visit.viewer.person ? '/you' : '/sign-in', { kind: 'done', key: 'accounts.flash.email' }) : over(visit);
}

async function takeBack(visit: Visit): Promise<Answer> {
  const { house, now } = visit;
  const done = await inTransaction(house.db, async (tx) => {
    const used = await useLink(tx, secretOf(visit), now);
    const change = used && (await changeCalled(tx, used.fields['change'] ?? ''));
    if (!used?.email || !used.personId || !change) return false;
    await takeBackChanges(tx, used.personId, change.at, used.email, now);
    return true;
  });
  if (!done) return over(visit);
  visit.clearCookie('session');
  return goTo('/sign-in', { kind: 'done', key: 'accounts.flash.taken_back' });
}

/** Nobody waits any more, nor stands before the door. */
async function stop(visit: Visit): Promise<Answer> {
  const { house, now } = visit;
  const done = await inTransaction(house.db, async (tx) => {
    const used = await useLink(tx, secretOf(visit), now);
    if (!used?.personId) return false;
    await stopWayBack(tx, used.personId);
    return true;
  });
  return done ? goTo('/sign-in', { kind: 'done', key: 'accounts.flash.stopped' }) : over(visit);
}

/** The name may have been taken meanwhile: then the link waits, and another name is asked for. */
async function finishJoining(visit: Visit, link: Link): Promise<Answer> {
  const { house, now, form, words } = visit;
  const { fields } = link;
  const name = nameField.safeParse(form.get('name') || fields['name']);
  if (!name.success) return showLink(visit, link, { name: words.t(name.error.issues[0]!.message) });
  const language = fields['language'] ?? '';
  const newcomer = {
    name: name.data,
    about: fields['about'] ?? '',
    relations: (fields['relations'] ?? '').split(',').filter(isRelation),
    language: isLanguage(language) ? language : words.language,
    timeZone: fields['time_zone'] ?? 'UTC',
    invitation: fields['invitation'] ? Buffer.from(fields['invitation'], 'hex') : null,
    device: deviceOf(visit.browser),
  };
  const joined = await joinCommunity(house, newcomer, { kind: 'link', secret: secretOf(visit) }, now);
  if (joined.fault) {
    const said = await refusedName(visit, joined.fault, name.data);
    return said ? showLink(visit, link, said.says) : over(visit);
  }
  keepSession(visit, joined.token);
  return joined.waits ? goTo('/waiting') : goTo('/', { kind: 'done', key: 'accounts.flash.joined' });
}

const opened: Record<Link['purpose'], (visit: Visit, link: Link) => Promise<Answer>> = {
  'sign-in': signInByLink,
  join: finishJoining,
  email: proveEmail,
  prove,
  undo: takeBack,
  stop,
  connect,
};

export const linkRoutes: readonly Route[] = [
  { method: 'GET', path: '/link/:secret', door: 'anyone', ids: { secret: 'secret' }, handle: lookAtLink },
  { method: 'POST', path: '/link/:secret', door: 'anyone', ids: { secret: 'secret' }, handle: openLink },
];
