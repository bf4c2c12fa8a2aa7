import type { Reads, Tx } from '../platform/db/index.ts';
import { holdAccount, living, waysInOf } from './ways-in.ts';

/** An account with the operator's provider: who issued it, and which it is there. Never an address, which may change hands. */
export type Identity = { issuer: string; subject: string };

/** Whose it is. */
export async function personOfIdentity(db: Reads, { issuer, subject }: Identity): Promise<string | null> {
  const found = await db
    .selectFrom('identity as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .select('p.id')
    .where('i.issuer', '=', issuer)
    .where('i.subject', '=', subject)
    .where('p.state', 'in', living)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** @returns false when it is connected already, whoever's it is */
export async function connectIdentity(tx: Tx, personId: string, { issuer, subject }: Identity, now: Date): Promise<boolean> {
  const connected = await tx
    .insertInto('identity')
    .values({ issuer, subject, person_id: personId, linked_at: now })
    .onConflict((c) => c.doNothing())
    .returning('subject')
    .executeTakeFirst();
  return connected !== undefined;
}

/** Since when somebody is connected; null when they are not. */
export async function connectedSince(db: Reads, personId: string): Promise<Date | null> {
  const found = await db
    .selectFrom('identity')
    .select('linked_at')
    .where('person_id', '=', personId)
    .orderBy('linked_at')
    .executeTakeFirst();
  return found?.linked_at ?? null;
}

/** Takes it away, but never the last way in. */
export async function disconnectIdentity(tx: Tx, personId: string): Promise<'removed' | 'last-way-in' | 'not-found'> {
  await holdAccount(tx, personId);
  const { password, email, passkeys, identities } = await waysInOf(tx, personId);
  if (identities === 0) return 'not-found';
  // All go at once, however many there are.
  if (!password && email === null && passkeys === 0) return 'last-way-in';
  await tx.deleteFrom('identity').where('person_id', '=', personId).execute();
  return 'removed';
}
