import type { Reads, Tx } from '../platform/db/index.ts';

/** People who asked to join and wait to be let in, in the order they came. */
export async function waitingPeople(db: Reads): Promise<{ id: string; name: string; joinedAt: Date; about: string }[]> {
  const found = await db
    .selectFrom('person')
    .select(['id', 'name', 'joined_at', 'about'])
    .where('state', '=', 'waiting')
    .where((e) => e.not(e.exists(e.selectFrom('refusal').select('person_id').whereRef('refusal.person_id', '=', 'person.id'))))
    .orderBy('joined_at')
    .limit(200)
    .execute();
  return found.map((p) => ({ id: p.id, name: p.name, joinedAt: p.joined_at, about: p.about }));
}

/** Lets somebody in who waited, also who was answered otherwise before. @returns false when nobody of this id waits */
export async function letIn(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .updateTable('person')
    .set({ state: 'active' })
    .where('id', '=', personId)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  // Only now: an answer that was given meanwhile would stay, and delete somebody who is in.
  await tx.deleteFrom('refusal').where('person_id', '=', personId).execute();
  return found !== undefined;
}

/** Answers somebody who waited that they are not let in. @returns false when nobody of this id waits for an answer */
export async function refuse(tx: Tx, personId: string, by: { words: string; by: string }, now: Date): Promise<boolean> {
  if (!(await isWaiting(tx, personId))) return false;
  const said = await tx
    .insertInto('refusal')
    .values({ person_id: personId, words: by.words, refused_by: by.by, refused_at: now })
    .onConflict((c) => c.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return said !== undefined;
}

/** How long somebody who was not let in can read why, before everything about them is deleted. */
export const refusalDays = 14;

/** What somebody was answered; null while they wait. */
export async function refusalOf(db: Reads, personId: string): Promise<{ words: string; until: Date } | null> {
  const found = await db.selectFrom('refusal').select(['words', 'refused_at']).where('person_id', '=', personId).executeTakeFirst();
  return found ? { words: found.words, until: new Date(found.refused_at.getTime() + refusalDays * 86_400_000) } : null;
}

/** People who had long enough to read why they were not let in. */
export async function refusedBefore(db: Reads, at: Date): Promise<string[]> {
  const found = await db.selectFrom('refusal').select('person_id').where('refused_at', '<=', at).execute();
  return found.map((r) => r.person_id);
}

/** Whether somebody is still not let in, held until the transaction ends. */
export async function isRefused(tx: Tx, personId: string): Promise<boolean> {
  return (await isWaiting(tx, personId)) && (await refusalOf(tx, personId)) !== null;
}

/** Whether somebody waits, held until the transaction ends. */
async function isWaiting(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}
