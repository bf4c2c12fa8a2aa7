import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let ana: Browser;
let june: Browser;
let oskar: Browser;
let thread: string;

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;
const say = (words: string) => mira.post(`/threads/${thread}/replies`, { words, idempotency_key: key() });
const sumUp = (browser: Browser, words: string) => browser.post(`/threads/${thread}/summaries`, { words, idempotency_key: key() });
const newest = async () =>
  (
    await site.db
      .selectFrom('summary')
      .select(['id', 'state'])
      .orderBy('written_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  ).id;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [mira, ana] = [await site.browserOf(world.mira), await site.browserOf(world.ana)];
  [june, oskar] = [await site.browserOf(world.june), await site.browserOf(world.oskar)];
  const given = { title: 'How do you sleep', words: 'Tell me.', intent: 'advice', idempotency_key: key() };
  const made = await mira.post('/boards/in-treatment-together/threads', given);
  thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  for (let n = 1; n <= 19; n++) await say(`Night number ${n}.`);
});
afterAll(() => site.close());

test('a short conversation needs none', async () => {
  expect((await sumUp(mira, 'Nineteen nights.')).status).toBe(404);
  expect((await mira.get(`/threads/${thread}/summaries/new`)).status).toBe(404);
  await say('Night number 20.');
  expect((await mira.get(`/threads/${thread}/summaries/new`)).body).toContain('look after this board read it first');
});

test('a member offers one, only they and staff see it; pinned, it stands above with its author and what came since', async () => {
  const empty = await sumUp(mira, ' ');
  expect(empty.status).toBe(422);
  const offered = await sumUp(mira, 'Twenty nights, *mostly* bad.');
  expect(offered.location).toContain(`/threads/${thread}/summaries`);
  expect((await mira.get(`/threads/${thread}/summaries`)).body).toContain('Twenty nights');
  const id = await newest();
  const nobody = site.browser();
  for (const outside of [oskar, june, nobody]) {
    expect((await outside.get(`/threads/${thread}/summaries`)).body).not.toContain('Twenty nights');
    expect((await outside.post(`/summaries/${id}/pin`)).status).toBe(outside === nobody ? 401 : 404);
    expect((await sumUp(outside, 'Mine.')).status).toBe(outside === nobody ? 401 : 404);
  }
  expect((await mira.post(`/summaries/${id}/pin`)).status).toBe(404);
  expect((await mira.get(`/threads/${thread}`)).body).not.toContain('Twenty nights');
  expect((await ana.get('/boards/in-treatment-together/keep')).body).toContain('Summaries that were offered');
  expect((await ana.get(`/threads/${thread}/summaries`)).body).toContain('Put it above the conversation');
  await ana.post(`/summaries/${id}/pin`);
  await say('Night number 21.');
  const page = (await ana.get(`/threads/${thread}`)).body;
  expect(page).toContain('Twenty nights, <em>mostly</em> bad.');
  expect(page).toContain('told by ⁨Mira⁩');
  expect(page).toContain('1 reply since.');
});

test('one of staff stands there at once, the earlier stays readable; hidden or taken back it is gone from above', async () => {
  site.clock.pass(60_000);
  await sumUp(ana, 'In short: it gets better.');
  const page = (await mira.get(`/threads/${thread}`)).body;
  expect(page).toContain('In short: it gets better.');
  expect(page).not.toContain('Twenty nights');
  expect((await mira.get(`/threads/${thread}/summaries`)).body).toContain('Twenty nights');
  const id = await newest();
  expect((await mira.post(`/summaries/${id}/take-back`)).status).toBe(404);
  expect((await mira.get(`/report/summary/${id}`)).body).toContain('In short');
  const earlier = await site.db
    .selectFrom('summary')
    .select('id')
    .where('id', '<>', id)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow();
  expect((await ana.post(`/summaries/${earlier.id}/unpin`)).status).toBe(404);
  expect((await mira.get(`/threads/${thread}`)).body).toContain('In short');
  await ana.post(`/summaries/${id}/unpin`);
  expect((await mira.get(`/threads/${thread}`)).body).not.toContain('In short');
  await ana.post(`/summaries/${id}/pin`);
  await site.act((tx) => site.house.kinds.get('summary')!.setState(tx, id, 'hidden', site.clock.now()));
  expect((await mira.get(`/threads/${thread}`)).body).not.toContain('In short');
  expect((await mira.get(`/threads/${thread}/summaries`)).body).not.toContain('In short');
  await ana.post(`/summaries/${id}/take-back`);
  expect(await site.db.selectFrom('summary').select('words').where('id', '=', id).executeTakeFirst()).toEqual({ words: '' });
});
