import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { intlLocale, languages, readMessages, translator } from './messages.ts';

test.each(languages)('every message that counts says what a full ICU format says: %s', (language) => {
  const counting = Object.entries(readMessages(language)).filter(([, text]) => text.includes(', plural,'));
  expect(counting.length).toBeGreaterThan(10);
  const t = translator(language);
  for (const [key, text] of counting) {
    const full = new IntlMessageFormat(text, intlLocale[language]);
    for (const n of [0, 1, 2, 3, 10, 11, 21, 100, 101, 12_345]) {
      const names = [...text.matchAll(/\{(\w+)[,}]/g)].map((m) => m[1]!);
      const args = Object.fromEntries(names.map((name) => [name, text.includes(`{${name}, plural`) ? n : `<${name}>`]));
      expect(t(key, args)).toBe(full.format(args));
    }
  }
});
