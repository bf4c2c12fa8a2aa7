import type { House } from '../contracts/index.ts';
import { inTransaction, row, statement, type Db, type Tx } from '../platform/db/index.ts';
import { mostUploads } from './rules.ts';

const underWay = statement<{ uploads: number; bytes: number }>(
  'uploads under way, one after the other',
  `with turn as materialized (select pg_advisory_xact_lock(hashtextextended('uploads of ' || $1, 0)))
   select count(u.id) as uploads, coalesce(sum(u.bytes), 0)::bigint as bytes from turn left join upload u on u.person_id = $1::uuid and u.file_id is null`,
);

/** Opens an upload that may be cut and go on. @returns its id; null when this person has enough under way */
export async function beginUpload(house: House, personId: string, bytes: number, now: Date): Promise<string | null> {
  const { mostBytes, aPost } = house.config.pictures;
  return inTransaction(house.db, async (tx) => {
    const before = (await row(tx, underWay, [personId]))!;
    if (before.uploads >= mostUploads || before.bytes + bytes > mostBytes * aPost) return null;
    const id = house.ids.blind();
    await tx.insertInto('upload').values({ id, person_id: personId, bytes, begun_at: now, file_id: null }).execute();
    return id;
  });
}

export type Upload = { id: string; bytes: number; fileId: string | null };

const own = statement<{ id: string; bytes: number; file_id: string | null }>(
  'own upload',
  'select id, bytes, file_id from upload where id = $1 and person_id = $2', // guard:own-upload
);

/** An upload of this person; nobody else's is there. */
export async function ownUpload(db: Db, personId: string, id: string): Promise<Upload | null> {
  const found = await row(db, own, [id, personId]);
  return found ? { id: found.id, bytes: found.bytes, fileId: found.file_id } : null;
}

const became = statement<{ file_id: string }>(
  'what an upload became',
  'update upload set file_id = coalesce(file_id, $2) where id = $1 returning file_id',
);

/** Remembers what became of an upload, so that asking again gets the same picture. @returns the first picture it became */
export async function uploadBecame(db: Db, id: string, fileId: string): Promise<string> {
  return (await row(db, became, [id, fileId]))?.file_id ?? fileId;
}

export async function forgetUploads(db: Db | Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('upload').where('id', 'in', ids).execute();
}

/** Uploads that nobody came back for, and those whose picture is there by now. */
export async function staleUploads(db: Db, before: Date): Promise<string[]> {
  const found = await db.selectFrom('upload').select('id').where('begun_at', '<', before).execute();
  return found.map(({ id }) => id);
}
