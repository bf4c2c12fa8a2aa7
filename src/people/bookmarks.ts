import type { Db, Reads, Tx } from '../platform/db/index.ts';

export type Kept = { kind: string; targetId: string; note: string; remindAt: Date | null };

/** Keeps something for later, or changes what was noted about it. */
export async function keepBookmark(
  tx: Tx,
  id: string,
  personId: string,
  { kind, targetId, note, remindAt }: Kept,
  now: Date,
): Promise<void> {
  const changed = { note, remind_at: remindAt, reminded_at: null };
  await tx
    .insertInto('bookmark')
    .values({ id, person_id: personId, kind, target_id: targetId, kept_at: now, ...changed })
    .onConflict((c) => c.columns(['person_id', 'kind', 'target_id']).doUpdateSet(changed))
    .execute();
}

/** @returns whether it was this person's */
export async function dropBookmark(tx: Tx, personId: string, id: string): Promise<boolean> {
  const dropped = await tx.deleteFrom('bookmark').where('person_id', '=', personId).where('id', '=', id).returning('id').executeTakeFirst();
  return dropped !== undefined;
}

export async function bookmarkOf(db: Reads, personId: string, kind: string, targetId: string): Promise<Kept | null> {
  const found = await db
    .selectFrom('bookmark')
    .select(['note', 'remind_at', 'reminded_at'])
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('target_id', '=', targetId)
    .executeTakeFirst();
  return found ? { kind, targetId, note: found.note, remindAt: found.reminded_at ? null : found.remind_at } : null;
}

/** Those whose day has come. */
export async function remindersDue(db: Db, now: Date): Promise<string[]> {
  const due = await db
    .selectFrom('bookmark')
    .select('id')
    .where('remind_at', '<=', now)
    .where('reminded_at', 'is', null)
    .limit(500)
    .execute();
  return due.map((b) => b.id);
}

/** Notes that somebody was reminded. @returns whether this was the first to do so */
export async function noteReminded(tx: Tx, id: string, now: Date): Promise<boolean> {
  const noted = await tx
    .updateTable('bookmark')
    .set({ reminded_at: now })
    .where('id', '=', id)
    .where('remind_at', '<=', now)
    .where('reminded_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}
