import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('what changed is told word by word', () => {
  expect(differences('I had the scan on Tuesday.', 'I had the second scan on Tuesday.')).toEqual([
    { is: 'same', words: 'I had the ' },
    { is: 'new', words: 'second ' },
    { is: 'same', words: 'scan on Tuesday.' },
  ]);
});

test('both texts can be read out of the differences, whatever they are', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('one ', 'two ', 'ثلاثة ', '\n', '**')).map((a) => a.join('')),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const found = differences(before, after);
      const without = (left: 'gone' | 'new') =>
        found
          .filter((s) => s.is !== left)
          .map((s) => s.words)
          .join('');
      expect([without('new'), without('gone')]).toEqual([before, after]);
    }),
  );
});

test('texts that differ in every other word are not searched for long either', () => {
  const spent = process.cpuUsage();
  for (let n = 0; n < 80; n += 1) differences('(1) '.repeat(5000), '(2) '.repeat(5000));
  expect(process.cpuUsage(spent).user / 1000).toBeLessThan(2000);
});

test('two long texts that share nothing are shown one after the other, without a long search', () => {
  const before = Array.from({ length: 4000 }, (_, n) => `a${n}`).join(' ');
  const after = Array.from({ length: 4000 }, (_, n) => `b${n}`).join(' ');
  const spent = process.cpuUsage();
  expect(differences(before, after).map((s) => s.is)).toEqual(['gone', 'new']);
  expect(process.cpuUsage(spent).user / 1000).toBeLessThan(2000);
});
