import {
  endSessions,
  hashPassword,
  isRelation,
  nameField,
  readLink,
  setEmail,
  setPassword,
  shortestPassword,
  startSession,
  useLink,
  type Link,
} from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, ownPath, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isLanguage } from '../platform/i18n/index.ts';
import { deviceOf } from './device-words.ts';
import { newPasswordField } from './forms.ts';
import { joinCommunity } from './join-community.ts';
import { keepSession } from './sign-in-routes.tsx';
import { LinkOver, LinkPage } from './views/link.tsx';
import type { Says } from './views/says.tsx';

const over = ({ words: { t } }: Visit): Answer => show(t('accounts.link.over_title'), <LinkOver t={t} />, { status: 410, alone: true });

function showLink({ words: { t }, house, params }: Visit, link: Link, says: Says = {}): Answer {
  const model = { link, secret: params['secret'] ?? '', community: house.community().name, says };
  return show(t('accounts.link.title'), <LinkPage t={t} model={model} />, {
    alone: true,
    status: Object.keys(says).length > 0 ? 422 : 200,
  });
}

/** Programs that look into mails come here too: nothing is used up. */
async function lookAtLink(visit: Visit): Promise<Answer> {
  const link = await readLink(visit.house.db, visit.params['secret'] ?? '', visit.now);
  return link ? showLink(visit, link) : over(visit);
}

async function openLink(visit: Visit): Promise<Answer> {
  const link = await readLink(visit.house.db, visit.params['secret'] ?? '', visit.now);
  if (!link) return over(visit);
  if (link.purpose === 'join') return finishJoining(visit, link);
  return link.purpose === 'email' ? proveEmail(visit) : signInByLink(visit, link);
}

/** With a new password where the old one is forgotten; then every other device is signed out. */
async function signInByLink(visit: Visit, link: Link): Promise<Answer> {
  const { house, now, form, words } = visit;
  const wanted = form.get('new_password');
  const password = wanted ? newPasswordField.safeParse(wanted) : null;
  if (password && !password.success)
    return showLink(visit, link, { new_password: words.t(password.error.issues[0]!.message, { n: shortestPassword }) });
  const hash = password ? await hashPassword(password.data) : null;
  const token = await inTransaction(house.db, async (tx) => {
    const used = await useLink(tx, visit.params['secret'] ?? '', now);
    if (!used?.personId) return null;
    if (hash) await setPassword(tx, used.personId, hash);
    if (hash) await endSessions(tx, used.personId, null);
    return startSession(tx, house.ids, used.personId, deviceOf(visit.browser), now);
  });
  if (!token) return over(visit);
  keepSession(visit, token);
  return goTo(ownPath(link.fields['next'] ?? '/'), hash ? { kind: 'done', key: 'accounts.flash.password' } : undefined);
}

async function proveEmail(visit: Visit): Promise<Answer> {
  const { house, now } = visit;
  const proven = await inTransaction(house.db, async (tx) => {
    const used = await useLink(tx, visit.params['secret'] ?? '', now);
    return used?.personId && used.email ? setEmail(tx, used.personId, used.email, now) : false;
  });
  return proven ? goTo(visit.viewer.person ? '/you' : '/sign-in', { kind: 'done', key: 'accounts.flash.email' }) : over(visit);
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
  const joined = await joinCommunity(house, newcomer, { kind: 'link', secret: visit.params['secret'] ?? '' }, now);
  if (joined.fault === 'name-taken') return showLink(visit, link, { name: words.t('people.name.taken') });
  if (joined.fault) return over(visit);
  keepSession(visit, joined.token);
  return goTo(joined.waits ? '/waiting' : '/', { kind: 'done', key: 'accounts.flash.joined' });
}

export const linkRoutes: readonly Route[] = [
  { method: 'GET', path: '/link/:secret', door: 'anyone', ids: { secret: 'secret' }, handle: lookAtLink },
  { method: 'POST', path: '/link/:secret', door: 'anyone', ids: { secret: 'secret' }, handle: openLink },
];
