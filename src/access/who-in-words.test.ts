import { expect, test } from 'vitest';
import { translator } from '../platform/i18n/index.ts';
import { whoInWords } from './who-in-words.ts';
import { mostTold, type WhoWillSee } from './who-will-see.ts';

const said = (people: number) => {
  const who: WhoWillSee = { clauses: [[{ kind: 'member' }]], people, public: false };
  return whoInWords(translator('en'), who, 'Harbour Lights').strong;
};

test('who will see is counted exactly up to a point, and from there on it is more than that', () => {
  expect(said(1)).toBe('1 member of Harbour Lights');
  expect(said(mostTold)).toBe('500 members of Harbour Lights');
  expect(said(mostTold + 1)).toBe('More than 500 people · members of Harbour Lights');
});
