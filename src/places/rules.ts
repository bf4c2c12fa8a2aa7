import { abouts, hoursBeforeReminding } from '../spaces/index.ts';

/** More than this is "several": a big number would only press. */
export const mostCounted = 5;

export const longestAsking = 1000;
export const longestName = 60;
export const longestPurpose = 300;
export const longestRules = 1500;
export const longestReason = 300;

/** The headings of the list, in its order: one's own first, then by what they are about. */
export const sections = ['invited', 'mine', ...abouts, 'archived'] as const;
export type Section = (typeof sections)[number];

/** Boards on one page of the list. */
export const boardsOnPage = 40;

/** As many are looked through for what somebody typed; a community with more of them has other worries. */
export const mostLookedThrough = 1000;

/** Boards like this one, at its entrance. */
export const mostRelated = 4;

/** A web address made from a name, as far as its letters allow. */
export function slugFrom(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}

export const peopleOnPage = 100;

/** Somebody who asked is not left waiting. */
export function waitedTooLong(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() >= hoursBeforeReminding * 3_600_000;
}
