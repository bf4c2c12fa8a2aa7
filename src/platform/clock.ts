/** What time it is. Handed in everywhere, so that a test can say. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
