/** Posts on one page of a thread, and threads on one page of a board. */
export const pageSize = 20;

/** From so many replies on a conversation may have a summary above it. */
export const repliesForSummary = 20;

/** Longest title and post, in characters; three screens are about 6,000. */
export const longestTitle = 120;
export const longestPost = 20_000;

/** How long a deleted post can be brought back by who wrote it. */
export const undoSeconds = 30;

/** When the words of a deleted post leave the database: after the last moment of undo, with some room. */
export const wipeAfterSeconds = 60;

/** «New since you were here» is counted up to here, and «more than» from there on. */
export const mostCounted = 100;

/** How long an earlier version that its author took away stays readable for whoever looks after the place. */
export const takenDays = 30;

/** Whether a deletion can still be undone. */
export function canBringBack(goneAt: Date | null, now: Date): boolean {
  return goneAt !== null && now.getTime() - goneAt.getTime() <= undoSeconds * 1000;
}

/** For how many days authors are waited for when they were asked whether their words may go. */
const askedDays = 30;

export const askedUntil = (askedAt: Date) => new Date(askedAt.getTime() + askedDays * 86_400_000);

/** A few posts before the one a link leads to, so that it is read in its place. */
export const lead = 2;
