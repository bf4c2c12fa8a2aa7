import type { Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import { open, opening } from './open.ts';
import { recipientOf } from './seen.ts';

const moved = opening<{ slug: string }, { slug: string }>(
  'place that had an address',
  'reader',
  (see) =>
    `select pl.slug from former_address f join place pl on pl.id = f.place_id where f.slug = :slug and ${see.place('pl', 'entrance')}`,
);

/** Where a place is now that had this address before; null where there is none, or none for this viewer. */
export async function addressNow(db: Db, viewer: Viewer, slug: string): Promise<string | null> {
  const [seen] = await open(db, viewer, moved, { slug });
  return seen?.for(recipientOf(viewer)).slug ?? null;
}
