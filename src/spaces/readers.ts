import { relations, type Relation } from '../people/index.ts';
import { audiencesFor, type ChosenAudiences, type Condition, type ForWhom } from './audiences-of-place.ts';
import type { Joining } from './tables.ts';

/** What an operator chooses from when asked who may read a board. */
export type Readers = 'everyone' | 'member' | 'asking' | 'invitation' | `relation:${Relation}`;

export const allReaders: readonly Readers[] = [
  'everyone',
  'member',
  ...relations.map((r) => `relation:${r}` as const),
  'asking',
  'invitation',
];

/** The choice spelt out: who reads, who writes, how one comes in. Nobody writes without an account. */
export function spellOut(readers: Readers): ForWhom {
  switch (readers) {
    case 'everyone':
      return { inside: 'everyone', writers: 'member', joining: 'open' };
    case 'member':
      return { inside: 'member', writers: 'member', joining: 'open' };
    case 'asking':
    case 'invitation':
      return { inside: 'in', writers: 'in', joining: readers };
    default:
      return { inside: readers, writers: readers, joining: 'relation' };
  }
}

/** The clauses of one audience as they were chosen: without the staff, and with `in` for the place itself. */
export function conditionsOf(clauses: readonly Condition[], placeId: number): Condition[] {
  const own = (principal: string) => (principal === `in:${placeId}` ? 'in' : principal);
  return clauses
    .filter(({ lead }) => lead !== `staff-of:${placeId}`)
    .map(({ lead, also }) => ({ lead: own(lead), also: also.map(own).toSorted() }));
}

const same = (a: ChosenAudiences, b: ChosenAudiences) =>
  (['entrance', 'inside', 'writers'] as const).every((which) => sortedText(a[which]) === sortedText(b[which]));

const sortedText = (conditions: readonly Condition[]) =>
  JSON.stringify(conditions.map(({ lead, also }) => [lead, ...also.toSorted()].join(' and ')).toSorted());

/** The choice a place stands at; null where it was chosen more exactly. */
export function readersOf(chosen: ChosenAudiences, joining: Joining): Readers | null {
  return (
    allReaders.find((readers) => {
      const { joining: comesIn, ...whom } = spellOut(readers);
      const own = readers === 'asking' || readers === 'invitation';
      return same(chosen, audiencesFor({ ...whom, joining: comesIn })) && (!own || joining === comesIn);
    }) ?? null
  );
}

/**
 * How one comes in where the audiences were chosen one by one.
 * @param byAsking of a place with people of its own: whether one may ask, or is invited only
 */
export function joiningFor({ inside }: ChosenAudiences, byAsking: boolean): Joining {
  if (inside.some(({ lead, also }) => lead === 'in' || also.includes('in'))) return byAsking ? 'asking' : 'invitation';
  return inside.some(({ lead, also }) => also.length === 0 && (lead === 'everyone' || lead === 'member')) ? 'open' : 'relation';
}
