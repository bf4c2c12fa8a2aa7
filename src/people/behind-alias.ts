import type { Tx } from '../platform/db/index.ts';
import type { PersonState } from './tables.ts';

export type Behind = { id: string; name: string; state: PersonState };

/**
 * Who an alias is. Nothing but unmasking may ask: two senior people agreed to it, and that somebody looked was written
 * down before.
 * @returns null when its person left: nobody knows any more
 */
export async function personBehindAlias(tx: Tx, bylineId: string): Promise<Behind | null> {
  const found = await tx
    .selectFrom('sealed_byline')
    .innerJoin('person', 'person.id', 'sealed_byline.person_id')
    .select(['person.id', 'person.name', 'person.state'])
    .where('sealed_byline.byline_id', '=', bylineId)
    .executeTakeFirst();
  return found ?? null;
}

/** The alias of a byline; null for somebody's name. */
export async function aliasOf(tx: Tx, bylineId: string): Promise<string | null> {
  const found = await tx.selectFrom('byline').select('label').where('id', '=', bylineId).executeTakeFirst();
  return found?.label ?? null;
}
