import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { noteVacanciesLeftBy } from './look-after.ts';

/** Somebody leaves the community: their memberships end, and what they wrote to be let in goes. */
export async function leaveEveryPlace(tx: Tx, house: House, personId: string, now: Date): Promise<void> {
  await noteVacanciesLeftBy(tx, house, personId, now);
  for (const table of ['membership', 'asking', 'place_invitation'] as const) {
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  }
}
