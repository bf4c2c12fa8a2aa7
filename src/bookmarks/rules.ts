/** Longest word to oneself, in characters. */
export const longestNote = 500;

/** Bookmarks on one page. */
export const pageSize = 20;

const hour = 9;

/**
 * The morning of a day, by the person's own clock.
 * @param day as a date field writes it, `2027-03-02`
 * @returns null for no day, for one that is over, and for one more than two years away
 */
export function morningOf(day: string, timeZone: string, now: Date): Date | null {
  const read = dayOf(day);
  if (!read) return null;
  const at = new Date(read.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds);
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const away = today.until(read, { largestUnit: 'day' }).days;
  return away >= 1 && away <= 731 ? at : null;
}

function dayOf(text: string): Temporal.PlainDate | null {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text, { overflow: 'reject' }) : null;
  } catch {
    return null;
  }
}

/** As a date field shows it. */
export function dayIn(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
