/** Whether this runtime knows the zone; old names such as Asia/Calcutta are known too. */
export function isTimeZone(text: string): boolean {
  if (text.length > 60) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '' && /^[A-Z]/.test(text);
  } catch {
    return false;
  }
}

/** Every zone to choose from, by its IANA name. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
