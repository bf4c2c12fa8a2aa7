import { makeAudience } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Joining } from './tables.ts';

/** Who may read inside, in words the operator picks; the clauses are written from it. */
export type Inside = 'everyone' | 'member' | 'in' | `relation:${string}`;

export type ForWhom = { inside: Inside; writers: Exclude<Inside, 'everyone'>; joining: Joining };

export type PlaceAudiences = { entrance_id: number; inside_id: number; writers_id: number };

/** One way to be admitted: all of these at once. `in` is the place itself, `in:7` the people of another. */
export type Condition = { lead: string; also: readonly string[] };

/** The three audiences of a place, as they were chosen: each an OR of conditions. Its staff are in all of them, unsaid. */
export type ChosenAudiences = { entrance: readonly Condition[]; inside: readonly Condition[]; writers: readonly Condition[] };

const only = (lead: string): Condition[] => [{ lead, also: [] }];

/** A private place's entrance shows to members, never its inside; a place by invitation shows its entrance to those inside only. */
export function audiencesFor({ inside, writers, joining }: ForWhom): ChosenAudiences {
  const entrance = inside === 'everyone' ? 'everyone' : joining === 'invitation' ? 'in' : 'member';
  return { entrance: only(entrance), inside: only(inside), writers: only(writers) };
}

const named = (principal: string, id: number) => (principal === 'in' ? `in:${id}` : principal);

/** Writes the three audiences of a place anew. Its staff always read and write inside. */
export async function makePlaceAudiences(tx: Tx, id: number, chosen: ChosenAudiences): Promise<PlaceAudiences> {
  const make = (purpose: keyof ChosenAudiences) =>
    makeAudience(tx, purpose, [
      ...chosen[purpose].map(({ lead, also }) => ({ lead: named(lead, id), also: also.map((p) => named(p, id)) })),
      { lead: `staff-of:${id}` },
    ]);
  return { entrance_id: await make('entrance'), inside_id: await make('inside'), writers_id: await make('writers') };
}
