import type { Tx } from '../platform/db/index.ts';
import type { Ids } from '../platform/ids.ts';
import { agreedColumns, type Agreement } from './consents.ts';
import { holdName } from './held-names.ts';
import { nameKey } from './names.ts';
import type { PersonState } from './tables.ts';

export type NewPerson = {
  name: string;
  state: Extract<PersonState, 'waiting' | 'active'>;
  language: string;
  timeZone: string;
  relations: readonly string[];
  about?: string;
  email?: string | null;
  passwordHash?: string | null;
  /** Versions of house rules and privacy notice that were agreed to. */
  consents: readonly Agreement[];
};

/**
 * Everything a person starts with, their named byline among it. What is said of oneself at joining opens boards at once.
 * @returns the new person's id
 * @throws when the name is taken, see isNameTaken; unique violation on account_email_key_key
 */
export async function createPerson(tx: Tx, ids: Ids, person: NewPerson, now: Date): Promise<string> {
  const id = ids.blind();
  await tx
    .insertInto('person')
    .values({
      id,
      name: person.name,
      name_key: nameKey(person.name),
      state: person.state,
      face: ids.blind(),
      about: person.about ?? '',
      joined_at: now,
      named_at: null,
    })
    .execute();
  await holdName(tx, id, person.name, now);
  await tx.insertInto('byline').values({ id: ids.blind(), scope_id: null, person_id: id, label: null }).execute();
  await tx
    .insertInto('preference')
    .values({ person_id: id, language: person.language, time_zone: person.timeZone, ...agreedColumns(person.consents) })
    .execute();
  const email = person.email ?? null;
  await tx
    .insertInto('account')
    .values({
      person_id: id,
      email,
      email_key: email && emailKey(email),
      email_verified_at: null,
      password_hash: person.passwordHash ?? null,
      password_at: person.passwordHash ? now : null,
      unsubscribe_hash: null,
    })
    .execute();
  await addRows(tx, id, person, now);
  return id;
}

async function addRows(tx: Tx, id: string, person: NewPerson, now: Date): Promise<void> {
  const relations = person.relations.map((relation) => ({ person_id: id, relation, declared_at: now, opens_at: now }));
  if (relations.length > 0) await tx.insertInto('relation').values(relations).execute();
  const consents = person.consents.map((c) => ({ person_id: id, kind: c.kind, version: c.version, given_at: now }));
  if (consents.length > 0) await tx.insertInto('consent').values(consents).execute();
}

/** One address, one account: letter case never tells two people apart. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
