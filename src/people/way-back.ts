import { sql } from 'kysely';
import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { holdAccount } from './ways-in.ts';

/** Somebody lost their app and their recovery codes, and waits until they may come in without. */
export type WayBack = { askedAt: Date; opensAt: Date };

/** How long it stays open once the wait is over: a way round that somebody forgot would be one for others. */
const wayBackDays = 7;

export async function wayBackOf(db: Reads, personId: string): Promise<WayBack | null> {
  const found = await db.selectFrom('way_back').select(['asked_at', 'opens_at']).where('person_id', '=', personId).executeTakeFirst();
  return found ? { askedAt: found.asked_at, opensAt: found.opens_at } : null;
}

/**
 * Begins the waiting, for who has a code to get round and an address that is told. Asking again neither shortens nor
 * lengthens it. @returns whether it began now
 */
export async function askWayBack(tx: Tx, personId: string, hours: number, now: Date): Promise<boolean> {
  const opens = new Date(now.getTime() + hours * 3_600_000);
  const began = await sql`
    insert into way_back (person_id, asked_at, opens_at)
    select person_id, ${now}::timestamptz, ${opens}::timestamptz from second_step join account using (person_id)
    where person_id = ${personId} and confirmed_at is not null and email is not null
    on conflict do nothing returning person_id`.execute(tx);
  return began.rows.length > 0;
}

/** Takes the way that is open, once. @returns false while somebody waits, and where nobody does */
export async function takeWayBack(tx: Tx, personId: string, now: Date): Promise<boolean> {
  await holdAccount(tx, personId);
  const taken = await tx
    .deleteFrom('way_back')
    .where('person_id', '=', personId)
    .where('opens_at', '<=', now) // guard:way-back-waits
    .returning('person_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** They found their app again, or a code on paper. */
export async function endWayBack(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('way_back').where('person_id', '=', personId).execute();
}

/** It was not them: nobody waits any more, nor stands before the door. */
export async function stopWayBack(tx: Tx, personId: string): Promise<void> {
  await holdAccount(tx, personId);
  await tx.deleteFrom('doorstep').where('person_id', '=', personId).execute();
  await endWayBack(tx, personId);
}

export async function clearWaysBack(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - wayBackDays * 86_400_000);
  await db.deleteFrom('way_back').where('opens_at', '<=', before).execute();
}
