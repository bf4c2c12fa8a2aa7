import { expect, test } from 'vitest';
import { dayIn, morningOf } from './rules.ts';

const now = new Date('2026-03-01T22:00:00Z');

test('a reminder comes in the morning of that day, by the clock of who asked', () => {
  expect(morningOf('2026-03-02', 'Europe/Madrid', now)?.toISOString()).toBe('2026-03-02T08:00:00.000Z');
  expect(morningOf('2026-03-29', 'Europe/Madrid', now)?.toISOString()).toBe('2026-03-29T07:00:00.000Z');
  expect(dayIn(new Date('2026-03-29T07:00:00Z'), 'Europe/Madrid')).toBe('2026-03-29');
});

test('a day that is over, is today, is none, or is years away reminds of nothing', () => {
  expect(morningOf('2026-03-02', 'Asia/Kolkata', now)).toBeNull();
  for (const day of ['', '2026-03-01', '2025-12-24', '2026-02-30', '2029-01-01', 'tomorrow', '2026-3-2'])
    expect(morningOf(day, 'Europe/Madrid', now), day).toBeNull();
});
