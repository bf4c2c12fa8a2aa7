import {
  askForLink,
  connectedSince,
  connectIdentity,
  countAttempt,
  disconnectIdentity,
  noteProof,
  ownerOfEmail,
  personOfIdentity,
  waitAtDoor,
} from '../people/index.ts';
import type { Oidc } from '../platform/config.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { hashOfSecret } from '../platform/ids.ts';
import { admit } from './admit.ts';
import { arrive, goOn, keepDoorstep } from './arrive.tsx';
import { readOnward, type Onward } from './carried.ts';
import { formTyped, showJoin, typedToJoin } from './join-page.tsx';
import { limits } from './limits.ts';
import { comeBack, returnPath, wayToProvider, type CameBack, type Errand } from './provider.ts';
import { showProve } from './prove.tsx';
import { showSignIn } from './sign-in-first.tsx';
import { tellOfChange } from './tell-of-change.ts';
import { ownCrumbs } from './views/own-crumbs.ts';
import { GoToProvider, ProviderFailed, ProviderPage } from './views/provider.tsx';
import { MailSent } from './views/sign-in.tsx';

const stateCookie = 'provider';

type WithProvider = (visit: Visit, oidc: Oidc) => Promise<Answer>;

/** Where the operator named no provider, none of this is there. */
const withProvider =
  (handle: WithProvider): Route['handle'] =>
  async (visit) => {
    const { oidc } = visit.house.config;
    return oidc ? handle(visit, oidc) : notFound;
  };

async function setOut(visit: Visit, oidc: Oidc, errand: Errand): Promise<Answer> {
  const { house, viewer, now, words } = visit;
  const until = await countAttempt(house.db, limits.provider(visit.address), now);
  if (until) return failed(visit, oidc, errand, words.t('accounts.flash.provider_wait'));
  const personId = errand.what === 'come-in' ? null : viewer.person!.id;
  const way = await wayToProvider(house, oidc, errand, personId, now).catch((error: unknown) => {
    house.log.warn({ err: error }, 'the provider could not be asked');
    return null;
  });
  if (!way) return failed(visit, oidc, errand);
  visit.setCookie(stateCookie, way.state, 10 * 60);
  // Our policy lets forms lead to the issuer; one whose doors stand elsewhere is reached by a link.
  if (way.address.origin === new URL(oidc.issuer).origin) return goTo(way.address.href);
  const page = <GoToProvider t={words.t} provider={oidc.name} address={way.address.href} />;
  return show(words.t('accounts.provider.away_title', { name: oidc.name }), page, { alone: true });
}

/** A form that was on its way is kept, with the other ways there are. */
async function failed(visit: Visit, oidc: Oidc, onward?: Onward & Partial<Errand>, said?: string): Promise<Answer> {
  const { t } = visit.words;
  const why = said ?? t('accounts.provider.failed', { name: oidc.name });
  if (onward?.carried && visit.viewer.person) return showProve(visit, onward, { provider: why });
  if (onward?.carried) return showSignIn(visit, { onward, says: { provider: why }, status: 422 });
  if (onward?.typed && !onward.invitation) return showJoin(visit, { says: { provider: why }, form: formTyped(onward.typed) });
  return show(t('accounts.provider.failed_title'), <ProviderFailed t={t} why={why} />, { status: 422, alone: true });
}

/** Joining with an invitation takes its hash along. */
const comeIn: WithProvider = async (visit, oidc) => {
  const { form } = visit;
  const secret = form.get('invitation');
  const invitation = secret ? hashOfSecret(secret).toString('hex') : '';
  return setOut(visit, oidc, { what: 'come-in', ...readOnward(visit), invitation, typed: typedToJoin(form) });
};

const back: WithProvider = async (visit, oidc) => {
  const { house, viewer, query, cookie, now } = visit;
  const state = cookie(stateCookie) ?? '';
  visit.clearCookie(stateCookie);
  const came = await comeBack(house, oidc, { state, query, personId: viewer.person?.id ?? null }, now);
  if (!came || came.subject === null) return failed(visit, oidc, came?.errand);
  if (came.errand.what === 'connect') return connect(visit, oidc, came);
  return came.errand.what === 'prove' ? prove(visit, oidc, came) : arriveFromProvider(visit, oidc, came);
};

async function arriveFromProvider(visit: Visit, oidc: Oidc, came: CameBack): Promise<Answer> {
  const { house } = visit;
  const personId = await personOfIdentity(house.db, came);
  if (!personId) return newcomer(visit, oidc, came);
  const admitted = await inTransaction(house.db, (tx) => admit(tx, visit, { personId, cameBy: 'identity' }));
  return arrive(visit, admitted, came.errand);
}

/**
 * Somebody we do not know by their account there. Accounts are never joined by an address alone: where one here has it,
 * its owner gets a link; else they join like everybody, under a name that they choose.
 */
async function newcomer(visit: Visit, oidc: Oidc, { errand, issuer, subject, email }: CameBack): Promise<Answer> {
  const { house, words, now } = visit;
  const owner = email && (await ownerOfEmail(house.db, email));
  if (owner) {
    const until = await countAttempt(house.db, limits.askForLink(owner.email, visit.address), now);
    if (!until) await askToConnect(visit, { ...owner, fields: { issuer, subject, next: errand.next } });
    const said = words.t('accounts.provider.connect_sent', { name: oidc.name });
    return show(words.t('accounts.sent.title'), <MailSent t={words.t} onward={errand} said={said} />, { alone: true });
  }
  const fields = { issuer, subject, email: email ?? '', invitation: errand.invitation, typed: errand.typed ?? '' };
  keepDoorstep(
    visit,
    await inTransaction(house.db, (tx) => waitAtDoor(tx, house.ids, { personId: null, cameBy: 'identity', fields }, now)),
  );
  return goTo('/join/provider');
}

async function askToConnect(
  { house, now }: Visit,
  link: { personId: string; email: string; fields: Record<string, string> },
): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    const linkId = await askForLink(tx, house.ids, { purpose: 'connect', ...link }, now);
    await house.jobs.announce(tx, { name: 'link-asked', linkId, at: now.toISOString() });
  });
}

async function connect(visit: Visit, oidc: Oidc, came: CameBack): Promise<Answer> {
  const { house, viewer, words, now } = visit;
  if (!viewer.person) return failed(visit, oidc);
  const personId = viewer.person.id;
  const done = await inTransaction(house.db, async (tx) => {
    if (!(await connectIdentity(tx, personId, came, now))) return false;
    await tellOfChange(tx, visit, personId, 'identity-added');
    return true;
  });
  return done
    ? goTo('/you/provider', { kind: 'done', key: 'accounts.flash.connected' })
    : showProvider(visit, oidc, words.t('accounts.provider.taken', { name: oidc.name }));
}

async function prove(visit: Visit, oidc: Oidc, came: CameBack): Promise<Answer> {
  const { house, viewer, now } = visit;
  const person = viewer.person;
  if (!person?.sessionId || (await personOfIdentity(house.db, came)) !== person.id) return failed(visit, oidc, came.errand);
  await inTransaction(house.db, (tx) => noteProof(tx, person.id, person.sessionId ?? '', now));
  return goOn(visit, came.errand);
}

async function showProvider({ house, viewer, words }: Visit, oidc: Oidc, fault: string | null = null): Promise<Answer> {
  const since = await connectedSince(house.db, viewer.person!.id);
  return show(
    words.t('accounts.provider.title', { name: oidc.name }),
    <ProviderPage words={words} provider={oidc.name} since={since} fault={fault} />,
    { ...ownCrumbs(words.t), status: fault ? 422 : 200 },
  );
}

const disconnect: WithProvider = async (visit, oidc) => {
  const { house, viewer, words } = visit;
  const personId = viewer.person!.id;
  const done = await inTransaction(house.db, async (tx) => {
    const removed = await disconnectIdentity(tx, personId);
    if (removed === 'removed') await tellOfChange(tx, visit, personId, 'identity-removed');
    return removed;
  });
  if (done === 'last-way-in') return showProvider(visit, oidc, words.t('accounts.provider.last'));
  return done === 'removed' ? goTo('/you/provider', { kind: 'done', key: 'accounts.flash.disconnected' }) : notFound;
};

const own = (errand: Errand) => withProvider((visit, oidc) => setOut(visit, oidc, errand));

export const providerRoutes: readonly Route[] = [
  { method: 'POST', path: '/sign-in/provider', door: 'anyone', ids: { invitation: 'secret' }, handle: withProvider(comeIn) },
  { method: 'GET', path: returnPath, door: 'anyone', ids: { state: 'secret', code: 'secret' }, handle: withProvider(back) },
  {
    method: 'GET',
    path: '/you/provider',
    door: 'signed-in',
    ids: {},
    afterProving: true,
    handle: withProvider((visit, oidc) => showProvider(visit, oidc)),
  },
  {
    method: 'POST',
    path: '/you/provider/connect',
    door: 'signed-in',
    ids: {},
    afterProving: true,
    handle: own({ what: 'connect', next: '/you/provider', carried: null, invitation: '' }),
  },
  { method: 'POST', path: '/you/provider/disconnect', door: 'signed-in', ids: {}, afterProving: true, handle: withProvider(disconnect) },
  {
    method: 'POST',
    path: '/you/provider/prove',
    door: 'signed-in',
    ids: {},
    handle: withProvider((visit, oidc) => setOut(visit, oidc, { what: 'prove', ...readOnward(visit), invitation: '' })),
  },
];
