import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCommunity } from '../../src/people/index.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import type { PrivateThings } from './private-things.ts';
import { askings, never } from './requests.ts';

/** What is known of people's accounts, and who may know it. */
const canaries = {
  former: 'Plover Former',
  invitation: 'Dunlin-invitation-canary',
  refusal: 'Knot-refusal-canary',
  address: 'turnstone-canary@example.org',
} as const;

let site: TestSite;
let world: World;
let refused: string;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  const mira = await site.browserOf(world.mira);
  await site.db.updateTable('person').set({ named_at: null }).execute();
  await mira.post('/you/name', { name: canaries.former });
  site.clock.pass(8 * 86_400_000);
  await mira.post('/you/name', { name: 'Mira' });
  await site.db.updateTable('account').set({ email: canaries.address }).where('person_id', '=', world.mira).execute();
  const ruth = await site.browserOf(world.ruth);
  const made = await ruth.post('/invitations', { for_whom: canaries.invitation, days: '7', uses: '2' });
  const wish = { way: 'password', password: 'four plain words here', age: 'yes', consent: 'yes' };
  await site.browser().post(/(\/join\/[\w-]+)"/.exec(made.body)![1]!, { ...wish, name: 'Came By' });
  await site.act((tx) => changeCommunity(tx, { joining: 'approval' }));
  while (site.house.community().joining !== 'approval') await new Promise((then) => setImmediate(then));
  const waiting = site.browser();
  await waiting.post('/join', { ...wish, name: 'Best Prices' });
  refused = (await site.db.selectFrom('person').select('id').where('name', '=', 'Best Prices').executeTakeFirstOrThrow()).id;
  await ruth.post('/waiting-people/decline', { person: refused, words: canaries.refusal });
  await site.house.jobs.drain();
});
afterAll(() => site.close());

/** Nothing of what is said is asked for here; accounts have ids of their own. */
const things = new Proxy({}, { get: () => never }) as PrivateThings;

/** Which pages tell somebody of a canary. */
async function toldTo(personId: string | null): Promise<Record<keyof typeof canaries, string[]>> {
  const browser = personId ? await site.browserOf(personId) : site.browser();
  const told: Record<string, Set<string>> = Object.fromEntries(Object.keys(canaries).map((name) => [name, new Set()]));
  for (const route of site.app.routes.filter(({ method, path }) => method === 'GET' && path !== '/live')) {
    for (const path of new Set(askings(route, things, world).map((asked) => asked.path))) {
      const { body } = await browser.get(path);
      for (const [name, canary] of Object.entries(canaries)) if (body.includes(canary)) told[name]!.add(route.path);
    }
  }
  return Object.fromEntries(Object.entries(told).map(([name, pages]) => [name, [...pages].sort()])) as Record<
    keyof typeof canaries,
    string[]
  >;
}

test('a former name is for moderators of the community, an invitation for administrators, an answer for the one it was given to', async () => {
  const nothing = { former: [], invitation: [], refusal: [], address: [] };
  expect(await toldTo(null)).toEqual(nothing);
  for (const who of [world.june, world.oskar, world.bruno, world.hana]) expect(await toldTo(who)).toEqual(nothing);
  expect(await toldTo(world.ana)).toEqual({ ...nothing, former: ['/people/:person'] });
  expect(await toldTo(world.ruth)).toEqual({ ...nothing, invitation: ['/invitations'] });
  expect(await toldTo(refused)).toEqual({ ...nothing, refusal: ['/waiting'] });
  expect((await toldTo(world.mira)).address).toEqual(['/you', '/you/email', '/you/mail']);
});

test('the log and the jobs hold none of it', async () => {
  const jobs = JSON.stringify(
    (
      await site.db.executeQuery<{ data: unknown }>({
        sql: 'select data from pgboss.job',
        parameters: [],
        query: { kind: 'RawNode' } as never,
        queryId: { queryId: 'jobs' },
      })
    ).rows,
  );
  for (const canary of Object.values(canaries)) {
    expect(jobs).not.toContain(canary);
    expect(site.logged.join('\n')).not.toContain(canary);
  }
});
