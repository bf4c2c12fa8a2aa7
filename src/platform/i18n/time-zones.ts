/**
 * Whether this runtime knows the zone; old names such as Asia/Calcutta are known too. Written as it is written: what is made
 * for a zone is kept, and capitals would give it a thousand names.
 */
export function isTimeZone(text: string): boolean {
  if (text.length > 60 || !/^[A-Z]/.test(text)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text;
  } catch {
    return false;
  }
}

/** Every zone to choose from, by its IANA name. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
