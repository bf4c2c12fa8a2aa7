export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/** By the reader's own clock; nobody is wished a good night who is awake because they cannot sleep. */
export function partOfDay(now: Date, timeZone: string): PartOfDay {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
