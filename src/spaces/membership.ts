import { sql } from 'kysely';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import type { Duty, Role } from './tables.ts';

/**
 * Belonging to a place. Joining twice is joining once; nobody loses a role by it.
 * @param duty what staff do there
 */
export async function addMember(tx: Tx, placeId: number, personId: string, role: Role, now: Date, duty: Duty = 'moderator'): Promise<void> {
  await tx
    .insertInto('membership')
    .values({ place_id: placeId, person_id: personId, role, since: now, duty: role === 'staff' ? duty : null })
    .onConflict((c) =>
      c.columns(['person_id', 'place_id']).doUpdateSet({
        role: sql`case when membership.role = 'staff' or excluded.role = 'follower' then membership.role else excluded.role end`,
        duty: sql`coalesce(excluded.duty, membership.duty)`,
      }),
    )
    .execute();
}

/** What somebody is at a place; nobody changes it until the transaction ends. */
export async function roleNow(tx: Tx, placeId: number, personId: string): Promise<Role | null> {
  const found = await tx
    .selectFrom('membership')
    .select('role')
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  return found?.role ?? null;
}

/** What belonging to a place is, as it stands now: being a member where that opens the inside, else following, which gains nothing. */
export async function roleInside(tx: Tx, placeId: number): Promise<'member' | 'follower'> {
  const inside = await tx
    .selectFrom('place')
    .innerJoin('clause', 'clause.audience_id', 'place.inside_id')
    .select(['clause.lead', 'clause.also'])
    .where('place.id', '=', placeId)
    .execute();
  return inside.some((c) => c.lead === `in:${placeId}` || c.also.includes(`in:${placeId}`)) ? 'member' : 'follower'; // guard:come-in-as-follower
}

/** Lets somebody come in as the place is now. The caller holds the place, so that it does not change meanwhile. */
export async function comeIn(tx: Tx, placeId: number, personId: string, now: Date): Promise<void> {
  await addMember(tx, placeId, personId, await roleInside(tx, placeId), now);
}

/** Whether one's name stands in the list that the people inside see. Followers have no list. @returns false when one does not belong */
export async function chooseListed(tx: Tx, placeId: number, personId: string, listed: boolean): Promise<boolean> {
  const chosen = await tx
    .updateTable('membership')
    .set({ listed })
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .where('role', '<>', 'follower')
    .returning('role')
    .executeTakeFirst();
  return chosen !== undefined;
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
