import type { Tx } from '../platform/db/index.ts';

/** Whether people may post under an alias in a place. Whoever has one in a conversation keeps it there. */
export async function allowAnonymous(tx: Tx, placeId: number, anonymous: boolean): Promise<void> {
  await tx.updateTable('place').set({ anonymous }).where('id', '=', placeId).execute();
}
