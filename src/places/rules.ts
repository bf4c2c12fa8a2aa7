import type { Joining } from '../spaces/index.ts';

/** More than this is "several": a big number would only press. */
export const mostCounted = 5;

export const longestAsking = 1000;
export const longestName = 60;
export const longestPurpose = 300;

export type Section = 'mine' | 'invited' | 'open' | 'relation' | 'small' | 'archived';

type Placed = { role: string | null; invited: boolean; archived: boolean; joining: Joining; reads: boolean; lead: string };

/** Under which heading of the list a board stands: one's own first, then by how one comes in. */
export function sectionOf(board: Placed): Section {
  if (board.archived) return 'archived';
  if (board.invited) return 'invited';
  if (board.role) return 'mine';
  if (board.lead.startsWith('in:')) return 'small';
  return board.lead.startsWith('relation:') ? 'relation' : 'open';
}

export const sections: readonly Section[] = ['invited', 'mine', 'open', 'relation', 'small', 'archived'];

/** A web address made from a name, as far as its letters allow. */
export function slugFrom(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}

export const peopleOnPage = 100;
