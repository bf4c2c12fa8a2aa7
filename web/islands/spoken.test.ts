import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from './spoken.ts';

test('what is said is whole sentences, as many as fit', () => {
  expect(sentences('I slept. I woke up.', 'en')).toEqual(['I slept. I woke up.']);
  expect(sentences(`${'Word '.repeat(40)}end. Then this.`, 'en')).toHaveLength(1);
  expect(sentences(`${'Word '.repeat(60)}end. Then this.`, 'en').length).toBeGreaterThan(1);
  expect(sentences('هل نمت؟ لا، لم أنم.', 'ar')).toEqual(['هل نمت؟ لا، لم أنم.']);
});

test('nothing is left out, and nothing is longer than a browser says in one breath', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })), (parts) => {
      const text = parts.join('. ');
      const said = sentences(text, 'en');
      expect(said.every((s) => s.length <= 220)).toBe(true);
      expect(said.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
  );
});
