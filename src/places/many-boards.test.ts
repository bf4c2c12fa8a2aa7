import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { addMember, openPlace } from '../spaces/index.ts';

let site: TestSite;
let world: World;
let june: Browser;
let staff: Browser;

const slugOf = (n: number) => `many-${String(n).padStart(2, '0')}`;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  june = await site.browserOf(world.june);
  staff = await site.browserOf(world.ana);
  await site.act(async (tx) => {
    for (let n = 0; n <= 45; n++) {
      const place = { slug: slugOf(n), name: `Many ${slugOf(n)} end`, purpose: 'One of many', language: 'en' } as const;
      const id = await openPlace(tx, { ...place, inside: 'in', writers: 'in', joining: 'invitation' }, site.clock.now());
      await addMember(tx, id, world.ana, 'staff', site.clock.now());
      if (n < 45) await addMember(tx, id, world.june, 'member', site.clock.now());
    }
  });
});
afterAll(() => site.close());

const namesOn = (body: string) => [...body.matchAll(/Many (many-\d+) end/g)].map((m) => m[1]!);

test('the list of boards has pages: each board stands on one of them, one’s own first', async () => {
  const first = (await june.get('/boards')).body;
  const next = /href="(\/boards\?after=[^"]+)"/.exec(first)![1]!;
  const second = (await june.get(next)).body;
  expect([...namesOn(first), ...namesOn(second)]).toEqual(Array.from({ length: 45 }, (_, n) => slugOf(n)));
  expect(first).not.toContain('Welcome</span>');
  expect(second).toContain('Welcome</span>');
  expect(second).toContain('href="/boards"');
  expect(second).not.toContain('?after=');
});

test('a page that begins after a board one does not see, begins as after one that never was', async () => {
  const hidden = (await june.get(`/boards?after=${slugOf(45)}`)).body;
  const never = (await june.get('/boards?after=never-was')).body;
  expect(hidden).toBe(never);
  expect(namesOn(hidden)[0]).toBe(slugOf(0));
});

test('the first page has a few of very many boards, those with something new first', async () => {
  site.clock.pass(60_000);
  const key = site.ids.blind();
  await staff.post(`/boards/${slugOf(33)}/threads`, { title: 'News', words: 'Some words', intent: 'listen', idempotency_key: key });
  const { body } = await june.get('/');
  expect(namesOn(body)[0]).toBe(slugOf(33));
  expect(namesOn(body)).toHaveLength(7);
  expect(body).toContain('New in 1 conversation');
  expect(body).not.toContain(slugOf(45));
});
