import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluesIn } from './telling-words.ts';

const found = (words: string) => cluesIn({ words, about: 'unaware' }, 'Mira').map((clue) => `${clue.kind}: ${clue.words}`);

test('names, days, numbers, addresses and hospitals are found, in three languages', () => {
  expect(found('My sister Marta Lopez is at the Royal Marsden Hospital since 12 March.')).toEqual([
    'day: 12 March',
    'hospital: Royal Marsden Hospital',
    'name: Marta Lopez',
  ]);
  expect(found('Call her: +44 20 7946 0958, or write to marta@example.org. Her doctor is Dr. Ahmed.')).toEqual([
    'mail: marta@example.org',
    'phone: +44 20 7946 0958',
    'name: Dr. Ahmed',
  ]);
  expect(found('La operan el 3 de mayo en el Hospital de La Paz, con la Dra. Ruiz.')).toEqual([
    'day: 3 de mayo',
    'hospital: Hospital de La Paz',
    'name: Dra. Ruiz',
  ]);
  expect(found('موعدها ١٢ مارس في مستشفى السلام مع الدكتورة هالة')).toEqual([
    'day: 12 مارس',
    'hospital: مستشفى السلام',
    'name: الدكتورة هالة',
  ]);
});

test('a plain story holds none', () => {
  expect(found('My wife had her scan today. She was scared, and so was I. When we came home, we made soup.')).toEqual([]);
  expect(found('Yesterday Maria came. Thank You all. I am 62, and it was 3 weeks.')).toEqual([]);
  expect(cluesIn({ words: 'Marta Lopez, 12 March 2024, Mira', about: 'knows' }, 'Mira')).toEqual([]);
});

test('who is anonymous and signs with their name is told so', () => {
  expect(cluesIn({ words: 'So tired.\n\nmira x', anonymous: true }, 'Mira')).toEqual([{ kind: 'own', words: 'Mira' }]);
  expect(cluesIn({ words: 'A miracle, admirable. Marta Lopez helped.', anonymous: true }, 'Mira')).toEqual([]);
  expect(cluesIn({ words: 'x', title: 'Mira (and a.b@c.org)', anonymous: true }, 'Mira').map((c) => c.kind)).toEqual(['own', 'mail']);
});

test('whatever was typed is read in a moment, and few clues are said', () => {
  const parts = fc.constantFrom('Ab ', 'A', '1', '1 ', '1.', '@', 'a.', 'Hospital ', 'de ', 'Dr. ', '٣', ' ', '-', 'مارس ');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 2000 }), (typed) => {
      expect(cluesIn({ words: typed.join('').repeat(8), about: 'unaware', anonymous: true }, 'A').length).toBeLessThanOrEqual(6);
    }),
    { numRuns: 40 },
  );
});
