import { sql } from 'kysely';
import type { Ids } from '../platform/ids.ts';
import type { Reads, Tx } from '../platform/db/index.ts';
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
    .select(['id', 'label', 'copy_of'])
    .where('id', 'in', bylineIds)
    .where('label', 'is not', null)
    .execute();
  for (const { id, label, copy_of: first } of aliases) {
    const copy = ids.blind();
    copies.set(id, copy);
    await tx
      .insertInto('byline')
      .values({ id: copy, scope_id: toScope, person_id: null, label, copy_of: first ?? id })
      .execute();
    await copyWhatHoldsOf(tx, id, copy);
  }
  return copies;
}

/** Whose it is, who blocked or muted it, and that its words go since its person left. */
async function copyWhatHoldsOf(tx: Tx, id: string, copy: string): Promise<void> {
  const sealed = tx.selectFrom('sealed_byline').where('byline_id', '=', id);
  const whose = sealed.select((e) => [e.val(copy).as('byline_id'), 'person_id']);
  await tx.insertInto('sealed_byline').columns(['byline_id', 'person_id']).expression(whose).execute();
  const blocks = tx.selectFrom('block').where('byline_id', '=', id);
  const by = blocks.select((e) => ['person_id', e.val(copy).as('byline_id'), 'blocked_at']);
  await tx.insertInto('block').columns(['person_id', 'byline_id', 'blocked_at']).expression(by).execute();
  const follows = tx.selectFrom('follow').where('byline_id', '=', id);
  const muted = follows.select((e) => ['person_id', 'how', e.val(copy).as('byline_id'), 'told', 'since']);
  await tx.insertInto('follow').columns(['person_id', 'how', 'byline_id', 'told', 'since']).expression(muted).execute();
  const parting = tx.selectFrom('parting_alias').where('byline_id', '=', id).where('gone_at', 'is', null);
  const due = parting.select((e) => [e.val(copy).as('byline_id'), 'due_at']);
  await tx.insertInto('parting_alias').columns(['byline_id', 'due_at']).expression(due).execute();
}

/** The bylines of one alias: where a conversation was split, it goes on in both. */
export async function sameAlias(db: Reads, bylineId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select b.id from byline a join byline b on b.id = coalesce(a.copy_of, a.id) or b.copy_of = coalesce(a.copy_of, a.id)
    where a.id = ${bylineId}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * One scope becomes part of another: its aliases go along. Two people who were called the same in their two scopes are
 * not one in the new one, so that the one who comes gets another alias. What was one alias before a split is one again.
 * @returns for each alias that is one again the byline under which its words stand now
 */
export async function adoptBylines(tx: Tx, from: string, to: string, language: string): Promise<Map<string, string>> {
  const again = await oneAgain(tx, from, to);
  const labelsOf = async (scope: string) =>
    tx.selectFrom('byline').select(['id', 'label']).where('scope_id', '=', scope).where('label', 'is not', null).execute();
  const taken = new Set((await labelsOf(to)).map((b) => b.label!));
  for (const { id, label } of (await labelsOf(from)).filter((b) => !again.has(b.id))) {
    const free = taken.has(label!) ? freeAlias({ seed: id, language }, taken) : label!;
    taken.add(free);
    await tx.updateTable('byline').set({ scope_id: to, label: free }).where('id', '=', id).execute();
  }
  return again;
}

/** Aliases of one scope that are the same in another, by the same name. Who blocked or muted one of the two, did it to both. */
async function oneAgain(tx: Tx, from: string, to: string): Promise<Map<string, string>> {
  const { rows: pairs } = await sql<{ from: string; to: string }>`
    select f.id as from, t.id as to from byline f join byline t on t.scope_id = ${to} and t.label = f.label and coalesce(t.copy_of, t.id) = coalesce(f.copy_of, f.id)
    where f.scope_id = ${from}`.execute(tx);
  for (const pair of pairs) {
    await sql`insert into block (person_id, byline_id, blocked_at)
      select person_id, ${pair.to}, blocked_at from block where byline_id = ${pair.from} on conflict do nothing`.execute(tx);
    await sql`insert into follow (person_id, how, byline_id, told, since)
      select person_id, how, ${pair.to}, told, since from follow where byline_id = ${pair.from} on conflict do nothing`.execute(tx);
  }
  return new Map(pairs.map((pair) => [pair.from, pair.to]));
}
