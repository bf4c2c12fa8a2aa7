import { afterAll, beforeAll, expect, test } from 'vitest';
import { endMembership } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { remind } from './remind.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let thread: string;
let post: string;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [mira, june] = [await site.browserOf(world.mira), await site.browserOf(world.june)];
  const given = { title: 'Worth keeping', words: 'Warm gloves before the fridge.', intent: 'practical', idempotency_key: world.mira };
  const made = await mira.post('/boards/in-treatment-together/threads', given);
  thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  post = (await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow()).id;
});
afterAll(() => site.close());

const tomorrow = () => new Date(site.clock.now().getTime() + 86_400_000 * 1.5).toISOString().slice(0, 10);

test('what is kept stands in a list of one’s own, with a note; nobody else sees it, and nobody keeps what they cannot read', async () => {
  for (const path of [`/keep/post/${post}`, '/keep/post/00000000-0000-4000-8000-00000000dead', `/keep/nothing/${post}`]) {
    expect((await june.get(path)).status).toBe(404);
    expect((await june.post(path, { note: 'mine?' })).status).toBe(404);
  }
  expect((await mira.get(`/keep/post/${post}`)).body).toContain('Warm gloves');
  const kept = await mira.post(`/keep/post/${post}`, { note: 'For the winter <b>' });
  expect(kept.location).toBe(`/posts/${post}`);
  await mira.post(`/keep/post/${post}`, { note: 'For next winter' });
  const list = await mira.get('/bookmarks');
  expect(list.body).toContain('Worth keeping');
  expect(list.body).toContain('For next winter');
  expect(list.body.match(/Keep it no longer/g)).toHaveLength(1);
  expect((await june.get('/bookmarks')).body).toContain('Nothing kept yet');
  const { id } = await site.db.selectFrom('bookmark').select('id').executeTakeFirstOrThrow();
  expect((await june.post(`/bookmarks/${id}/drop`)).status).toBe(404);
  expect((await mira.get('/bookmarks')).body).toContain('Worth keeping');
});

test('a day that cannot be is told beside the field, with what was typed; a reminder comes once', async () => {
  const refused = await mira.post(`/keep/post/${post}`, { note: 'a note of mine', remind: '2020-01-01' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('Choose a day from tomorrow on');
  expect(refused.body).toContain('a note of mine');
  expect((await mira.post(`/keep/post/${post}`, { note: 'x'.repeat(501) })).body).toContain('too long');
  await mira.post(`/keep/post/${post}`, { note: 'a note of mine', remind: tomorrow() });
  expect((await mira.get('/bookmarks')).body).toContain('You will be reminded on');
  await remind(site.house);
  await site.house.jobs.drain();
  expect((await mira.get('/told')).body).not.toContain('reminded of something');
  site.clock.pass(3 * 86_400_000);
  await remind(site.house);
  await remind(site.house);
  await site.house.jobs.drain();
  expect((await mira.get('/told')).body.match(/reminded of something/g)).toHaveLength(1);
  expect((await june.get('/told')).body).not.toContain('reminded of something');
});

test('who loses the place keeps their note and nothing else; dropping it ends it', async () => {
  await site.act((tx) => endMembership(tx, world.places['in-treatment-together'], world.mira));
  const list = await mira.get('/bookmarks');
  expect(list.body).not.toContain('Worth keeping');
  expect(list.body).not.toContain('gloves');
  expect(list.body).toContain('a note of mine');
  expect(list.body).toContain('gone, or no longer open to you');
  const { id } = await site.db.selectFrom('bookmark').select('id').executeTakeFirstOrThrow();
  expect((await mira.post(`/bookmarks/${id}/drop`)).location).toBe('/bookmarks');
  expect((await mira.get('/bookmarks')).body).toContain('Nothing kept yet');
});
