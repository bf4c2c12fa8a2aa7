/** Somebody's turn among their own. Ended once; null when they have enough under way. */
export type Turn = { end(): void };

/**
 * A few things of one person at a time: each of them may be large.
 * @param most that one person has under way
 */
export function fewAtOnce(most: number): (who: string) => Turn | null {
  const underWay = new Map<string, number>();
  const change = (who: string, by: number) => {
    const left = (underWay.get(who) ?? 0) + by;
    if (left > 0) underWay.set(who, left);
    else underWay.delete(who);
  };
  return (who) => {
    if ((underWay.get(who) ?? 0) >= most) return null;
    change(who, 1);
    return { end: () => change(who, -1) };
  };
}
