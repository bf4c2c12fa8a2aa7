import { expect, test } from 'vitest';
import { wordsForCancerType } from '../spaces/index.ts';
import { findBoards, slips, type Findable } from './find-boards.ts';

const about = (id: number, name: string, key: string, sentences = ''): Findable => ({
  id,
  name,
  sentences,
  other: wordsForCancerType(key),
});
const boards = [
  about(1, 'Bowel cancer', 'bowel'),
  about(2, 'Breast cancer', 'breast'),
  about(3, 'Cáncer de mama', 'breast'),
  about(4, 'Lung cancer', 'lung'),
  about(5, 'Everyday things', '', 'Parking, paperwork, sore mouths.'),
  about(6, 'سرطان القولون', 'bowel'),
  about(7, 'Others', '', 'أشخاص يقولون إنهم يرعون أحدًا'),
];

test('a board is found by every word for what it is about, in three languages', () => {
  for (const typed of ['bowel', 'colon', 'CRC', 'colorectal', 'cáncer colorrectal', 'القولون', 'أمعاء', 'rectum'])
    expect(
      findBoards(typed, boards).toSorted((a, b) => a - b),
      typed,
    ).toEqual([1, 6]);
  for (const typed of ['mama', 'cáncer de mama', 'breast', 'pecho', 'الثدي'])
    expect(
      findBoards(typed, boards).toSorted((a, b) => a - b),
      typed,
    ).toEqual([2, 3]);
  expect(findBoards('cáncer de mama', boards)[0]).toBe(3);
  expect(findBoards('paperwork', boards)).toEqual([5]);
});

test('a slip of the hand is forgiven in long words, never in short ones', () => {
  expect(findBoards('bowle', boards)).toContain(1);
  expect(findBoards('colorectall', boards)).toContain(1);
  expect(findBoards('braest', boards)).toContain(2);
  expect(findBoards('lunh', boards)).toEqual([]);
  expect([slips('colon', 'colon', 2), slips('colno', 'colon', 2), slips('abc', 'abcdef', 2)]).toEqual([0, 1, 3]);
});

test('nothing typed, or words that tell nothing, find nothing; the longest text costs little', () => {
  for (const typed of ['', '  ', 'de la', '?!']) expect(findBoards(typed, boards), typed).toEqual([]);
  expect(findBoards('zzzz', boards)).toEqual([]);
  expect(findBoards('x'.repeat(100_000), boards)).toEqual([]);
});
