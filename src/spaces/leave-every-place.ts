import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { isLookedAfterWithout, noteVacancy } from './look-after.ts';

/** Somebody leaves the community: their memberships end, and what they wrote to be let in goes. */
export async function leaveEveryPlace(tx: Tx, house: House, personId: string, now: Date): Promise<void> {
  const staffed = await tx
    .selectFrom('membership')
    .select('place_id')
    .where('person_id', '=', personId)
    .where('role', '=', 'staff')
    .orderBy('place_id')
    .execute();
  for (const { place_id: placeId } of staffed) {
    if (!(await isLookedAfterWithout(tx, placeId, personId))) await noteVacancy(tx, house, placeId, now);
  }
  for (const table of ['membership', 'asking', 'place_invitation'] as const) {
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  }
}
