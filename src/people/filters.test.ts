import { expect, test } from 'vitest';
import type { Viewer } from '../contracts/index.ts';
import { filtersInForce, meet, type KeptFilters } from './filters.ts';

const now = new Date('2026-03-03T18:00:00Z');

function reader(kept: KeptFilters, muted: string[] = []): Viewer {
  const person = {
    id: 'june',
    name: 'June',
    face: '',
    state: 'active' as const,
    namedByline: 'b-june',
    joinedAt: now,
    siteRoles: [],
    sessionId: null,
    sessionSeenAt: null,
    agreed: { rules: 0, privacy: 0 },
    language: 'en',
    timeZone: 'UTC',
    theme: 'system' as const,
    textSize: 'normal' as const,
    filters: filtersInForce(kept, now),
  };
  return Object.freeze({ person, principals: [], audiences: [], staffOf: [], blocked: [], muted, bylines: ['b-june'] });
}

const post = (notes: string[], bylineId = 'b-mira', text = 'Rain.') => ({ notes, bylineId, text: () => text, moderates: false });

test('of several notes the strongest wish counts; none asked about is shown with its line', () => {
  const june = reader({ notes: { death: 'warn', weight: 'hide' }, until: {}, words: [] });
  expect(meet(june, post([])).how).toBe('show');
  expect(meet(june, post(['fertility']))).toEqual({ how: 'show', notes: ['fertility'], word: null, muted: false });
  expect(meet(june, post(['death'])).how).toBe('warn');
  expect(meet(june, post(['death', 'weight'])).how).toBe('hide');
  expect(meet(june, post(['no-such-note'])).notes).toEqual([]);
});

test('a muted byline and a word of one’s own fold; one’s own words never; staff of the place lose nothing', () => {
  const june = reader({ notes: { death: 'hide' }, until: {}, words: ['hospice'] }, ['b-hana']);
  expect(meet(june, post([], 'b-hana'))).toMatchObject({ how: 'fold', muted: true });
  expect(meet(june, post([], 'b-mira', 'The hospice garden'))).toMatchObject({ how: 'fold', word: 'hospice' });
  expect(meet(june, post(['death'], 'b-june', 'hospice')).how).toBe('show');
  expect(meet(june, { ...post(['death']), moderates: true }).how).toBe('fold');
});

test('«not this week» is stronger than every wish, until its moment', () => {
  const kept: KeptFilters = {
    notes: { death: 'warn' },
    until: { death: '2026-03-03T18:00:01Z', weight: '2026-03-03T18:00:00Z' },
    words: [],
  };
  expect(filtersInForce(kept, now).notes).toEqual({ death: 'hide' });
  expect(filtersInForce(kept, new Date('2026-03-03T18:00:01Z')).notes).toEqual({ death: 'warn' });
  expect(filtersInForce(null, now)).toEqual({ notes: {}, words: [] });
});
