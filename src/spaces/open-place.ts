import type { Tx } from '../platform/db/index.ts';
import { makeAudience } from '../people/index.ts';
import type { Joining } from './tables.ts';

/** Who may read inside, in words the operator picks; the clauses are written from it. */
export type Inside = 'everyone' | 'member' | 'in' | `relation:${string}`;

export type NewPlace = {
  slug: string;
  name: string;
  purpose: string;
  language: string;
  topic?: string;
  inside: Inside;
  writers: Exclude<Inside, 'everyone'>;
  joining: Joining;
};

/** A private place's entrance shows to members, never its inside; a place by invitation shows its entrance to those inside only. */
function entranceOf(place: NewPlace, id: number): { lead: string }[] {
  if (place.inside === 'everyone') return [{ lead: 'everyone' }];
  if (place.joining === 'invitation') return [{ lead: `in:${id}` }];
  return [{ lead: 'member' }];
}

const clauseOf = (who: Inside, id: number) => ({ lead: who === 'in' ? `in:${id}` : who });

/**
 * Opens a board with its three audiences. Its staff always read and write inside.
 * @returns its number
 * @throws unique violation on place_slug_key
 */
export async function openPlace(tx: Tx, place: NewPlace, now: Date): Promise<number> {
  const id = await reserveId(tx);
  const staff = { lead: `staff-of:${id}` };
  const [entrance, inside, writers] = [
    await makeAudience(tx, 'entrance', [...entranceOf(place, id), staff]),
    await makeAudience(tx, 'inside', [clauseOf(place.inside, id), staff]),
    await makeAudience(tx, 'writers', [clauseOf(place.writers, id), staff]),
  ];
  await tx
    .insertInto('place')
    .values({ id, slug: place.slug, kind: 'board', name: place.name, purpose: place.purpose, language: place.language, topic: place.topic ?? '', entrance_id: entrance, inside_id: inside, writers_id: writers, joining: place.joining, opened_at: now })
    .execute();
  return id;
}

/** The clauses name the place, so its number comes before its row. */
async function reserveId(tx: Tx): Promise<number> {
  const { id } = await tx.selectNoFrom((e) => e.fn<number>('nextval', [e.val('place_id_seq')]).as('id')).executeTakeFirstOrThrow();
  return Number(id);
}
