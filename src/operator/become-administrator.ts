import { createPerson, emailKey, endSessions, isNameFree, setPassword, startSession } from '../people/index.ts';
import type { Reads, Tx } from '../platform/db/index.ts';
import type { Faults } from '../platform/http/index.ts';
import type { Ids } from '../platform/ids.ts';
import { useAdministratorLink } from './set-up-link.ts';

export type NewAdministrator = {
  name: string;
  email: string;
  passwordHash: string;
  language: string;
  timeZone: string;
  device: string;
};

/** `token` is the secret of the new session's cookie. A refusal gives the link back. */
export type Became = { done: true; token: string } | { done: false; linkClosed: true } | { done: false; linkClosed: false; faults: Faults };

const linkClosed = { done: false, linkClosed: true } as const;

async function takenBy(db: Reads, { name, email }: NewAdministrator, now: Date): Promise<Faults | null> {
  if (!(await isNameFree(db, name, now))) return { name: 'operator.administrator.name_taken' };
  const sameEmail = await db.selectFrom('account').select('person_id').where('email_key', '=', emailKey(email)).executeTakeFirst();
  return sameEmail ? { email: 'operator.administrator.email_taken' } : null;
}

/** Makes a new account with the keys to the house, and signs it in. House rules come later, so it agrees to none yet. */
export async function becomeAdministrator(tx: Tx, ids: Ids, secret: string, someone: NewAdministrator, now: Date): Promise<Became> {
  if (!(await useAdministratorLink(tx, secret, now))) return linkClosed;
  const faults = await takenBy(tx, someone, now);
  if (faults) return { done: false, linkClosed: false, faults };
  const personId = await createPerson(tx, ids, { ...someone, state: 'active', relations: [], consents: [] }, now);
  await tx.insertInto('site_role').values({ person_id: personId, role: 'administrator', granted_at: now }).execute();
  await tx.updateTable('community').set({ set_up_step: 'community' }).where('set_up_step', '=', 'administrator').execute();
  return { done: true, token: await startSession(tx, ids, personId, someone.device, now) };
}

export type Administrator = { id: string; name: string };

export async function administrators(db: Reads): Promise<Administrator[]> {
  return db
    .selectFrom('site_role')
    .innerJoin('person', 'person.id', 'site_role.person_id')
    .select(['person.id', 'person.name'])
    .where('role', '=', 'administrator')
    .where('state', '=', 'active')
    .orderBy('name')
    .execute();
}

export type Recovered = { personId: string; passwordHash: string; device: string };

/** Gives an administrator who lost the key a new password. Every device that was signed in is signed out. */
export async function recoverAdministrator(
  tx: Tx,
  ids: Ids,
  secret: string,
  { personId, passwordHash, device }: Recovered,
  now: Date,
): Promise<Became> {
  if (!(await useAdministratorLink(tx, secret, now))) return linkClosed;
  const known = await administrators(tx);
  if (!known.some((one) => one.id === personId))
    return { done: false, linkClosed: false, faults: { who: 'operator.administrator.who_missing' } };
  await setPassword(tx, personId, passwordHash, now);
  await endSessions(tx, personId, null);
  return { done: true, token: await startSession(tx, ids, personId, device, now) };
}
