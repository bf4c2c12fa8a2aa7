import { sql } from 'kysely';
import { carryDrafts, carryKept } from '../people/index.ts';
import { rows, statement, type Tx } from '../platform/db/index.ts';

/** Up to which post a summary goes, remembered by the post: positions are given anew. */
export type SummaryEnd = { id: string; post_id: string };

const ends = statement<SummaryEnd>(
  'where summaries end',
  `select su.id, p.id as post_id from summary su
   join lateral (select p.id from post p where p.scope_id = su.scope_id and p.position <= su.up_to order by p.position desc limit 1) p on true
   where su.scope_id = any($1::uuid[])`,
);

export function summaryEnds(tx: Tx, scopes: readonly string[]): Promise<SummaryEnd[]> {
  return rows(tx, ends, [scopes]);
}

/**
 * What belonged to a thread beside its posts belongs to the one it was joined with: summaries, content notes, drafts, and
 * that people follow or keep it.
 */
export async function joinBelongings(tx: Tx, stays: string, goes: string, summaries: readonly SummaryEnd[]): Promise<void> {
  await sql`update thread set summary_id = null where scope_id = ${goes}`.execute(tx);
  await sql`update summary su set scope_id = ${stays}, up_to = p.position
    from unnest(${summaries.map((s) => s.id)}::uuid[], ${summaries.map((s) => s.post_id)}::uuid[]) as e(id, post_id) join post p on p.id = e.post_id
    where su.id = e.id`.execute(tx);
  await sql`update content_note n set scope_id = ${stays} where n.scope_id = ${goes}
    and not exists (select 1 from content_note o where o.scope_id = ${stays} and o.given_by = n.given_by and o.note = n.note)`.execute(tx);
  await sql`select thread_notes(${stays})`.execute(tx);
  await carryKept(tx, goes, stays);
  await carryDrafts(tx, `reply:${goes}`, `reply:${stays}`);
}
