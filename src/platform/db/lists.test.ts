import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openSite, type TestSite } from '../../../test/site.ts';

let site: TestSite;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('lists come as they are, plain or not', async () => {
  const asked = sql<
    Record<string, unknown>
  >`select '{1,-2,300}'::int[] as ints, '{}'::int[] as none, array[1, null] as hole, '{{1,2},{3,4}}'::int[] as nested,
    '{everyone,in:5,relation:at-risk}'::text[] as words, '{}'::text[] as empty, array['a,b', 'c"d', 'NULL', '', ' x ', '{y}', null] as odd`;
  const { rows } = await asked.execute(site.db);
  expect(rows[0]).toEqual({
    ints: [1, -2, 300],
    none: [],
    hole: [1, null],
    nested: [
      [1, 2],
      [3, 4],
    ],
    words: ['everyone', 'in:5', 'relation:at-risk'],
    empty: [],
    odd: ['a,b', 'c"d', 'NULL', '', ' x ', '{y}', null],
  });
});
