import type { House } from '../contracts/index.ts';
import type { Reads, Tx } from '../platform/db/index.ts';
import type { Standing } from './rules.ts';
import type { Target } from './target.ts';

/** The person a byline names. An anonymous one stays closed: nobody is suspended by their alias. */
export async function personBehind(db: Reads, bylineId: string): Promise<string | null> {
  const named = await db.selectFrom('byline').select('person_id').where('id', '=', bylineId).executeTakeFirst();
  return named?.person_id ?? null;
}

/** As `personBehind`, and nobody else decides about that person until the transaction ends. Asked after the scope, as where they write. */
export async function holdPersonBehind(tx: Tx, bylineId: string): Promise<string | null> {
  const personId = await personBehind(tx, bylineId);
  if (personId) await tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute(); // guard:hold-person
  return personId;
}

type Of = { target: Target | null; scopeId: string | null; personId: string | null };

/** How things stand now. `personId` only where the decider moderates people. */
export async function standingOf(house: House, db: Reads, { target, scopeId, personId }: Of): Promise<Standing> {
  const words = target && target.kind !== 'person' ? target.state : null;
  const closed = words && scopeId ? await isClosed(db, scopeId) : null;
  const editable = target !== null && house.kinds.get(target.kind)?.editUrl !== undefined;
  const mayWait = target !== null && house.kinds.get(target.kind)?.neverWaits !== true;
  return { words, mayWait, editable, closed, person: personId ? await stateOfPerson(db, personId) : null };
}

async function isClosed(db: Reads, scopeId: string): Promise<boolean> {
  const found = await db.selectFrom('closure').select('scope_id').where('scope_id', '=', scopeId).executeTakeFirst();
  return found !== undefined;
}

/** Whoever holds a role of the whole community is not suspended: the role has to go first. */
async function stateOfPerson(db: Reads, personId: string): Promise<string | null> {
  const found = await db
    .selectFrom('person')
    .select('state')
    .where('id', '=', personId)
    .where((e) => e.not(e.exists(e.selectFrom('site_role').select('role').whereRef('site_role.person_id', '=', 'person.id'))))
    .executeTakeFirst();
  return found?.state ?? null;
}
