import type { Tx } from '../platform/db/index.ts';
import { makePlaceAudiences, type ForWhom } from './audiences-of-place.ts';

export type NewPlace = ForWhom & { slug: string; name: string; purpose: string; language: string; topic?: string };

/**
 * Opens a board with its three audiences.
 * @returns its number
 * @throws unique violation on place_slug_key
 */
export async function openPlace(tx: Tx, place: NewPlace, now: Date): Promise<number> {
  const id = await reserveId(tx);
  const audiences = await makePlaceAudiences(tx, id, place);
  await tx
    .insertInto('place')
    .values({
      id,
      slug: place.slug,
      kind: 'board',
      name: place.name,
      purpose: place.purpose,
      language: place.language,
      topic: place.topic ?? '',
      ...audiences,
      joining: place.joining,
      opened_at: now,
    })
    .execute();
  return id;
}

/** The clauses name the place, so its number comes before its row. */
async function reserveId(tx: Tx): Promise<number> {
  const { id } = await tx.selectNoFrom((e) => e.fn<number>('nextval', [e.val('place_id_seq')]).as('id')).executeTakeFirstOrThrow();
  return Number(id);
}
