import type { Ids } from '../platform/ids.ts';
import { row, rows, statement, type Reads, type Tx } from '../platform/db/index.ts';
import { freeAlias, type Chance } from './aliases.ts';

export type Alias = { bylineId: string; alias: string };

// Asked under the scope's lock, so that two forms at once give one alias; the viewer was loaded before it.
const mine = statement<Alias>(
  'own alias in a scope',
  `select b.id as "bylineId", b.label as alias from sealed_byline s join byline b on b.id = s.byline_id where s.person_id = $1 and b.scope_id = $2 order by b.label limit 1`,
);

/** The alias somebody has in a scope already. */
export async function aliasIn(db: Reads, personId: string, scopeId: string): Promise<Alias | undefined> {
  return row(db, mine, [personId, scopeId]);
}

// Those of the scope, and one's own elsewhere: nobody is called the same in two conversations.
const taken = statement<{ label: string }>(
  'aliases not to give',
  `select label from byline where scope_id = $1 union select b.label from sealed_byline s join byline b on b.id = s.byline_id where s.person_id = $2`,
);

/**
 * Gives somebody an alias in a scope, which the caller holds. From here on only that person's own acts, and two senior
 * people together, find out whose it is.
 */
export async function makeAlias(tx: Tx, ids: Ids, personId: string, scopeId: string, chance: Chance): Promise<Alias> {
  const given = await rows(tx, taken, [scopeId, personId]);
  const alias = freeAlias(chance, new Set(given.map((g) => g.label)));
  const bylineId = ids.blind();
  await tx.insertInto('byline').values({ id: bylineId, scope_id: scopeId, person_id: null, label: alias }).execute();
  await tx.insertInto('sealed_byline').values({ byline_id: bylineId, person_id: personId }).execute();
  return { bylineId, alias };
}

/** Every alias of a person, apart from their name. */
export async function ownAliases(db: Reads, personId: string): Promise<string[]> {
  const sealed = await db.selectFrom('sealed_byline').select('byline_id').where('person_id', '=', personId).execute();
  return sealed.map((s) => s.byline_id);
}

/** Who somebody's aliases were is known to nobody from here on. The last thing when a person leaves. */
export async function breakSeals(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('sealed_byline').where('person_id', '=', personId).execute();
}
