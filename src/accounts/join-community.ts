import type { House } from '../contracts/index.ts';
import {
  addPasskey,
  askForLink,
  createPerson,
  isNameTaken,
  noteCameBy,
  setEmail,
  startSession,
  textsInForce,
  useInvitation,
  useLink,
  connectIdentity,
  type Identity,
  type Relation,
  whyNotGiven,
} from '../people/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import type { Language } from '../platform/i18n/index.ts';
import { takeNewKey, type Answered } from './passkey-ceremony.ts';

/** What somebody says of themselves when joining. */
export type Newcomer = {
  name: string;
  about: string;
  relations: readonly Relation[];
  language: Language;
  timeZone: string;
  /** The hash of its secret. */
  invitation: Buffer | null;
  device: string;
};

/** How they will come in again. An address with a password is not proven yet; one that came by link is. */
export type WayIn =
  | { kind: 'password'; hash: string; email: string | null }
  | { kind: 'link'; secret: string }
  | ({ kind: 'passkey'; label: string } & Answered)
  | ({ kind: 'identity'; email: string | null } & Identity);

export type Joined =
  | { fault: null; token: string; waits: boolean }
  | { fault: 'name-taken' | 'name-reserved' | 'name-alias' | 'email-taken' | 'not-invited' | 'passkey' | 'link' | 'identity' };

class Refused extends Error {
  readonly fault: 'not-invited' | 'passkey' | 'link' | 'identity';
  constructor(fault: Refused['fault']) {
    super(fault);
    this.fault = fault;
  }
}

/** Joins, and signs the device in. A refusal leaves nothing behind: the invitation keeps its use, the name stays free. */
export async function joinCommunity(house: House, newcomer: Newcomer, way: WayIn, now: Date): Promise<Joined> {
  const notGiven = whyNotGiven(newcomer.name, house.community().name);
  if (notGiven) return { fault: `name-${notGiven}` };
  try {
    return await inTransaction(house.db, (tx) => create(tx, house, newcomer, way, now));
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    if (isNameTaken(error)) return { fault: 'name-taken' };
    if ((error as { constraint?: string }).constraint === 'account_email_key_key') return { fault: 'email-taken' };
    throw error;
  }
}

async function create(tx: Tx, house: House, newcomer: Newcomer, way: WayIn, now: Date): Promise<Joined> {
  const { joining } = house.community();
  const invitation = newcomer.invitation && (await useInvitation(tx, newcomer.invitation, now));
  if (!invitation && (joining === 'invitation' || newcomer.invitation !== null)) throw new Refused('not-invited');
  const waits = joining === 'approval' && !invitation;
  const personId = await createPerson(
    tx,
    house.ids,
    {
      ...newcomer,
      state: waits ? 'waiting' : 'active',
      email: null,
      passwordHash: way.kind === 'password' ? way.hash : null,
      consents: await textsInForce(tx),
    },
    now,
  );
  if (invitation) await noteCameBy(tx, personId, invitation);
  await openWayIn(tx, house, personId, way, newcomer, now);
  return { fault: null, waits, token: await startSession(tx, house.ids, personId, newcomer.device, now) };
}

async function openWayIn(tx: Tx, house: House, personId: string, way: WayIn, newcomer: Newcomer, now: Date): Promise<void> {
  if (way.kind === 'link') return openByLink(tx, personId, way.secret, now);
  if (way.kind === 'password' && way.email)
    await askToProve(tx, house, { personId, name: newcomer.name, email: way.email, language: newcomer.language }, now);
  if (way.kind === 'identity') return openByIdentity(tx, personId, way, now);
  if (way.kind !== 'passkey') return;
  const key = await takeNewKey(house, tx, way, { personId: null, label: way.label }, now);
  if (!key || !(await addPasskey(tx, personId, key, now))) throw new Refused('passkey');
}

/** The provider's word for an address is enough where nobody has it here: who has it proves it by a link instead. */
async function openByIdentity(tx: Tx, personId: string, way: Identity & { email: string | null }, now: Date): Promise<void> {
  if (!(await connectIdentity(tx, personId, way, now))) throw new Refused('identity');
  if (way.email) await setEmail(tx, personId, way.email, now);
}

async function openByLink(tx: Tx, personId: string, secret: string, now: Date): Promise<void> {
  const used = await useLink(tx, secret, now);
  if (!used?.email || !(await setEmail(tx, personId, used.email, now))) throw new Refused('link');
}

/**
 * An address counts once its owner opened the link we send there; until then it stands nowhere but in that link. The
 * page of the link says whose account it is for: else a stranger could have somebody's own address open theirs.
 */
export async function askToProve(
  tx: Tx,
  house: House,
  { personId, name, email, language }: { personId: string; name: string; email: string; language: Language },
  now: Date,
): Promise<void> {
  const linkId = await askForLink(tx, house.ids, { purpose: 'email', personId, email, fields: { language, name } }, now);
  await house.jobs.announce(tx, { name: 'link-asked', linkId, at: now.toISOString() });
}
