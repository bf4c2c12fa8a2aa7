import { countAttempt, leaveDoor, whoIsAtDoor, type Doorstep } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, parseForm, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { doorCookie, keepSession } from './arrive.tsx';
import { deviceOf } from './device-words.ts';
import { joinFromProviderForm } from './forms.ts';
import { joinCommunity } from './join-community.ts';
import { closedTo, formTyped, showJoin } from './join-page.tsx';
import { limits } from './limits.ts';
import { notGivenAmongOthers, refusedName } from './refused-name.ts';
import { inWords } from './views/says.tsx';

/** What was typed stands on the ordinary page for joining. */
async function startAgain(visit: Visit): Promise<Answer> {
  if (visit.method === 'GET') return goTo('/join', { kind: 'problem', key: 'accounts.flash.door_over' });
  return (await closedTo(visit, null)) ?? showJoin(visit, { says: { way: visit.words.t('accounts.flash.door_over') } });
}

/** Somebody who came from the operator's provider with this browser, and has no account here. */
async function atDoor({ house, cookie, now }: Visit): Promise<Doorstep | null> {
  const at = await whoIsAtDoor(house.db, cookie(doorCookie) ?? '', now);
  return at && at.personId === null && at.fields['subject'] ? at : null;
}

const invitationOf = ({ fields }: Doorstep) => (fields['invitation'] ? Buffer.from(fields['invitation'], 'hex') : null);

async function page(visit: Visit): Promise<Answer> {
  const at = await atDoor(visit);
  if (!at) return startAgain(visit);
  const fromProvider = { invited: invitationOf(at) !== null };
  return (await closedTo(visit, invitationOf(at))) ?? showJoin(visit, { fromProvider, form: formTyped(at.fields['typed']) });
}

/** A name, the age and both texts, as for everybody; nothing that the provider knows of them is taken but a proven address. */
async function join(visit: Visit): Promise<Answer> {
  const { house, form, words, now } = visit;
  const at = await atDoor(visit);
  if (!at) return startAgain(visit);
  const invitation = invitationOf(at);
  const fromProvider = { invited: invitation !== null };
  const parsed = parseForm(joinFromProviderForm, form, ['relations']);
  if (!parsed.ok) {
    const says = { ...notGivenAmongOthers(visit), ...inWords(words.t, parsed.faults, { age: house.community().minimumAge }) };
    return showJoin(visit, { fromProvider, says });
  }
  const until = await countAttempt(house.db, limits.join(visit.address), now);
  if (until) return showJoin(visit, { fromProvider, says: { name: words.t('accounts.join.wait', { time: words.when(until) }) } });
  const wish = parsed.value;
  const { issuer = '', subject = '', email = '' } = at.fields;
  const device = deviceOf(visit.browser);
  const joined = await joinCommunity(
    house,
    { ...wish, timeZone: wish.time_zone, language: words.language, invitation, device },
    { kind: 'identity', issuer, subject, email: email || null },
    now,
  );
  if (joined.fault === 'not-invited') return (await closedTo(visit, invitation)) ?? startAgain(visit);
  if (joined.fault) {
    const said = await refusedName(visit, joined.fault, wish.name);
    return said ? showJoin(visit, { fromProvider, ...said }) : startAgain(visit);
  }
  await inTransaction(house.db, (tx) => leaveDoor(tx, visit.cookie(doorCookie) ?? '', now));
  visit.clearCookie(doorCookie);
  keepSession(visit, joined.token);
  return joined.waits ? goTo('/waiting') : goTo('/', { kind: 'done', key: 'accounts.flash.joined' });
}

export const joinFromProviderRoutes: readonly Route[] = [
  { method: 'GET', path: '/join/provider', door: 'anyone', ids: {}, handle: page },
  { method: 'POST', path: '/join/provider', door: 'anyone', ids: {}, handle: join },
];
