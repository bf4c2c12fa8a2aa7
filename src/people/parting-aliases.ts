import { sql } from 'kysely';
import type { Reads, Tx } from '../platform/db/index.ts';

/** Within how many days the words of an alias go, once its person left and wished it. */
export const partingDays = 7;

/**
 * Lets every alias of somebody who leaves go at a moment of its own, by chance. Were it at once, the day would tell which
 * aliases were theirs, and which belong together.
 */
export async function partWithAliases(tx: Tx, personId: string, now: Date): Promise<void> {
  await sql`insert into parting_alias (byline_id, due_at)
    select byline_id, ${now}::timestamptz + interval '1 hour' + random() * interval '${sql.raw(String(partingDays))} days' * 0.99 from sealed_byline where person_id = ${personId}
    on conflict do nothing`.execute(tx);
}

/** Aliases whose moment has come. */
export async function aliasesToPartWith(db: Reads, now: Date): Promise<string[]> {
  const due = await db
    .selectFrom('parting_alias')
    .select('byline_id')
    .where('gone_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(100)
    .execute();
  return due.map((alias) => alias.byline_id);
}

/** Their words are gone. */
export async function noteParted(tx: Tx, bylineId: string, now: Date): Promise<void> {
  await tx.updateTable('parting_alias').set({ gone_at: now }).where('byline_id', '=', bylineId).execute();
}
