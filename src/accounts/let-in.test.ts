import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { letIn, refusalOf, refuse } from '../people/index.ts';
import { forgetRefused } from './refuse-newcomer.ts';

let site: TestSite;
let world: World;
const day = 86_400_000;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
});
afterAll(() => site.close());

const stateOf = async (id: string) =>
  (await site.db.selectFrom('person').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

/** How many statements wait for somebody else's. */
async function waitingStatements(): Promise<number> {
  const waits = await site.db.executeQuery<{ n: number }>({
    sql: "select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    parameters: [],
    query: { kind: 'RawNode' } as never,
    queryId: { queryId: 'waits' },
  });
  return waits.rows[0]?.n ?? 0;
}

test('two administrators who answer one newcomer at the same moment: whoever is in stays in, and nothing deletes them later', async () => {
  await site.db.updateTable('person').set({ state: 'waiting' }).where('id', '=', world.june).execute();
  const acts: Promise<unknown>[] = [];
  await site.act(async (tx) => {
    await tx.selectFrom('person').select('id').where('id', '=', world.june).forUpdate().execute();
    acts.push(site.act((other) => refuse(other, world.june, { words: 'Not this time.', by: world.ruth }, site.clock.now())));
    await expect.poll(waitingStatements).toBe(1);
    acts.push(site.act((other) => letIn(other, world.june)));
    await expect.poll(waitingStatements).toBe(2);
  });
  await Promise.all(acts);
  expect([await stateOf(world.june), await refusalOf(site.db, world.june)]).toEqual(['active', null]);
});

test('an answer that stands beside somebody who is in deletes nobody', async () => {
  const refusal = { person_id: world.june, words: 'Not this time.', refused_by: world.ruth, refused_at: site.clock.now() };
  await site.db.insertInto('refusal').values(refusal).execute();
  site.clock.pass(15 * day);
  await forgetRefused(site.house, site.clock.now());
  expect(await stateOf(world.june)).toBe('active');
});
