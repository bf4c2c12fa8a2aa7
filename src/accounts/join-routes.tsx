import {
  accountCalled,
  countAttempt,
  faultOfName,
  freeNamesLike,
  hashPassword,
  isInvited,
  isPassword,
  longestName,
  shortestPassword,
} from '../people/index.ts';
import { goTo, notFound, parseForm, show, text, type Answer, type Parsed, type Route, type Visit } from '../platform/http/index.ts';
import { hashOfSecret } from '../platform/ids.ts';
import { askToJoin } from './ask-for-link.ts';
import { deviceInWords, deviceOf } from './device-words.ts';
import { isWayToJoin, joinForms, type WayToJoin } from './forms.ts';
import { joinCommunity, type Joined, type Newcomer, type WayIn } from './join-community.ts';
import { limits } from './limits.ts';
import { askForKey, passkeysWork } from './passkey-ceremony.ts';
import { keepSession, letIn } from './sign-in-routes.tsx';
import { JoinClosed, JoinPage, type JoinModel } from './views/join.tsx';
import { passKeyScripts } from './views/pass-key.tsx';
import { inWords, type Says } from './views/says.tsx';
import { MailSent } from './views/sign-in.tsx';

const lists = ['relations'];

/** What the database knows the invitation of this address by; its secret is kept nowhere. */
function invitationOf({ params }: Visit): Buffer | null {
  return params['invitation'] === undefined ? null : hashOfSecret(params['invitation']);
}

/** Whether this visitor may join at all, by this address. Null when they may. */
async function closedTo(visit: Visit): Promise<Answer | null> {
  const {
    house,
    params,
    words: { t },
  } = visit;
  const { joining, contactWords, name } = house.community();
  const invitation = params['invitation'];
  if (invitation === undefined && joining !== 'invitation') return null;
  const over = invitation !== undefined;
  if (over && (await isInvited(house.db, invitation, visit.now))) return null;
  return show(t('accounts.join.title'), <JoinClosed t={t} over={over} contact={contactWords} community={name} />, {
    status: over ? 410 : 200,
    alone: true,
  });
}

function showJoin(visit: Visit, says: Says = {}, suggestions: readonly string[] = []): Answer {
  const {
    house,
    form,
    params,
    words: { t },
  } = visit;
  const { name, minimumAge, joining } = house.community();
  const passkeys = passkeysWork(house.config);
  const model: JoinModel = {
    action: params['invitation'] === undefined ? '/join' : `/join/${params['invitation']}`,
    community: name,
    minimumAge,
    approval: joining === 'approval' && params['invitation'] === undefined,
    passkeys,
    typed: {
      name: form.get('name'),
      about: form.get('about'),
      way: form.get('way') || 'password',
      email: form.get('email'),
      relations: form.all('relations'),
      zone: form.get('time_zone') || 'UTC',
      age: form.get('age') === 'yes',
      consent: form.get('consent') === 'yes',
      ceremony: says['way'] ? '' : form.get('ceremony'),
      response: says['way'] ? '' : form.get('response'),
    },
    suggestions,
    says,
  };
  const status = Object.keys(says).length > 0 ? 422 : 200;
  return show(t('accounts.join.title'), <JoinPage t={t} model={model} />, { status, alone: true, scripts: passkeys ? passKeyScripts : [] });
}

async function joinPage(visit: Visit): Promise<Answer> {
  if (visit.viewer.person) return goTo('/');
  return (await closedTo(visit)) ?? showJoin(visit);
}

async function join(visit: Visit): Promise<Answer> {
  const { house, form, now, words } = visit;
  const closed = await closedTo(visit);
  if (closed) return closed;
  const way = form.get('way') || 'password';
  if (!isWayToJoin(way)) return showJoin(visit, { way: words.t('accounts.way.missing') });
  const parsed: Parsed<Agreed> = parseForm<Agreed>(joinForms[way], form, lists);
  if (!parsed.ok)
    return showJoin(visit, beside(inWords(words.t, parsed.faults, { n: shortestPassword, age: house.community().minimumAge })));
  const until = await countAttempt(house.db, limits.join(visit.address), now);
  if (until) return showJoin(visit, { name: words.t('accounts.join.wait', { time: words.when(until) }) });
  return way === 'link' ? joinByMail(visit, parsed.value) : joinNow(visit, way, parsed.value);
}

/** What a device should have filled in has no field to stand beside: it is said at the way that was chosen. */
function beside({ ceremony, response, ...says }: Says): Says {
  const way = ceremony ?? response;
  return way ? { ...says, way } : says;
}

type Agreed = Pick<Newcomer, 'name' | 'about' | 'relations'> & {
  time_zone: string;
  password?: string;
  email?: string;
  ceremony?: string;
  response?: string;
};

async function joinNow(visit: Visit, way: Exclude<WayToJoin, 'link'>, wish: Agreed): Promise<Answer> {
  const { house, now } = visit;
  const device = deviceOf(visit.browser);
  const newcomer: Newcomer = {
    name: wish.name,
    about: wish.about,
    relations: wish.relations,
    timeZone: wish.time_zone,
    language: visit.words.language,
    invitation: invitationOf(visit),
    device,
  };
  const wayIn: WayIn =
    way === 'password'
      ? { kind: 'password', hash: await hashPassword(wish.password ?? ''), email: wish.email || null }
      : { kind: 'passkey', label: deviceInWords(visit.words.t, device), ceremony: wish.ceremony ?? '', response: wish.response ?? '' };
  const joined = await joinCommunity(house, newcomer, wayIn, now);
  if (joined.fault === 'name-taken' && (await isOwnRetry(visit, wish))) return goTo('/', { kind: 'done', key: 'accounts.flash.joined' });
  if (joined.fault) return refuse(visit, joined.fault, wish.name);
  keepSession(visit, joined.token);
  return joined.waits
    ? goTo('/waiting')
    : goTo('/', { kind: 'done', key: wish.email ? 'accounts.flash.joined_mail' : 'accounts.flash.joined' });
}

const retryMs = 10 * 60_000;

/** A second press of the button, after an answer that got lost: same name, same password, minutes ago. They are let in. */
async function isOwnRetry(visit: Visit, { name, password }: Agreed): Promise<boolean> {
  const { house, now } = visit;
  const account = await accountCalled(house.db, name);
  if (!account || !password || now.getTime() - account.joinedAt.getTime() > retryMs) return false;
  if (!(await isPassword(password, account.passwordHash))) return false;
  await letIn(visit, account.personId, { next: '/', carried: null });
  return true;
}

async function refuse(visit: Visit, fault: NonNullable<Joined['fault']>, name: string): Promise<Answer> {
  const { t } = visit.words;
  if (fault === 'not-invited') return (await closedTo(visit)) ?? showJoin(visit);
  if (fault !== 'name-taken') return showJoin(visit, { way: t('accounts.passkey.failed') });
  return showJoin(visit, { name: t('people.name.taken') }, await freeNamesLike(visit.house.db, name, longestName));
}

async function joinByMail(visit: Visit, wish: Agreed): Promise<Answer> {
  const { house, now, words } = visit;
  const email = wish.email ?? '';
  const until = await countAttempt(house.db, limits.askForLink(email, visit.address), now);
  if (until) return showJoin(visit, { email: words.t('accounts.sign_in.link_wait', { time: words.when(until) }) });
  await askToJoin(
    house,
    email,
    {
      name: wish.name,
      about: wish.about,
      relations: wish.relations.join(','),
      time_zone: wish.time_zone,
      language: words.language,
      invitation: invitationOf(visit)?.toString('hex') ?? '',
    },
    now,
  );
  return show(words.t('accounts.sent.title'), <MailSent t={words.t} onward={{ next: '/', carried: null }} lasts="join" />, { alone: true });
}

async function startPasskey({ house, now, address, form }: Visit): Promise<Answer> {
  const name = form.get('name').trim();
  if (!passkeysWork(house.config) || faultOfName(name)) return notFound;
  if (await countAttempt(house.db, limits.ceremony(address), now)) return text('{}', { type: 'application/json', status: 429 });
  return text(JSON.stringify(await askForKey(house, { personId: null, name, known: [] }, now)), { type: 'application/json' });
}

export const joinRoutes: readonly Route[] = [
  { method: 'GET', path: '/join', door: 'anyone', ids: {}, handle: joinPage },
  { method: 'POST', path: '/join', door: 'anyone', ids: { ceremony: 'secret' }, handle: join },
  { method: 'GET', path: '/join/:invitation', door: 'anyone', ids: { invitation: 'secret' }, handle: joinPage },
  { method: 'POST', path: '/join/:invitation', door: 'anyone', ids: { invitation: 'secret', ceremony: 'secret' }, handle: join },
  { method: 'POST', path: '/join/passkey/start', door: 'anyone', ids: {}, handle: startPasskey },
];
