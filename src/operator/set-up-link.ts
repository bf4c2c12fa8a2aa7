import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { hashOfSecret, type Ids } from '../platform/ids.ts';

const purpose = 'administrator';
const hours = 24;

/** Makes a link that lets one person become an administrator, once, within a day. The database keeps a hash of it. */
export async function makeAdministratorLink(db: Db, ids: Ids, now: Date, publicUrl: string): Promise<string> {
  const secret = ids.secret();
  const expires = new Date(now.getTime() + hours * 3_600_000);
  await db
    .insertInto('link')
    .values({
      token_hash: hashOfSecret(secret),
      purpose,
      person_id: null,
      email: null,
      created_at: now,
      expires_at: expires,
      used_at: null,
    })
    .execute();
  return `${publicUrl}/set-up/${secret}`;
}

/** A link for whoever starts a community that nobody looks after yet. @returns null once it has an administrator */
export async function ensureSetUpLink(db: Db, ids: Ids, now: Date, publicUrl: string): Promise<string | null> {
  const first = await db.selectFrom('site_role').select('person_id').where('role', '=', 'administrator').limit(1).executeTakeFirst();
  return first ? null : makeAdministratorLink(db, ids, now, publicUrl);
}

/** Whether a link still opens. Looking at it does not use it. */
export async function isOpenLink(db: Reads, secret: string, now: Date): Promise<boolean> {
  const found = await db
    .selectFrom('link')
    .select('token_hash')
    .where('token_hash', '=', hashOfSecret(secret))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found !== undefined;
}

/** Uses a link up, and every other one with it: whoever kept an older one finds it closed. */
export async function useAdministratorLink(tx: Tx, secret: string, now: Date): Promise<boolean> {
  // Two people with two links at the same moment: the second waits here, and then finds its link used.
  await tx.selectFrom('community').select('id').forUpdate().execute();
  if (!(await isOpenLink(tx, secret, now))) return false;
  await tx.updateTable('link').set({ used_at: now }).where('purpose', '=', purpose).where('used_at', 'is', null).execute();
  return true;
}
