import type { Reads, Tx } from '../platform/db/index.ts';

/** Somebody lost their app and their recovery codes, and waits until they may come in without. */
export type WayBack = { askedAt: Date; opensAt: Date };

export async function wayBackOf(db: Reads, personId: string): Promise<WayBack | null> {
  const found = await db.selectFrom('way_back').select(['asked_at', 'opens_at']).where('person_id', '=', personId).executeTakeFirst();
  return found ? { askedAt: found.asked_at, opensAt: found.opens_at } : null;
}

/** Begins the waiting. Asking again neither shortens nor lengthens it. @returns whether it began now */
export async function askWayBack(tx: Tx, personId: string, hours: number, now: Date): Promise<boolean> {
  const began = await tx
    .insertInto('way_back')
    .values({ person_id: personId, asked_at: now, opens_at: new Date(now.getTime() + hours * 3_600_000) })
    .onConflict((c) => c.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return began !== undefined;
}

/** It was not them, or they found their app again. @returns whether somebody waited */
export async function stopWayBack(tx: Tx, personId: string): Promise<boolean> {
  await tx.deleteFrom('doorstep').where('person_id', '=', personId).execute();
  const stopped = await tx.deleteFrom('way_back').where('person_id', '=', personId).returning('person_id').executeTakeFirst();
  return stopped !== undefined;
}
