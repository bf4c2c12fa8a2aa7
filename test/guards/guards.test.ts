import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home } from '../papers/sources.ts';
import { guards } from './list.ts';
import { markers } from './markers.ts';
import { takeOut } from './take-out.ts';

test('every guard is listed once, and everything listed is a guard', () => {
  const inTheCode = markers().map(({ name }) => name);
  expect(inTheCode.length).toBeGreaterThan(30);
  expect(inTheCode.toSorted()).toEqual(guards.map(({ name }) => name).toSorted());
});

test('each can be taken out', () => {
  for (const { name, opening } of guards) {
    const marker = markers().find((one) => one.name === name);
    const text = readFileSync(join(home, marker?.path ?? ''), 'utf8');
    expect(() => takeOut(text, marker?.line ?? 0, opening), name).not.toThrow();
  }
});

test('taking out is what it says', () => {
  expect(takeOut('a\nif (no) return null; // guard:x\nb', 1, 'drop')).toBe('a\n\nb');
  expect(takeOut('const a = `s.x = 1`; // guard:x', 0, 'true')).toBe('const a = `true`; // guard:x');
  expect(takeOut('  reply: (v, f) => f.mine, // guard:x', 0, 'true')).toBe('  reply: (v, f) => true, // guard:x');
  expect(() => takeOut('const a = 1; // guard:x', 0, 'true')).toThrow('no condition');
  expect(() => takeOut('const a = 1;', 0, { find: 'for share', put: '' })).toThrow('does not hold');
});
