import { sql } from 'kysely';
import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { looksOf } from './look-alikes.ts';
import { nameKey } from './names.ts';

/** How long a name that was given up is kept from others, and is shown to moderators. */
const heldDays = 90;

/** Somebody goes by a name that looks like this one, or did so lately. */
export class NameTaken extends Error {
  constructor() {
    super('a name that looks like this one is taken');
  }
}

/** Whether an act failed because its name is taken: alike to the eye, or alike to the letter. */
export function isNameTaken(error: unknown): boolean {
  return error instanceof NameTaken || (error as { constraint?: string } | null)?.constraint === 'person_name_key_key';
}

/**
 * Takes a name for a person. Two who want names that look alike wait for each other here.
 * @throws NameTaken unless it is free, their own, or was given up long enough ago
 */
export async function holdName(tx: Tx, personId: string, name: string, now: Date): Promise<void> {
  const held = await sql`
    insert into held_name as h (looks, person_id, name) values (${looksOf(name)}, ${personId}, ${name})
    on conflict (looks) do update set person_id = excluded.person_id, name = excluded.name, until = null
      where h.person_id = excluded.person_id or h.until <= ${now}
    returning looks`.execute(tx);
  if (held.rows.length === 0) throw new NameTaken();
}

const heldFrom = (now: Date) => new Date(now.getTime() + heldDays * 86_400_000);

/** The name somebody has gone by is theirs alone for a while longer. */
export async function giveUpName(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('held_name')
    .set({ until: heldFrom(now) })
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute();
}

/** Their person left: what stays is that nobody slips into these names for a while, and no word of whose they were. */
export async function forgetNames(tx: Tx, personId: string, now: Date): Promise<void> {
  await giveUpName(tx, personId, now);
  await tx.updateTable('held_name').set({ person_id: null, name: null }).where('person_id', '=', personId).execute();
}

export type FormerName = { name: string; until: Date };

/** The names somebody went by lately, for moderators. */
export async function formerNamesOf(db: Reads, personId: string, now: Date): Promise<FormerName[]> {
  const found = await db
    .selectFrom('held_name')
    .select(['name', 'until'])
    .where('person_id', '=', personId)
    .where('until', '>', now)
    .orderBy('until', 'desc')
    .execute();
  return found.flatMap(({ name, until }) => (name !== null && until !== null ? [{ name, until }] : []));
}

/** Which of these names nobody has, nor anything that looks like them. */
export async function freeAmong(db: Reads, names: readonly string[], now: Date): Promise<string[]> {
  const looks = names.map(looksOf);
  const taken = await db
    .selectFrom('held_name')
    .select('looks')
    .where('looks', 'in', looks)
    .where((e) => e.or([e('until', 'is', null), e('until', '>', now)]))
    .execute();
  return names.filter((_, at) => !taken.some((t) => t.looks.equals(looks[at]!)));
}

/** Whether somebody could take a name now: nobody has one that looks or is written like it. */
export async function isNameFree(db: Reads, name: string, now: Date): Promise<boolean> {
  const same = await db.selectFrom('person').select('id').where('name_key', '=', nameKey(name)).executeTakeFirst();
  return same === undefined && (await freeAmong(db, [name], now)).length === 1;
}

/** Names that were held back long enough are anybody's. */
export async function clearHeldNames(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('held_name').where('until', '<=', now).execute();
}

/** People from before names were compared by their looks. Of two who look alike already, the first keeps the name's looks. */
export async function learnNames(db: Db): Promise<void> {
  const unknown = await db
    .selectFrom('person as p')
    .leftJoin('held_name as h', (j) => j.onRef('h.person_id', '=', 'p.id').on('h.until', 'is', null))
    .select(['p.id', 'p.name'])
    .where('p.state', 'in', ['waiting', 'active', 'suspended'])
    .where('h.looks', 'is', null)
    .execute();
  for (const { id, name } of unknown) {
    const held = { looks: looksOf(name), person_id: id, name, until: null };
    await db
      .insertInto('held_name')
      .values(held)
      .onConflict((c) => c.doNothing())
      .execute();
  }
}
