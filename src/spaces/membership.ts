import { sql } from 'kysely';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import type { Role } from './tables.ts';

/** Belonging to a place. Joining twice is joining once; nobody loses a role by it. */
export async function addMember(tx: Tx, placeId: number, personId: string, role: Role, now: Date): Promise<void> {
  await tx
    .insertInto('membership')
    .values({ place_id: placeId, person_id: personId, role, since: now })
    .onConflict((c) =>
      c.columns(['person_id', 'place_id']).doUpdateSet({
        role: sql`case when membership.role = 'staff' or excluded.role = 'follower' then membership.role else excluded.role end`,
      }),
    )
    .execute();
}

/**
 * Lets somebody come in as the place is now: as a member where being one opens the inside, else as a follower, who
 * gains nothing. The caller holds the place, so that it does not change meanwhile.
 */
export async function comeIn(tx: Tx, placeId: number, personId: string, now: Date): Promise<void> {
  const inside = await tx
    .selectFrom('place')
    .innerJoin('clause', 'clause.audience_id', 'place.inside_id')
    .select('clause.lead')
    .where('place.id', '=', placeId)
    .execute();
  const role = inside.some((c) => c.lead === `in:${placeId}`) ? 'member' : 'follower'; // guard:come-in-as-follower
  await addMember(tx, placeId, personId, role, now);
}

/** Makes one of the people of a place its staff. @returns false when they are there no longer */
export async function makeStaff(tx: Tx, placeId: number, personId: string): Promise<boolean> {
  const made = await tx
    .updateTable('membership')
    .set({ role: 'staff' })
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .returning('role')
    .executeTakeFirst();
  return made !== undefined;
}

/**
 * Ends a membership, by the person or by staff. The row goes at once: an act under way that holds it finishes first,
 * every later one finds nothing. Streams are cut when this commits.
 * @returns the role that ended, null when there was none
 */
export async function endMembership(tx: Tx, placeId: number, personId: string): Promise<Role | null> {
  const ended = await tx
    .deleteFrom('membership')
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .returning('role')
    .executeTakeFirst();
  if (!ended) return null;
  // One that still waited would lead straight back in.
  await tx.deleteFrom('place_invitation').where('place_id', '=', placeId).where('person_id', '=', personId).execute();
  await tell(tx, { kind: 'lost', personId });
  return ended.role;
}
