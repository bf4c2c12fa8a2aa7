import { relations, type Relation } from '../people/index.ts';
import type { ForWhom } from './audiences-of-place.ts';
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

/** The choice a place stands at. @param lead the first principal of its inside audience */
export function readersOf(lead: string, joining: Joining): Readers {
  if (lead.startsWith('in:')) return joining === 'asking' ? 'asking' : 'invitation';
  return allReaders.find((r) => r === lead) ?? 'invitation';
}
