import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { hashOfSecret, type Ids } from '../platform/ids.ts';
import { tell } from '../platform/live/index.ts';

export const sessionDays = 90;

/** Signs a device in; signing in proves who it is. @returns the secret for its cookie; the database keeps a hash only */
export async function startSession(tx: Tx, ids: Ids, personId: string, device: string, now: Date): Promise<string> {
  const token = ids.secret();
  const expires = new Date(now.getTime() + sessionDays * 86_400_000);
  await tx
    .insertInto('session')
    .values({
      id: ids.blind(),
      token_hash: hashOfSecret(token),
      person_id: personId,
      device,
      created_at: now,
      last_seen_at: now,
      expires_at: expires,
      proved_at: now,
    })
    .execute();
  return token;
}

/** Signs one device out, at once, with its open streams. @returns whether it was this person's */
export async function endSession(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
  const ended = await tx
    .deleteFrom('session')
    .where('id', '=', sessionId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  if (ended) await tell(tx, { kind: 'lost', personId, sessionId });
  return ended !== undefined;
}

/** Signs every device out, or every other one. */
export async function endSessions(tx: Tx, personId: string, except: string | null): Promise<void> {
  let ending = tx.deleteFrom('session').where('person_id', '=', personId);
  if (except) ending = ending.where('id', '<>', except);
  for (const { id } of await ending.returning('id').execute()) await tell(tx, { kind: 'lost', personId, sessionId: id });
}

/** When this device last proved who sits before it. */
export async function provedAt(db: Reads, sessionId: string): Promise<Date | null> {
  const found = await db.selectFrom('session').select('proved_at').where('id', '=', sessionId).executeTakeFirst();
  return found?.proved_at ?? null;
}

/** It was them. @returns whether the session is still open */
export async function noteProof(tx: Tx, personId: string, sessionId: string, now: Date): Promise<boolean> {
  const noted = await tx
    .updateTable('session')
    .set({ proved_at: now })
    .where('id', '=', sessionId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}

export type Device = { id: string; device: string; createdAt: Date; lastSeenAt: Date };

export async function devicesOf(db: Reads, personId: string, now: Date): Promise<Device[]> {
  const found = await db
    .selectFrom('session')
    .select(['id', 'device', 'created_at', 'last_seen_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  return found.map((s) => ({ id: s.id, device: s.device, createdAt: s.created_at, lastSeenAt: s.last_seen_at }));
}

/** Notes that a device is in use; written at most hourly and after the response. */
export async function touchSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: now }).where('id', '=', sessionId).execute();
}

export async function clearSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
}
