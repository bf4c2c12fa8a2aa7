import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { hashOfSecret, type Ids } from '../platform/ids.ts';

/** `over`: used up, past its day, or withdrawn. `came` are the people who came by it and are still here. */
export type Invitation = {
  id: string;
  forWhom: string;
  createdAt: Date;
  expiresAt: Date;
  uses: number;
  usesLeft: number;
  withdrawn: boolean;
  came: { id: string; name: string }[];
};

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
      uses: wanted.uses,
      uses_left: wanted.uses,
      withdrawn_at: null,
    })
    .execute();
  return secret;
}

/** All of the last half year, newest first, with who came by each. For administrators only. */
export async function invitationsSince(db: Reads, since: Date): Promise<Invitation[]> {
  const found = await db
    .selectFrom('invitation as i')
    .select(['i.id', 'for_whom', 'created_at', 'expires_at', 'uses', 'uses_left', 'withdrawn_at'])
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .orderBy('i.id')
    .limit(200)
    .execute();
  const came =
    found.length === 0
      ? []
      : await whoCameBy(
          db,
          found.map((i) => i.id),
        );
  return found.map((i) => ({
    id: i.id,
    forWhom: i.for_whom,
    createdAt: i.created_at,
    expiresAt: i.expires_at,
    uses: i.uses,
    usesLeft: i.uses_left,
    withdrawn: i.withdrawn_at !== null,
    came: came.filter((c) => c.invitation === i.id).map(({ id, name }) => ({ id, name })),
  }));
}

async function whoCameBy(db: Reads, invitations: readonly string[]): Promise<{ invitation: string; id: string; name: string }[]> {
  return db
    .selectFrom('came_by as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .select(['c.invitation_id as invitation', 'p.id', 'p.name'])
    .where('c.invitation_id', 'in', invitations)
    .orderBy('p.joined_at')
    .execute();
}

/** Whether it lets somebody in now. */
export function isOpenInvitation({ withdrawn, expiresAt, usesLeft }: Invitation, now: Date): boolean {
  return !withdrawn && expiresAt > now && usesLeft > 0;
}

/** Whether a link still lets somebody in. */
export async function isInvited(db: Reads, tokenHash: Buffer, now: Date): Promise<boolean> {
  const found = await db
    .selectFrom('invitation')
    .select('id')
    .where('token_hash', '=', tokenHash)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0)
    .executeTakeFirst();
  return found !== undefined;
}

/** Takes one use of an invitation. Two people at the last one wait for each other here. @returns which it was, or null */
export async function useInvitation(tx: Tx, tokenHash: Buffer, now: Date): Promise<string | null> {
  const used = await tx
    .updateTable('invitation')
    .set((e) => ({ uses_left: e('uses_left', '-', 1) }))
    .where('token_hash', '=', tokenHash)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0)
    .returning('id')
    .executeTakeFirst();
  return used?.id ?? null;
}

export async function noteCameBy(tx: Tx, personId: string, invitationId: string): Promise<void> {
  await tx.insertInto('came_by').values({ person_id: personId, invitation_id: invitationId }).execute();
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
