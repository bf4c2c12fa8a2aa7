import type { Tx } from '../platform/db/index.ts';
import { audiencesFor, makePlaceAudiences, type ForWhom } from './audiences-of-place.ts';
import type { About } from './tables.ts';

/** What a place says of itself. */
export type PlaceWords = {
  name: string;
  purpose: string;
  language: string;
  about?: About;
  /** A key of our vocabulary, where it is about one kind of cancer. */
  cancerType?: string | null;
  /** What holds here beside the house rules. */
  rules?: string;
};

export type NewPlace = ForWhom & PlaceWords & { slug: string };

/**
 * Opens a board with its three audiences.
 * @returns its number
 * @throws unique violation on place_slug_key
 */
export async function openPlace(tx: Tx, place: NewPlace, now: Date): Promise<number> {
  const id = await reserveId(tx);
  const audiences = await makePlaceAudiences(tx, id, audiencesFor(place));
  await tx
    .insertInto('place')
    .values({ id, slug: place.slug, kind: 'board', ...columnsOf(place), ...audiences, joining: place.joining, opened_at: now })
    .execute();
  return id;
}

/** A kind of cancer is named by boards about one alone. */
export function columnsOf({ name, purpose, language, about = 'topic', cancerType = null, rules = '' }: PlaceWords) {
  return { name, purpose, language, about, cancer_type: about === 'cancer-type' ? cancerType : null, rules };
}

/** The clauses name the place, so its number comes before its row. */
async function reserveId(tx: Tx): Promise<number> {
  const { id } = await tx.selectNoFrom((e) => e.fn<number>('nextval', [e.val('place_id_seq')]).as('id')).executeTakeFirstOrThrow();
  return Number(id);
}
