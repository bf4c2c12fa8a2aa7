import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { hashOfSecret, type Ids } from '../platform/ids.ts';

export type Invitation = { id: string; forWhom: string; createdAt: Date; expiresAt: Date; usesLeft: number };

/** @returns the secret of its link, told once: the database keeps a hash */
export async function makeInvitation(
  tx: Tx,
  ids: Ids,
  by: string,
  wanted: { id: string; forWhom: string; days: number; uses: number },
  now: Date,
): Promise<string> {
  const secret = ids.secret();
  const expires = new Date(now.getTime() + wanted.days * 86_400_000);
  await tx
    .insertInto('invitation')
    .values({
      id: wanted.id,
      token_hash: hashOfSecret(secret),
      invited_by: by,
      for_whom: wanted.forWhom,
      created_at: now,
      expires_at: expires,
      uses_left: wanted.uses,
      withdrawn_at: null,
    })
    .execute();
  return secret;
}

/** Those that still let somebody in, newest first. */
export async function openInvitations(db: Reads, now: Date): Promise<Invitation[]> {
  const found = await db
    .selectFrom('invitation')
    .select(['id', 'for_whom', 'created_at', 'expires_at', 'uses_left'])
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  return found.map((i) => ({ id: i.id, forWhom: i.for_whom, createdAt: i.created_at, expiresAt: i.expires_at, usesLeft: i.uses_left }));
}

/** Whether a link still lets somebody in. */
export async function isInvited(db: Reads, secret: string, now: Date): Promise<boolean> {
  const found = await db
    .selectFrom('invitation')
    .select('id')
    .where('token_hash', '=', hashOfSecret(secret))
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0)
    .executeTakeFirst();
  return found !== undefined;
}

/** Takes one use of an invitation. Two people at the last one wait for each other here. @returns whether there was one */
export async function useInvitation(tx: Tx, tokenHash: Buffer, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('invitation')
    .set((e) => ({ uses_left: e('uses_left', '-', 1) }))
    .where('token_hash', '=', tokenHash)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0)
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

/** @returns whether there was one to withdraw */
export async function withdrawInvitation(db: Db | Tx, id: string, now: Date): Promise<boolean> {
  const done = await db
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}
