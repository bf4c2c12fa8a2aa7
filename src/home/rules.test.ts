import { expect, test } from 'vitest';
import { partOfDay } from './rules.ts';

test('the greeting goes by the reader’s clock', () => {
  const at = new Date('2026-03-03T18:00:00Z');
  expect(partOfDay(at, 'Europe/London')).toBe('evening');
  expect(partOfDay(at, 'America/New_York')).toBe('afternoon');
  expect(partOfDay(at, 'Asia/Kolkata')).toBe('evening');
  expect(partOfDay(at, 'Pacific/Auckland')).toBe('morning');
  expect(partOfDay(new Date('2026-03-03T02:00:00Z'), 'UTC')).toBe('night');
});
