import type { Tx } from '../platform/db/index.ts';

/** Somebody leaves the community: their memberships end, and what they wrote to be let in goes. */
export async function leaveEveryPlace(tx: Tx, personId: string): Promise<void> {
  for (const table of ['membership', 'asking', 'place_invitation'] as const) {
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  }
}
