import { sql } from 'kysely';
import type { Reads, Tx } from '../platform/db/index.ts';
import { emailKey } from './create-person.ts';
import { nameKey } from './names.ts';

/** How somebody can sign in. `email` stands here only once it is proven, or given by who set the community up. */
export type WaysIn = {
  password: boolean;
  email: string | null;
  passkeys: number;
  identities: number;
  code: boolean;
  recoveryCodes: number;
};

export async function waysInOf(db: Reads, personId: string): Promise<WaysIn> {
  const a = await db
    .selectFrom('account')
    .select((e) => [
      'email',
      'password_hash',
      e.selectFrom('passkey').select(count).where('person_id', '=', personId).as('passkeys'),
      e.selectFrom('identity').select(count).where('person_id', '=', personId).as('identities'),
      e.selectFrom('recovery_code').select(count).where('person_id', '=', personId).where('used_at', 'is', null).as('papers'),
      e.selectFrom('second_step').select(count).where('person_id', '=', personId).where('confirmed_at', 'is not', null).as('codes'),
    ])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return {
    password: Boolean(a?.password_hash),
    email: a?.email ?? null,
    passkeys: a?.passkeys ?? 0,
    identities: a?.identities ?? 0,
    code: Boolean(a?.codes),
    recoveryCodes: a?.papers ?? 0,
  };
}

const count = sql<number>`count(*)`.as('n');

/** Whatever changes several of somebody's ways in holds their account first: two such acts at once go one by one. */
export async function holdAccount(tx: Tx, personId: string): Promise<void> {
  await tx.selectFrom('account').select('person_id').where('person_id', '=', personId).forUpdate().execute();
}

/** What is asked of where there is no such account, so that both cases take the same statements. */
export const nobody = '00000000-0000-4000-8000-000000000000';

/** People who can sign in at all. */
export const living = ['waiting', 'active', 'suspended'] as const;

export type Account = { personId: string; passwordHash: string | null; joinedAt: Date };

/** Finds who signs in by a name or by an e-mail address, in one statement either way. No name has an @ in it. */
export async function accountCalled(db: Reads, who: string): Promise<Account | null> {
  const found = await db
    .selectFrom('person as p')
    .innerJoin('account as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.joined_at', 'a.password_hash'])
    .where('p.id', 'in', (e) =>
      e
        .selectFrom('person')
        .select('id')
        .where('name_key', '=', nameKey(who))
        .unionAll(e.selectFrom('account').select('person_id as id').where('email_key', '=', emailKey(who))),
    )
    .where('p.state', 'in', living)
    .executeTakeFirst();
  return found ? { personId: found.id, passwordHash: found.password_hash, joinedAt: found.joined_at } : null;
}

/**
 * Whose address this is, and how it stands with their account. A letter to them goes there: how somebody else writes
 * it may be another mail box, which looks or folds the same.
 */
export async function ownerOfEmail(db: Reads, email: string): Promise<{ personId: string; email: string } | null> {
  const found = await db
    .selectFrom('person as p')
    .innerJoin('account as a', 'a.person_id', 'p.id')
    .select(['p.id', 'a.email'])
    .where('a.email_key', '=', emailKey(email))
    .where('p.state', 'in', living)
    .executeTakeFirst();
  return found?.email ? { personId: found.id, email: found.email } : null;
}

export async function passwordHashOf(db: Reads, personId: string): Promise<string | null> {
  const found = await db.selectFrom('account').select('password_hash').where('person_id', '=', personId).executeTakeFirst();
  return found?.password_hash ?? null;
}

/** Whoever knew the old one may have asked for an address of their own, or stand before the door: that ends with it. */
export async function setPassword(tx: Tx, personId: string, hash: string, now: Date): Promise<void> {
  await tx.updateTable('account').set({ password_hash: hash, password_at: now }).where('person_id', '=', personId).execute();
  await tx.deleteFrom('link').where('person_id', '=', personId).where('purpose', '=', 'email').where('used_at', 'is', null).execute();
  await tx.deleteFrom('doorstep').where('person_id', '=', personId).execute();
}

/** An address that was proven by opening a link. What was sent to another one lets nobody in. @returns false when it is somebody else's */
export async function setEmail(tx: Tx, personId: string, email: string, now: Date): Promise<boolean> {
  const owner = await ownerOfEmail(tx, email);
  if (owner && owner.personId !== personId) return false;
  await tx
    .updateTable('account')
    .set({ email, email_key: emailKey(email), email_verified_at: now })
    .where('person_id', '=', personId)
    .execute();
  await tx
    .deleteFrom('link')
    .where('person_id', '=', personId)
    .where('email', '<>', email)
    .where('purpose', 'in', ['sign-in', 'prove', 'connect', 'email'])
    .execute();
  return true;
}
