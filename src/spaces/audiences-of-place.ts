import { makeAudience } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Joining } from './tables.ts';

/** Who may read inside, in words the operator picks; the clauses are written from it. */
export type Inside = 'everyone' | 'member' | 'in' | `relation:${string}`;

export type ForWhom = { inside: Inside; writers: Exclude<Inside, 'everyone'>; joining: Joining };

export type PlaceAudiences = { entrance_id: number; inside_id: number; writers_id: number };

/** A private place's entrance shows to members, never its inside; a place by invitation shows its entrance to those inside only. */
function entranceOf(place: ForWhom, id: number): { lead: string }[] {
  if (place.inside === 'everyone') return [{ lead: 'everyone' }];
  if (place.joining === 'invitation') return [{ lead: `in:${id}` }];
  return [{ lead: 'member' }];
}

const clauseOf = (who: Inside, id: number) => ({ lead: who === 'in' ? `in:${id}` : who });

/** Writes the three audiences of a place anew. Its staff always read and write inside. */
export async function makePlaceAudiences(tx: Tx, id: number, place: ForWhom): Promise<PlaceAudiences> {
  const staff = { lead: `staff-of:${id}` };
  return {
    entrance_id: await makeAudience(tx, 'entrance', [...entranceOf(place, id), staff]),
    inside_id: await makeAudience(tx, 'inside', [clauseOf(place.inside, id), staff]),
    writers_id: await makeAudience(tx, 'writers', [clauseOf(place.writers, id), staff]),
  };
}
