import type { House } from '../contracts/index.ts';
import { createOwnScope } from '../people/index.ts';
import { inTransaction, row, statement, type Tx } from '../platform/db/index.ts';
import { keyOf, type Redrawing, type Redrawn } from '../platform/files/index.ts';
import { everyPicture } from './every-picture.ts';
import { letGo } from './let-go.ts';
import { mostWaiting } from './rules.ts';

export type Kept =
  | { done: true; id: string }
  | { done: false; why: Extract<Redrawing, { done: false }>['why'] | 'too-many' | 'storage-away' };

/**
 * Makes a file that somebody sent a picture of theirs that nobody else can read. The file may be anything: what is kept
 * was drawn anew. The row comes before its bytes, so that no byte is ever without one; until they are there it is a draft.
 * @param path where the file lies; it stays there
 */
export async function keepPicture(house: House, personId: string, path: string, now: Date): Promise<Kept> {
  const drawn = await house.redraw(path, personId);
  if (!drawn.done) return drawn;
  const { made, width, height } = drawn.picture;
  const id = house.ids.blind();
  const room = await inTransaction(house.db, (tx) => addWaiting(tx, { id, scopeId: house.ids.blind(), personId, width, height }, now));
  if (!room) return { done: false, why: 'too-many' };
  try {
    for (const [name, bytes] of made) await house.files.put(keyOf(id, name), bytes);
  } catch (error) {
    house.log.error({ err: error }, 'a picture could not be put into the storage');
    await inTransaction(house.db, (tx) => letGo(tx, { waiting: [id] }));
    return { done: false, why: 'storage-away' };
  }
  const { numUpdatedRows } = await house.db.updateTable('file').set({ state: 'shown' }).where('id', '=', id).executeTakeFirst();
  if (numUpdatedRows > 0n) return { done: true, id };
  // Somebody who leaves while it is drawn takes its row along, and nobody else knows of these bytes.
  await house.files.remove(everyPicture.keysOf(id));
  return { done: false, why: 'storage-away' };
}

type Waiting = Pick<Redrawn, 'width' | 'height'> & { id: string; scopeId: string; personId: string };

const lockOwner = statement<{ waiting: number }>(
  'pictures of a person, one upload after the other',
  `with turn as materialized (select pg_advisory_xact_lock(hashtextextended('pictures of ' || $1, 0)))
   select count(f.id) as waiting from turn left join file f on f.owner_id = $1::uuid`,
);

/** @returns whether there was room for one more that waits */
async function addWaiting(tx: Tx, { id, scopeId, personId, width, height }: Waiting, now: Date): Promise<boolean> {
  const { waiting } = (await row(tx, lockOwner, [personId]))!;
  if (waiting >= mostWaiting) return false;
  await createOwnScope(tx, { id: scopeId, kind: 'file', ownerId: personId, at: now });
  await tx
    .insertInto('file')
    .values({ id, scope_id: scopeId, owner_id: personId, post_id: null, byline_id: null, state: 'draft', width, height, created_at: now })
    .execute();
  return true;
}
