import type { ExportedThing } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';

/** A person's pictures that are in no post yet, for their own export. */
export async function exportWaiting(db: Db, personId: string): Promise<ExportedThing[]> {
  const waiting = await db
    .selectFrom('file')
    .select(['id', 'created_at', 'alt'])
    .where('owner_id', '=', personId)
    .where('state', '=', 'shown')
    .orderBy('created_at')
    .execute();
  return waiting.map(({ id, created_at: at, alt }) => ({ kind: 'picture', id, at, title: '', words: alt, pictures: [id] }));
}
