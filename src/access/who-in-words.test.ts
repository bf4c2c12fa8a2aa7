import { expect, test } from 'vitest';
import { translator } from '../platform/i18n/index.ts';
import { whoInWords } from './who-in-words.ts';
import type { WhoWillSee } from './who-will-see.ts';

const said = (people: number) => {
  const who: WhoWillSee = { clauses: [[{ kind: 'member' }]], people, public: false };
  return whoInWords(translator('en'), who, 'Harbour Lights').strong;
};

test('who will see is counted exactly', () => {
  expect(said(1)).toBe('1 member of Harbour Lights');
  expect(said(1204)).toBe('1,204 members of Harbour Lights');
});
