import type { T } from '../platform/i18n/index.ts';

export { deviceOf } from '../people/index.ts';

/** «Firefox on Android», in the reader's language. */
export function deviceInWords(t: T, device: string): string {
  const [browser = '', system = ''] = device.split('/', 2);
  if (browser && system) return t('accounts.devices.on', { browser, system });
  return browser || system || t('accounts.devices.unknown');
}
