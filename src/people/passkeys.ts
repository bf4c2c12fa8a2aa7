import type { Db, Reads, Tx } from '../platform/db/index.ts';
import type { Ids } from '../platform/ids.ts';
import { holdAccount, waysInOf } from './ways-in.ts';

export type CeremonyPurpose = 'join' | 'add' | 'sign-in' | 'provider';

const ceremonyMinutes = 10;

/** One question to an authenticator, kept until it is answered. @returns its id */
export async function startCeremony(
  db: Db,
  ids: Ids,
  ceremony: { purpose: CeremonyPurpose; challenge: string; personId: string | null },
  now: Date,
): Promise<string> {
  const id = ids.blind();
  const expires = new Date(now.getTime() + ceremonyMinutes * 60_000);
  await db
    .insertInto('ceremony')
    .values({ id, purpose: ceremony.purpose, challenge: ceremony.challenge, person_id: ceremony.personId, expires_at: expires })
    .execute();
  return id;
}

/** The question that an answer belongs to, taken away: each is answered once. @returns its challenge */
export async function takeCeremony(
  tx: Tx | Db,
  id: string,
  purpose: CeremonyPurpose,
  personId: string | null,
  now: Date,
): Promise<string | null> {
  const taken = await tx
    .deleteFrom('ceremony')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .returning('challenge')
    .executeTakeFirst();
  return taken?.challenge ?? null;
}

export async function clearCeremonies(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('ceremony').where('expires_at', '<=', now).execute();
}

/** What an authenticator made, as it is kept. */
export type NewPasskey = { id: string; publicKey: Buffer; counter: number; transports: string[]; label: string };

/** @returns false when there is a key of this id already, whoever's it is */
export async function addPasskey(tx: Tx, personId: string, key: NewPasskey, now: Date): Promise<boolean> {
  const added = await tx
    .insertInto('passkey')
    .values({
      id: key.id,
      person_id: personId,
      public_key: key.publicKey,
      counter: key.counter,
      transports: key.transports,
      label: key.label,
      created_at: now,
      last_used_at: null,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export type Passkey = { id: string; label: string; createdAt: Date; lastUsedAt: Date | null };

export async function passkeysOf(db: Reads, personId: string): Promise<Passkey[]> {
  const found = await db
    .selectFrom('passkey')
    .select(['id', 'label', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();
  return found.map((k) => ({ id: k.id, label: k.label, createdAt: k.created_at, lastUsedAt: k.last_used_at }));
}

export type StoredPasskey = { id: string; personId: string; publicKey: Buffer; counter: number; transports: string[] };

/** The key somebody signs in with, whoever's it is. */
export async function passkeyCalled(db: Reads, id: string): Promise<StoredPasskey | null> {
  const k = await db
    .selectFrom('passkey')
    .select(['id', 'person_id', 'public_key', 'counter', 'transports'])
    .where('id', '=', id)
    .executeTakeFirst();
  return k ? { id: k.id, personId: k.person_id, publicKey: k.public_key, counter: k.counter, transports: k.transports } : null;
}

export async function notePasskeyUse(tx: Tx, id: string, counter: number, now: Date): Promise<void> {
  await tx.updateTable('passkey').set({ counter, last_used_at: now }).where('id', '=', id).execute();
}

/**
 * Takes a key away, but never the last way in.
 * @param provider whether an account with the operator's provider lets anybody in now
 */
export async function removePasskey(
  tx: Tx,
  personId: string,
  id: string,
  provider: boolean,
): Promise<'removed' | 'last-way-in' | 'not-found'> {
  await holdAccount(tx, personId);
  const keys = await passkeysOf(tx, personId);
  if (!keys.some((k) => k.id === id)) return 'not-found';
  const { password, email, identities } = await waysInOf(tx, personId);
  if (keys.length === 1 && !password && email === null && !(provider && identities > 0)) return 'last-way-in';
  await tx.deleteFrom('passkey').where('id', '=', id).where('person_id', '=', personId).execute();
  return 'removed';
}

/** @returns whether there is such a key of this person */
export async function renamePasskey(tx: Tx, personId: string, id: string, label: string): Promise<boolean> {
  const named = await tx
    .updateTable('passkey')
    .set({ label })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  return named !== undefined;
}
