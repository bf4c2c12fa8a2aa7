import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { hashOfSecret, type Ids } from '../platform/ids.ts';
import type { LinkPurpose } from './tables.ts';

export type { LinkPurpose } from './tables.ts';

const day = 24 * 60;

const minutes: Record<LinkPurpose, number> = {
  'sign-in': 20,
  join: day,
  email: 7 * day,
  prove: 20,
  undo: 7 * day,
  // The longest wait an operator may set, and the week that the way stays open.
  stop: 21 * day,
  connect: 60,
};

/** `fields` is what the link carries over: where to go on, or a form that waits for the address to be proven. */
export type AskedLink = { purpose: LinkPurpose; personId: string | null; email: string | null; fields?: Record<string, string> };

export type Link = { id: string; purpose: LinkPurpose; personId: string | null; email: string | null; fields: Record<string, string> };

/**
 * Notes that a link was asked for. Nobody knows its secret yet: it is made by `armLink` when the mail is written, so
 * that no job and no log ever holds it.
 * @returns the link's id, for the job that sends it
 */
export async function askForLink(tx: Tx, ids: Ids, link: AskedLink, now: Date): Promise<string> {
  const id = ids.blind();
  const expires = new Date(now.getTime() + minutes[link.purpose] * 60_000);
  await tx
    .insertInto('link')
    .values({
      id,
      token_hash: hashOfSecret(ids.secret()),
      purpose: link.purpose,
      person_id: link.personId,
      email: link.email,
      fields: JSON.stringify(link.fields ?? {}),
      created_at: now,
      expires_at: expires,
      used_at: null,
    })
    .execute();
  return id;
}

/** Gives a link its secret; an earlier one stops working. @returns null when the link is used, over or gone */
export async function armLink(db: Db, ids: Ids, id: string, now: Date): Promise<{ secret: string; link: Link } | null> {
  const secret = ids.secret();
  const armed = await db
    .updateTable('link')
    .set({ token_hash: hashOfSecret(secret) })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(columns)
    .executeTakeFirst();
  return armed ? { secret, link: toLink(armed) } : null;
}

/** What a link is for, without using it up: programs that look into mails open every link. */
export async function readLink(db: Reads, secret: string, now: Date): Promise<Link | null> {
  const found = await db
    .selectFrom('link')
    .select(columns)
    .where('token_hash', '=', hashOfSecret(secret))
    .where('purpose', '<>', 'administrator')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found ? toLink(found) : null;
}

/**
 * Uses a link up, once. Its person's account is held first: what a link does deletes other links, and two at once
 * would wait for each other. @returns null when it is used, over or unknown
 */
export async function useLink(tx: Tx, secret: string, now: Date): Promise<Link | null> {
  await tx
    .selectFrom('account')
    .select('person_id')
    .where('person_id', '=', (e) => e.selectFrom('link').select('person_id').where('token_hash', '=', hashOfSecret(secret)))
    .forUpdate()
    .execute();
  const used = await tx
    .updateTable('link')
    .set({ used_at: now })
    .where('token_hash', '=', hashOfSecret(secret))
    .where('purpose', '<>', 'administrator')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(columns)
    .executeTakeFirst();
  return used ? toLink(used) : null;
}

/** Links that are used or over go, with what they carried. */
export async function clearLinks(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('link')
    .where((e) => e.or([e('expires_at', '<=', now), e('used_at', 'is not', null)]))
    .where('purpose', '<>', 'administrator')
    .execute();
}

const columns = ['id', 'purpose', 'person_id', 'email', 'fields'] as const;

type LinkRow = {
  id: string;
  purpose: LinkPurpose | 'administrator';
  person_id: string | null;
  email: string | null;
  fields: Record<string, string>;
};

function toLink(r: LinkRow): Link {
  return { id: r.id, purpose: r.purpose as LinkPurpose, personId: r.person_id, email: r.email, fields: r.fields };
}
