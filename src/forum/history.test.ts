import { afterAll, beforeAll, expect, test } from 'vitest';
import { rewritePost } from './store.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let ana: Browser;
let oskar: Browser;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  mira = await site.browserOf(world.mira);
  ana = await site.browserOf(world.ana);
  oskar = await site.browserOf(world.oskar);
});
afterAll(() => site.close());

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

async function said(words: string): Promise<{ thread: string; post: string }> {
  const given = { title: 'With a history', words, intent: 'listen', idempotency_key: key() };
  const made = await mira.post('/boards/in-treatment-together/threads', given);
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  const { id } = await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow();
  return { thread, post: id };
}

const change = (post: string, words: string) => mira.post(`/posts/${post}/edit`, { words, idempotency_key: key() });

test('who reads a post reads how it changed; for others there is nothing', async () => {
  const { thread, post } = await said('The scan is on Monday.');
  expect((await mira.get(`/posts/${post}/history`)).status).toBe(404);
  await change(post, 'The second scan is on Monday.');
  expect((await ana.get(`/threads/${thread}`)).body).toContain(`/posts/${post}/history`);
  const page = await ana.get(`/posts/${post}/history`);
  expect(page.body).toContain('<ins><span class="aloud" lang="en">Put in: </span>second </ins>');
  expect(page.body).toContain('The scan is on Monday.');
  for (const outside of [oskar, site.browser()]) {
    const closed = await outside.get(`/posts/${post}/history`);
    expect(closed.status).toBe(404);
    expect(closed.body).not.toContain('scan');
  }
  await mira.post(`/posts/${post}/delete`);
  expect((await ana.get(`/posts/${post}/history`)).status).toBe(404);
});

test('what was written while nobody else could read it stays with its author and the moderators', async () => {
  const { post } = await said('My address is here.');
  const june = await site.browserOf(world.june);
  const now = site.clock.now();
  const setState = (state: 'shown' | 'hidden') => site.act((tx) => site.house.kinds.get('post')!.setState(tx, post, state, now));
  await setState('hidden');
  for (const words of ['My telephone number instead.', 'Nothing of that any more.'])
    await site.act((tx) => rewritePost(tx, post, { words, language: 'en' }, now));
  await setState('shown');
  for (const inside of [mira, await site.browserOf(world.ana)])
    expect((await inside.get(`/posts/${post}/history?lens=moderator`)).body).toContain('telephone');
  expect((await mira.get(`/posts/${post}/history`)).body).toContain('telephone');
  expect((await june.get(`/posts/${post}/history?lens=moderator`)).body).not.toContain('telephone');
});
