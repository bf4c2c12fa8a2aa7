/** More than this is "several": a big number would only press. */
export const mostCounted = 5;

export const longestAsking = 1000;
export const longestName = 60;
export const longestPurpose = 300;

/** The headings of the list, in its order: one's own first, then by how one comes in. */
export const sections = ['invited', 'mine', 'open', 'relation', 'small', 'archived'] as const;
export type Section = (typeof sections)[number];

/** Boards on one page of the list. */
export const boardsOnPage = 40;

/** A web address made from a name, as far as its letters allow. */
export function slugFrom(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}

export const peopleOnPage = 100;
