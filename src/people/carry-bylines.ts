import type { Ids } from '../platform/ids.ts';
import type { Tx } from '../platform/db/index.ts';
import { freeAlias } from './aliases.ts';

/**
 * Part of a scope goes on in another: whoever speaks there under an alias keeps it in both, and whom somebody did not
 * want to read they need not read there either. Named bylines stay what they are.
 * @returns for each alias the byline it has in the other scope
 */
export async function copyBylines(tx: Tx, ids: Ids, bylineIds: readonly string[], toScope: string): Promise<Map<string, string>> {
  const copies = new Map<string, string>();
  if (bylineIds.length === 0) return copies;
  const aliases = await tx
    .selectFrom('byline')
    .select(['id', 'label'])
    .where('id', 'in', bylineIds)
    .where('label', 'is not', null)
    .execute();
  for (const { id, label } of aliases) {
    const copy = ids.blind();
    copies.set(id, copy);
    await tx.insertInto('byline').values({ id: copy, scope_id: toScope, person_id: null, label }).execute();
    const whose = tx
      .selectFrom('sealed_byline')
      .select((e) => [e.val(copy).as('byline_id'), 'person_id'])
      .where('byline_id', '=', id);
    await tx.insertInto('sealed_byline').columns(['byline_id', 'person_id']).expression(whose).execute();
    const by = tx
      .selectFrom('block')
      .select((e) => ['person_id', e.val(copy).as('byline_id'), 'blocked_at'])
      .where('byline_id', '=', id);
    await tx.insertInto('block').columns(['person_id', 'byline_id', 'blocked_at']).expression(by).execute();
    const muted = tx
      .selectFrom('follow')
      .select((e) => ['person_id', 'how', e.val(copy).as('byline_id'), 'told', 'since'])
      .where('byline_id', '=', id);
    await tx.insertInto('follow').columns(['person_id', 'how', 'byline_id', 'told', 'since']).expression(muted).execute();
  }
  return copies;
}

/**
 * One scope becomes part of another: its aliases go along. Two people who were called the same in their two scopes are
 * not one in the new one, so that the one who comes gets another alias.
 */
export async function adoptBylines(tx: Tx, from: string, to: string, language: string): Promise<void> {
  const labelsOf = async (scope: string) =>
    tx.selectFrom('byline').select(['id', 'label']).where('scope_id', '=', scope).where('label', 'is not', null).execute();
  const taken = new Set((await labelsOf(to)).map((b) => b.label!));
  for (const { id, label } of await labelsOf(from)) {
    const free = taken.has(label!) ? freeAlias({ seed: id, language }, taken) : label!;
    taken.add(free);
    await tx.updateTable('byline').set({ scope_id: to, label: free }).where('id', '=', id).execute();
  }
}
