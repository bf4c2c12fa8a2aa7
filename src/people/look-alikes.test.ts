import { expect, test } from 'vitest';
import { skeletonOf } from './look-alikes.ts';
import { faultOfName } from './names.ts';

const alike = (a: string, b: string) => skeletonOf(a) === skeletonOf(b);

test.each([
  ['Cyrillic letters', 'Mira', 'Mir\u0430'],
  ['Greek letters', 'Mira', '\u039cira'],
  ['capitals of another script', 'HELEN', '\u041dELEN'],
  ['full-width letters', 'Mira', '\uff2d\uff49\uff52\uff41'],
  ['letters of mathematics', 'Mira', '\u{1d40c}\u{1d422}\u{1d42b}\u{1d41a}'],
  ['a joiner of no width', 'Mira', 'Mi\u200dra'],
  ['a soft hyphen', 'Mira', 'Mi\u00adra'],
  ['a dotless i', 'Mira', 'M\u0131ra'],
  ['a dotted capital', 'Iris', '\u0130ris'],
  ['0 and O', 'Otto', '0tto'],
  ['1, l and I', 'Iris', '1ris'],
  ['l and I', 'Lily', 'LiIy'],
  ['rn and m', 'Mira', 'rnira'],
  ['vv and w', 'Willow', 'VVillow'],
  ['accents', 'Jose', 'José'],
  ['a stroke', 'Soren', 'Søren'],
  ['dots, lines and spaces', 'Mira B', 'm.i-r_a b'],
  ['an apostrophe', 'OBrien', 'O’Brien'],
  ['Arabic with and without vowel points', 'محمد', 'مُحَمَّد'],
  ['Arabic with and without hamza', 'احمد', 'أحمد'],
  ['a drawn-out Arabic letter', 'محمد', 'محمـــد'],
  ['Arabic and Persian letters', 'علي', 'علی'],
])('%s: one name to the eye', (_, one, other) => {
  expect(alike(one, other)).toBe(true);
});

test.each([
  ['Mira', 'Mona'],
  ['Anna', 'Anja'],
  ['محمد', 'محمود'],
  ['علي', 'عالي'],
  ['राम', 'रमा'],
  ['राम', 'रिम'],
  ['李娜', '李妮'],
  ['Владимир', 'Вадим'],
  ['Ελένη', 'Ελενίτσα'],
])('%s and %s are two names', (one, other) => {
  expect(alike(one, other)).toBe(false);
});

test('names of many scripts may be had, towers of marks and signs that show nothing may not', () => {
  for (const name of ['أحمد', 'مُحَمَّد', 'فاطمة الزهراء', 'Ελένη', 'Владимир', 'Işıl', 'ירון', 'राम', '李娜', 'สมชาย', 'O’Brien', 'José 2'])
    expect([name, faultOfName(name)]).toEqual([name, null]);
  for (const name of [
    'Mi\u200dra',
    '\u2800',
    'Z\u0301\u0302\u0303\u0304algo',
    'a\u202eb',
    '\u0301\u0301',
    'a\u2066b',
    'a\u200fb',
    '\u3164',
  ])
    expect([name, faultOfName(name)]).toEqual([name, 'signs']);
});
