import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admits, admitsNoOneNew, type Clause } from './index.ts';

const principals = ['everyone', 'member', 'relation:caregiver', 'relation:patient', 'in:1', 'staff-of:1', 'in:2', 'staff-of:2'];

/** Everything that one person can hold at once: nobody, or a member with any of the others. */
const people: string[][] = [
  ['everyone'],
  ...principals
    .slice(2)
    .reduce<string[][]>((all, one) => all.flatMap((held) => [held, [...held, one]]), [['everyone', 'member']])
    .filter((held) => [1, 2].every((place) => !held.includes(`staff-of:${place}`) || held.includes(`in:${place}`))),
];

const audiences: Clause[][] = principals.flatMap((lead) => [
  [{ lead, also: [] }],
  ...principals.filter((other) => other !== lead).map((other) => [{ lead, also: [other] }]),
  ...principals
    .filter((other) => other > lead)
    .map((other) => [
      { lead, also: [] as string[] },
      { lead: other, also: [] as string[] },
    ]),
]);

const isSo = (wanted: Clause[], present: Clause[]) => people.every((held) => !admits(wanted, held) || admits(present, held));

test('no one new is admitted exactly where each person who would read could read before: every pair of small audiences', () => {
  expect(people.length).toBe(37);
  for (const wanted of audiences)
    for (const present of audiences)
      if (admitsNoOneNew(wanted, present) !== isSo(wanted, present)) expect.fail(JSON.stringify({ wanted, present }));
});

test('the same for audiences of any size', () => {
  const principal = fc.constantFrom(...principals);
  const clause = fc.record({ lead: principal, also: fc.array(principal, { maxLength: 3 }) });
  const audience = fc.array(clause, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(audience, audience, (wanted, present) => {
      expect(admitsNoOneNew(wanted, present)).toBe(isSo(wanted, present));
    }),
    { numRuns: 2000 },
  );
});

test('in words: a private group opens to members with consent only, and to its own people without', () => {
  const group = [
    { lead: 'in:1', also: [] },
    { lead: 'staff-of:1', also: [] },
  ];
  const members = [{ lead: 'member', also: [] }];
  expect(admitsNoOneNew(group, members)).toBe(true);
  expect(admitsNoOneNew(members, group)).toBe(false);
  expect(admitsNoOneNew([{ lead: 'relation:caregiver', also: ['in:1'] }], group)).toBe(true);
  expect(admitsNoOneNew([{ lead: 'in:2', also: [] }], group)).toBe(false);
});
