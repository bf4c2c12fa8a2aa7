import { sql } from 'kysely';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';

/** Belonging to a place. Joining twice is joining once; staff who join as members stay staff. */
export async function addMember(tx: Tx, placeId: number, personId: string, role: 'member' | 'staff', now: Date): Promise<void> {
  await tx
    .insertInto('membership')
    .values({ place_id: placeId, person_id: personId, role, since: now })
    .onConflict((c) => c.columns(['person_id', 'place_id']).doUpdateSet({ role: sql`case when membership.role = 'staff' then 'staff' else excluded.role end` }))
    .execute();
}

/**
 * Ends a membership, by the person or by staff. The row goes at once: an act under way that holds it finishes first,
 * every later one finds nothing. Streams are cut when this commits.
 * @returns whether there was one
 */
export async function endMembership(tx: Tx, placeId: number, personId: string): Promise<boolean> {
  const ended = await tx.deleteFrom('membership').where('place_id', '=', placeId).where('person_id', '=', personId).returning('person_id').executeTakeFirst();
  if (ended) await tell(tx, { kind: 'lost', personId });
  return ended !== undefined;
}
