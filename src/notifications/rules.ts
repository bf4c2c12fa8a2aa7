/** How far back the list goes, and how long a notice is kept. */
export const shownDays = 30;
export const keptDays = 60;

/** Notices on one page, and the most that are looked through for it. */
export const pageSize = 20;
export const mostLookedAt = 300;

const day = 86_400_000;

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * day);
}

export type MailFacts = {
  /** The person's own choice. */
  wanted: boolean;
  verified: boolean;
  readAt: Date | null;
  /** When a mail about the same conversation left that was not looked at since. */
  mailedBefore: Date | null;
  /** When the person was last here. */
  lastSeen: Date | null;
};

/** Whether a mail is due: one a conversation, and no other until they have been here again. */
export function isMailDue({ wanted, verified, readAt, mailedBefore, lastSeen }: MailFacts): boolean {
  if (!wanted || !verified || readAt) return false;
  return mailedBefore === null || (lastSeen !== null && lastSeen > mailedBefore);
}

/** One page of what is left after opening: the count before opening would tell of what may not be seen. */
export function pageOf<Item extends { id: string }>(
  all: readonly Item[],
  before: string | undefined,
): { items: Item[]; older: string | null } {
  const start = all.findIndex((n) => n.id === before) + 1;
  const items = all.slice(start, start + pageSize);
  return { items, older: all.length > start + pageSize ? items.at(-1)!.id : null };
}
