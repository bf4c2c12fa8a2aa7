import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { isLookedAfterWithout, noteVacancy } from './look-after.ts';
import { endMembership, roleNow } from './membership.ts';

/**
 * Somebody belongs to a place no longer: they left, or its staff removed them. The row, their streams and what the
 * outlets kept for them go with this transaction.
 * @returns whether they had belonged
 */
export async function losePlace(tx: Tx, house: House, placeId: number, personId: string, now: Date): Promise<boolean> {
  const role = await endMembership(tx, placeId, personId);
  if (role === null) return false;
  // A follower had gained nothing by it, so there is nothing to clear away.
  if (role !== 'follower') await house.jobs.announce(tx, { name: 'access-lost', personId, placeId, at: now.toISOString() });
  if (role === 'staff' && !(await isLookedAfterWithout(tx, placeId, personId))) await noteVacancy(tx, house, placeId, now);
  return true;
}

/** Removes one of the people of a place. @returns false when they look after it by now: staff do not decide about each other */
export async function removeFromPlace(tx: Tx, house: House, placeId: number, personId: string, now: Date): Promise<boolean> {
  const role = await roleNow(tx, placeId, personId);
  return role !== 'staff' && losePlace(tx, house, placeId, personId, now); // guard:staff-among-themselves
}
