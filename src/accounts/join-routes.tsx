import { accountCalled, countAttempt, faultOfName, hashPassword, isPassword, shortestPassword } from '../people/index.ts';
import { goTo, notFound, parseForm, show, text, type Answer, type Parsed, type Route, type Visit } from '../platform/http/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { admit } from './admit.ts';
import { arrive, keepSession } from './arrive.tsx';
import { askToJoin } from './ask-for-link.ts';
import { deviceInWords, deviceOf } from './device-words.ts';
import { isWayToJoin, joinForms, type WayToJoin } from './forms.ts';
import { closedTo, invitationOf, showJoin } from './join-page.tsx';
import { joinCommunity, type Joined, type Newcomer, type WayIn } from './join-community.ts';
import { limits } from './limits.ts';
import { askForKey, passkeysWork } from './passkey-ceremony.ts';
import { notGivenAmongOthers, refusedName } from './refused-name.ts';
import { inWords, type Says } from './views/says.tsx';
import { MailSent } from './views/sign-in.tsx';

const lists = ['relations'];

async function joinPage(visit: Visit): Promise<Answer> {
  if (visit.viewer.person) return goTo('/');
  return (await closedTo(visit, invitationOf(visit))) ?? showJoin(visit);
}

async function join(visit: Visit): Promise<Answer> {
  const { house, form, now, words } = visit;
  const closed = await closedTo(visit, invitationOf(visit));
  if (closed) return closed;
  const way = form.get('way') || 'password';
  if (!isWayToJoin(way)) return showJoin(visit, { says: { way: words.t('accounts.way.missing') } });
  const parsed: Parsed<Agreed> = parseForm<Agreed>(joinForms[way], form, lists);
  if (!parsed.ok) {
    const says = beside(inWords(words.t, parsed.faults, { n: shortestPassword, age: house.community().minimumAge }));
    return showJoin(visit, { says: { ...notGivenAmongOthers(visit), ...says } });
  }
  const until = await countAttempt(house.db, limits.join(visit.address), now);
  if (until) return showJoin(visit, { says: { name: words.t('accounts.join.wait', { time: words.when(until) }) } });
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
  const again = joined.fault === 'name-taken' ? await ownRetry(visit, wish) : null;
  if (again) return again;
  if (joined.fault) return refuse(visit, joined.fault, wish.name);
  keepSession(visit, joined.token);
  return joined.waits ? goTo('/waiting') : goTo('/', { kind: 'done', key: welcomeOf(way, wish) });
}

/** Whoever has nothing but one device is told what to do before it is lost. */
function welcomeOf(way: WayToJoin, { email }: Agreed): string {
  if (way === 'passkey') return 'accounts.flash.joined_passkey';
  return email ? 'accounts.flash.joined_mail' : 'accounts.flash.joined';
}

const retryMs = 10 * 60_000;

/** A second press of the button, after an answer that got lost: same name, same password, minutes ago. They are let in. */
async function ownRetry(visit: Visit, { name, password }: Agreed): Promise<Answer | null> {
  const { house, now } = visit;
  const account = await accountCalled(house.db, name);
  if (!account || !password || now.getTime() - account.joinedAt.getTime() > retryMs) return null;
  if (!(await isPassword(password, account.passwordHash))) return null;
  const { personId } = account;
  const admitted = await inTransaction(house.db, (tx) => admit(tx, visit, { personId, cameBy: 'password' }));
  return arrive(visit, admitted, { next: '/', carried: null }, { kind: 'done', key: 'accounts.flash.joined' });
}

async function refuse(visit: Visit, fault: NonNullable<Joined['fault']>, name: string): Promise<Answer> {
  if (fault === 'not-invited') return (await closedTo(visit, invitationOf(visit))) ?? showJoin(visit);
  const said = await refusedName(visit, fault, name);
  return showJoin(visit, said ?? { says: { way: visit.words.t('accounts.passkey.failed') } });
}

async function joinByMail(visit: Visit, wish: Agreed): Promise<Answer> {
  const { house, now, words } = visit;
  const email = wish.email ?? '';
  const notGiven = notGivenAmongOthers(visit);
  if (notGiven['name']) return showJoin(visit, { says: notGiven });
  const until = await countAttempt(house.db, limits.askForLink(email, visit.address), now);
  if (until) return showJoin(visit, { says: { email: words.t('accounts.sign_in.link_wait', { time: words.when(until) }) } });
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
  return show(
    words.t('accounts.sent.title'),
    <MailSent t={words.t} onward={{ next: '/', carried: null }} said={words.t('accounts.sent.join')} />,
    { alone: true },
  );
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
