export const longestLabel = 60;
export const longestEvidence = 1000;

/** For how many months a badge holds before somebody looks again. */
export const lasts = [6, 12, 24] as const;

/** The same day so many months later; where that month has no such day, its last one. */
export function monthsLater(from: Date, months: number): Date {
  const at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO('UTC').add({ months });
  return new Date(at.epochMilliseconds);
}

export const badgesOnPage = 50;
