import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let oskar: Browser;
let thread: string;
const replies: string[] = [];

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [mira, june, oskar] = [await site.browserOf(world.mira), await site.browserOf(world.june), await site.browserOf(world.oskar)];
  const given = { title: 'A long one', words: 'How do you sleep?', intent: 'advice', idempotency_key: key() };
  const made = await mira.post('/boards/in-treatment-together/threads', given);
  thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  for (let n = 1; n <= 22; n++) {
    const said = await mira.post(`/threads/${thread}/replies`, { words: `Night number ${n}.`, idempotency_key: key() });
    replies.push(/at=([0-9a-f-]{36})/.exec(said.location!)![1]!);
  }
});
afterAll(() => site.close());

const helped = (browser: Browser, post: string) => browser.post(`/posts/${post}/reactions`, { kind: 'helped' });

test('what helped is told to its author once a day, and by whom to nobody', async () => {
  expect((await helped(mira, replies[3]!)).status).toBe(404);
  expect((await helped(oskar, replies[3]!)).status).toBe(404);
  const ana = await site.browserOf(world.ana);
  expect((await helped(ana, replies[3]!)).status).toBe(303);
  await helped(ana, replies[7]!);
  await site.house.jobs.drain();
  const told = (await mira.get('/told')).body;
  expect(told.match(/helped somebody/g)).toHaveLength(1);
  expect(told).not.toContain('Ana');
  expect(await site.db.selectFrom('mail_caught').select('id').execute()).toEqual([]);
  site.clock.pass(2 * 86_400_000);
  await helped(ana, replies[11]!);
  await site.house.jobs.drain();
  expect((await mira.get('/told')).body.match(/helped somebody/g)).toHaveLength(2);
});

test('a long conversation has a page with ways into it; for others it has none', async () => {
  const body = (await mira.get(`/threads/${thread}`)).body;
  expect(body).toContain(`/threads/${thread}/contents`);
  expect(body).toMatch(/role="group" aria-label="A warm word for what \w+ wrote"/);
  const page = await mira.get(`/threads/${thread}/contents`);
  expect(page.body).toContain('Night number 4.');
  expect(page.body).toContain('it helped 1 person');
  expect(page.body).not.toContain('Night number 5.');
  expect(page.body.indexOf('Night number 4.')).toBeLessThan(page.body.indexOf('Night number 8.'));
  for (const outside of [oskar, site.browser()])
    for (const way of ['contents', 'print']) {
      const closed = await outside.get(`/threads/${thread}/${way}`);
      expect(closed.status).toBe(404);
      expect(closed.body).not.toContain('Night');
    }
});

test('on paper stands all of it, and for whom it was written', async () => {
  const page = await mira.get(`/threads/${thread}/print`);
  expect(page.body).toContain('Night number 22.');
  expect(page.body.match(/In treatment, together/g)!.length).toBeGreaterThan(1);
  await site.act((tx) => site.house.kinds.get('post')!.setState(tx, replies[21]!, 'hidden', site.clock.now()));
  expect((await mira.get(`/threads/${thread}/print`)).body).not.toContain('Night number 22.');
  expect((await june.get(`/threads/${thread}/print?after=${replies[0]}`)).body).not.toContain('Night number 1.');
});
