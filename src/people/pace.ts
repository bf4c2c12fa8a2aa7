/** A gentle pace for new accounts: enough for anyone who writes, too slow for anyone who floods. Reporting has no pace. */
export type Paced = 'reply' | 'thread';

const hour = 3_600_000;
const day = 24 * hour;

type Rule = { youngerThan: number; window: number; most: number };

const rules: Record<Paced, Rule[]> = {
  reply: [
    { youngerThan: day, window: hour, most: 8 },
    { youngerThan: 7 * day, window: hour, most: 25 },
  ],
  thread: [
    { youngerThan: day, window: day, most: 3 },
    { youngerThan: 7 * day, window: day, most: 8 },
  ],
};

/** Whether an account is so young that its posts are counted at all. */
export function isPaced(joinedAt: Date, now: Date): boolean {
  return now.getTime() - joinedAt.getTime() < 7 * day;
}

/**
 * @param earlier when this person last posted this kind of thing, in any order
 * @returns when the next one may follow, or null for at once
 */
export function paceFor(kind: Paced, joinedAt: Date, earlier: readonly Date[], now: Date): Date | null {
  const age = now.getTime() - joinedAt.getTime();
  const rule = rules[kind].find((r) => age < r.youngerThan);
  if (!rule) return null;
  const within = earlier
    .map((d) => d.getTime())
    .filter((t) => t > now.getTime() - rule.window)
    .sort((a, b) => a - b);
  if (within.length < rule.most) return null;
  return new Date(within[within.length - rule.most]! + rule.window);
}
