import { nameKey } from '../people/index.ts';
import type { Reads, Tx } from '../platform/db/index.ts';
import { columnsOf, type PlaceWords } from './open-place.ts';

/** What a place says of itself. Who may read it changes elsewhere: see `changeReaders`. */
export async function describePlace(tx: Tx, placeId: number, says: PlaceWords): Promise<void> {
  await tx.updateTable('place').set(columnsOf(says)).where('id', '=', placeId).execute();
}

/** Whether an address is free, or was that place's own before. An address that leads on is taken by nobody else. */
export async function isAddressFree(db: Reads, slug: string, placeId: number | null): Promise<boolean> {
  const there = await db.selectFrom('place').select('id').where('slug', '=', slug).executeTakeFirst();
  if (there) return there.id === placeId;
  const former = await db.selectFrom('former_address').select('place_id').where('slug', '=', slug).executeTakeFirst();
  return !former || former.place_id === placeId;
}

/** Gives a place another address; the one it had leads on to it. The caller asked whether it is free. */
export async function changeAddress(tx: Tx, placeId: number, slug: string, now: Date): Promise<void> {
  const { slug: before } = await tx.selectFrom('place').select('slug').where('id', '=', placeId).forUpdate().executeTakeFirstOrThrow();
  if (before === slug) return;
  await tx.deleteFrom('former_address').where('slug', '=', slug).where('place_id', '=', placeId).execute();
  await tx.updateTable('place').set({ slug }).where('id', '=', placeId).execute();
  await tx.insertInto('former_address').values({ slug: before, place_id: placeId, left_at: now }).execute();
}

/** An archived place is read by whom it was read by before; nobody writes there. It says since when and why. */
export async function archivePlace(tx: Tx, archiving: { placeId: number; because: string; by: string }, now: Date): Promise<void> {
  const { placeId, because, by } = archiving;
  await tx.updateTable('place').set({ state: 'archived' }).where('id', '=', placeId).execute();
  await tx
    .insertInto('archiving')
    .values({ place_id: placeId, because, archived_by: by, archived_at: now })
    .onConflict((c) => c.column('place_id').doUpdateSet({ because }))
    .execute();
}

/** Opens an archived place again; who may read it stays as it is. */
export async function reopenPlace(tx: Tx, placeId: number): Promise<void> {
  await tx.updateTable('place').set({ state: 'open' }).where('id', '=', placeId).execute();
  await tx.deleteFrom('archiving').where('place_id', '=', placeId).execute();
}

/**
 * Takes away a place in which nothing is said, for good. Whoever starts a conversation holds the place, so none comes
 * in meanwhile.
 * @returns false when something stands in it
 */
export async function deleteEmptyPlace(tx: Tx, placeId: number): Promise<boolean> {
  await tx.selectFrom('place').select('id').where('id', '=', placeId).forUpdate().execute();
  const said = await tx.selectFrom('scope').select('id').where('place_id', '=', placeId).where('state', '<>', 'gone').limit(1).execute();
  if (said.length > 0) return false;
  await tx.deleteFrom('place').where('id', '=', placeId).execute();
  return true;
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

/** Waits until nobody else changes this place, and then nobody does until the transaction ends. */
export async function lockPlace(tx: Tx, slug: string): Promise<void> {
  await tx.selectFrom('place').select('id').where('slug', '=', slug).forNoKeyUpdate().execute();
}

/** Whether its staff read the first posts of somebody new before they are shown. */
export async function changeHoldsFirst(tx: Tx, placeId: number, holdsFirst: boolean): Promise<void> {
  await tx.updateTable('place').set({ holds_first: holdsFirst }).where('id', '=', placeId).execute();
}
