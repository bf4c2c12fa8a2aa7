import { createHmac } from 'node:crypto';
import type { House } from '../contracts/index.ts';
import { hashOfSecret } from '../platform/ids.ts';
import { masterKey } from '../platform/seal.ts';
import type { Db, Reads, Tx } from '../platform/db/index.ts';

/** The secret in the foot of each mail: always the same for a person, so that an old mail still ends the mails. */
export function unsubscribeSecret(house: House, personId: string): string {
  return createHmac('sha256', masterKey(house.config.masterKeyFile)).update(`unsubscribe ${personId}`).digest('base64url');
}

/** The database keeps a hash only, and finds the person by it. */
export async function keepUnsubscribeHash(db: Db, personId: string, secret: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ unsubscribe_hash: hashOfSecret(secret) })
    .where('person_id', '=', personId)
    .execute();
}

/** @returns whose mails this secret ends, if anybody's */
export async function personOfUnsubscribe(db: Reads, secret: string): Promise<string | null> {
  const found = await db.selectFrom('account').select('person_id').where('unsubscribe_hash', '=', hashOfSecret(secret)).executeTakeFirst();
  return found?.person_id ?? null;
}

/** @param followed whether also about what they follow */
export async function chooseMail(db: Db | Tx, personId: string, wanted: boolean, followed = false): Promise<void> {
  await db
    .updateTable('preference')
    .set({ mail_answers: wanted, mail_followed: wanted && followed })
    .where('person_id', '=', personId)
    .execute();
}
