import { nameKey } from '../people/index.ts';
import type { Reads, Tx } from '../platform/db/index.ts';

/** What a place says of itself. Who may read it changes elsewhere: see `changeReaders`. */
export async function renamePlace(tx: Tx, placeId: number, says: { name: string; purpose: string; language: string }): Promise<void> {
  await tx.updateTable('place').set(says).where('id', '=', placeId).execute();
}

/** An archived place is read by whom it was read by before; nobody writes there. */
export async function archivePlace(tx: Tx, placeId: number, archived: boolean): Promise<void> {
  await tx
    .updateTable('place')
    .set({ state: archived ? 'archived' : 'open' })
    .where('id', '=', placeId)
    .execute();
}

/** Who goes by exactly this name and may look after a place. */
export async function personCalled(db: Reads, name: string): Promise<string | null> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('name_key', '=', nameKey(name))
    .where('state', '=', 'active')
    .executeTakeFirst();
  return found?.id ?? null;
}
