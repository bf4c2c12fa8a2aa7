import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoIds } from '../src/demo/demo-ids.ts';
import { loadDemo } from '../src/demo/index.ts';
import { readBoards, readPeople, readThreads } from '../src/demo/read-demo.ts';
import { openSite, type TestSite } from './site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite({ ids: demoIds() });
  await loadDemo(site.house, site.clock.now());
});
afterAll(() => site.close());

test('the demo world has its people, boards, threads and replies, told through the same acts that people use', async () => {
  expect(readPeople()).toHaveLength(40);
  expect(readBoards()).toHaveLength(14);
  const threads = readThreads();
  expect(threads).toHaveLength(80);
  const posts = await site.db
    .selectFrom('post')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(posts.n).toBe(threads.reduce((sum, t) => sum + t.posts.length, 0));
  expect(posts.n - threads.length).toBeGreaterThanOrEqual(550);
  expect(new Set(readBoards().map((b) => b.inside.split(/[:+]/)[0]))).toEqual(new Set(['everyone', 'member', 'relation', 'in']));
});

test('no two posts share eight words in a row', () => {
  const seen = new Map<string, string>();
  for (const { title, posts, summary } of readThreads()) {
    for (const [n, post] of [...posts, ...(summary ? [summary] : [])].entries()) {
      const words = `${post.words} ${'edited' in post ? (post.edited?.words ?? '') : ''}`.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
      const own = new Set<string>();
      for (let at = 0; at + 8 <= words.length; at++) own.add(words.slice(at, at + 8).join(' '));
      for (const run of own) expect(seen.get(run), `${title}, post ${n + 1}: ${run}`).toBeUndefined();
      for (const run of own) seen.set(run, title);
    }
  }
});

test('loading it twice changes nothing, and it is the same each time', async () => {
  expect(await loadDemo(site.house, site.clock.now())).toBe(false);
  const mira = await site.db.selectFrom('person').select('id').where('name', '=', 'Mira').executeTakeFirstOrThrow();
  const again = await openSite({ ids: demoIds() });
  await loadDemo(again.house, again.clock.now());
  expect(await again.db.selectFrom('person').select('id').where('name', '=', 'Mira').executeTakeFirstOrThrow()).toEqual(mira);
  await again.close();
});

test('people show pictures, several in one post, each with what it shows; and have chosen what they meet, keep and follow', async () => {
  const drawn = readThreads().flatMap(({ posts }) => posts.map(({ pictures }) => pictures.length));
  expect(Math.max(...drawn)).toBeGreaterThan(1);
  const files = await site.db.selectFrom('file').select(['alt', 'post_id', 'hidden']).execute();
  expect(files).toHaveLength(drawn.reduce((sum, n) => sum + n, 0));
  expect(files.every(({ alt, post_id: post }) => alt.length > 10 && post)).toBe(true);
  expect(files.filter(({ hidden }) => hidden)).toHaveLength(1);
  const alone = readThreads().flatMap(({ posts }) => posts.filter(({ words }) => words === ''));
  expect(alone.map(({ pictures }) => pictures.length)).toEqual([1]);
  const mira = await site.browserOf(
    (await site.db.selectFrom('person').select('id').where('name', '=', 'Mira').executeTakeFirstOrThrow()).id,
  );
  expect((await mira.get('/bookmarks')).body).toContain('Say it in those words at round nine.');
  expect((await mira.get('/you/following')).body).toContain('dog knew');
  expect((await mira.get('/filters')).body).toContain('hospice');
  const asked = await site.db.selectFrom('consent_to_widen').select('answer').execute();
  expect(asked.filter(({ answer }) => answer === null).length).toBeGreaterThan(0);
  const soon = new Date(site.clock.now().getTime() + 30 * 86_400_000);
  expect(await site.db.selectFrom('badge').select('label').where('expires_at', '<', soon).execute()).toHaveLength(1);
});

test('Mira reads her thread, and what is hidden stays hidden', async () => {
  const mira = await site.db.selectFrom('person').select('id').where('name', '=', 'Mira').executeTakeFirstOrThrow();
  const browser = await site.browserOf(mira.id);
  const thread = await site.db.selectFrom('thread').select('scope_id').where('title', 'like', 'Numb fingers%').executeTakeFirstOrThrow();
  expect((await browser.get(`/threads/${thread.scope_id}`)).body).toContain('Numb fingers');
  const scam = await site.db.selectFrom('post').select(['id', 'scope_id']).where('state', '=', 'hidden').executeTakeFirstOrThrow();
  expect((await browser.get(`/threads/${scam.scope_id}`)).body).not.toContain('gift card, any shop');
  expect((await browser.get(`/posts/${scam.id}`)).status).toBe(404);
});
