import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { hashOfSecret, type Ids } from '../platform/ids.ts';
import type { CameInBy } from './tables.ts';

/** Somebody who proved one thing and owes another: a code, or a name to join under. */
export type Doorstep = { personId: string | null; cameBy: CameInBy; fields: Record<string, string> };

export const doorstepMinutes = 30;

/** @returns the secret for this browser's cookie; the database keeps a hash */
export async function waitAtDoor(tx: Tx, ids: Ids, at: Doorstep, now: Date): Promise<string> {
  const token = ids.secret();
  await tx
    .insertInto('doorstep')
    .values({
      token_hash: hashOfSecret(token),
      person_id: at.personId,
      came_by: at.cameBy,
      fields: JSON.stringify(at.fields),
      expires_at: new Date(now.getTime() + doorstepMinutes * 60_000),
    })
    .execute();
  return token;
}

export async function whoIsAtDoor(db: Reads, token: string, now: Date): Promise<Doorstep | null> {
  const found = await db
    .selectFrom('doorstep')
    .select(['person_id', 'came_by', 'fields'])
    .where('token_hash', '=', hashOfSecret(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found ? { personId: found.person_id, cameBy: found.came_by, fields: found.fields } : null;
}

/** Steps in, once. @returns null when they are in already, or stood there too long */
export async function leaveDoor(tx: Tx, token: string, now: Date): Promise<Doorstep | null> {
  const found = await whoIsAtDoor(tx, token, now);
  const left = await tx.deleteFrom('doorstep').where('token_hash', '=', hashOfSecret(token)).returning('came_by').executeTakeFirst();
  return left ? found : null;
}

export async function clearDoorsteps(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('doorstep').where('expires_at', '<=', now).execute();
}
