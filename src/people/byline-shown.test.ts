import { expect, test } from 'vitest';
import { translator } from '../platform/i18n/index.ts';
import { bylineShown } from './byline-shown.ts';

const t = translator('en');
const states = ['active', 'waiting', 'suspended', 'departed', 'erased'] as const;

test('an alias shows the same whatever becomes of its person: else whoever is suspended would be known by it', () => {
  const shown = states.map((person_state) => bylineShown(t, { label: 'Quiet Lantern', name: null, person_state }));
  expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(shown[0]).not.toHaveProperty('href');
});

test('a name leads to its page while its person is here; the suspended keep it, who left is nobody', () => {
  const facts = { label: null, person_id: '1', name: 'Mira', face: 'f' };
  const shown = Object.fromEntries(states.map((person_state) => [person_state, bylineShown(t, { ...facts, person_state })]));
  expect(shown['active']).toMatchObject({ name: 'Mira', href: '/people/1' });
  expect(shown['suspended']).toEqual({ name: 'Mira', face: 'f' });
  for (const state of ['departed', 'erased']) expect(shown[state]).toEqual({ name: 'A former member', face: null });
});
