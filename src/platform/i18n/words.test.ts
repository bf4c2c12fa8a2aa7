import { expect, test } from 'vitest';
import { isTimeZone } from './time-zones.ts';
import { wordsFor } from './words.ts';

const now = new Date('2026-03-03T18:00:00Z');

test('a list says today and yesterday by the reader’s own clock, and the day alone for what is longer ago', () => {
  const london = wordsFor('en', 'Europe/London', true, now);
  expect(london.lately(new Date('2026-03-03T00:30:00Z'))).toBe('Today, 00:30');
  expect(london.lately(new Date('2026-03-02T23:59:00Z'))).toBe('Yesterday, 23:59');
  expect(london.lately(new Date('2026-03-01T12:00:00Z'))).toBe('Sunday 1 March');
  expect(london.lately(new Date('2025-03-03T18:00:00Z'))).toBe('Monday 3 March 2025');
  expect(wordsFor('en', 'Pacific/Auckland', true, now).lately(new Date('2026-03-03T10:30:00Z'))).toBe('Yesterday, 23:30');
});

test('where the zone is not the reader’s own, it is named beside the time', () => {
  const visitor = wordsFor('es', 'UTC', false, now);
  expect(visitor.lately(new Date('2026-03-03T16:50:00Z'))).toBe('Hoy, 16:50 (UTC)');
  expect(visitor.lately(new Date('2026-02-20T16:50:00Z'))).not.toContain('UTC');
});

test('a zone has one name, as it is written', () => {
  for (const zone of ['UTC', 'Europe/London', 'Asia/Calcutta', 'Asia/Kolkata', 'Etc/GMT+3', 'US/Eastern'])
    expect(isTimeZone(zone)).toBe(true);
  for (const zone of ['', 'EUROPE/LONDON', 'Europe/lonDon', '+01:00', 'Europe/Atlantis', `Europe/${'x'.repeat(80)}`])
    expect(isTimeZone(zone)).toBe(false);
});
