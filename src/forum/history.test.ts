import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlers } from './handlers.ts';
import { rewritePost } from './store.ts';
import { forgetTakenVersions } from './take-version.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
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

async function said(words: string, board = 'in-treatment-together'): Promise<{ thread: string; post: string }> {
  const given = { title: 'With a history', words, intent: 'listen', idempotency_key: key() };
  const made = await mira.post(`/boards/${board}/threads`, given);
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  const { id } = await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow();
  return { thread, post: id };
}

const change = (post: string, words: string) => mira.post(`/posts/${post}/edit`, { words, idempotency_key: key() });

test('of somebody who changed their words often a page shows some changes, and leads to those before', async () => {
  const { post } = await said('The words of number 0');
  for (let n = 1; n <= 45; n += 1) expect((await change(post, `The words of number ${n}`)).status).toBe(303);
  const seen: string[] = [];
  let at: string | undefined = `/posts/${post}/history`;
  for (let pages = 0; at && pages < 5; pages += 1) {
    const page: string = mainOf(await ana.get(at));
    expect(page.match(/<h2/g)!.length).toBeLessThanOrEqual(11);
    seen.push(...[...page.matchAll(/Put in: <\/span>(\d+)/g)].map(([, n]) => n!));
    at = /href="([^"]+before=\d+)"/.exec(page)?.[1];
    expect(page.includes('First written')).toBe(at === undefined);
  }
  expect(seen.map(Number)).toEqual(Array.from({ length: 45 }, (_, n) => 45 - n));
  expect(mainOf(await mira.get(`/posts/${post}/history`)).match(/history\/take\?version=/g)).toHaveLength(9);
  const earliest = mainOf(await mira.get(`/posts/${post}/history?before=6`));
  expect(earliest.match(/history\/take\?version=/g)).toHaveLength(6);
  expect(mainOf(await mira.get(`/posts/${post}/history/take?version=0`))).toContain('The words of number 0');
  expect((await mira.get(`/posts/${post}/history/take?version=45`)).status).toBe(404);
  for (const before of ['0', 'x', '99999'])
    expect((await ana.get(`/posts/${post}/history?before=${before}`)).status).toBe(before === '0' ? 404 : 200);
});

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
  const { post } = await said('My address is here.', 'bowel-cancer');
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
  for (const lens of ['', '?lens=moderator']) {
    const page = await june.get(`/posts/${post}/history${lens}`);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('telephone');
  }
});

describe('an earlier version that its author takes away', () => {
  const take = (who: Browser, post: string, version: number) => who.post(`/posts/${post}/history/take`, { version: `${version}` });
  const putBack = (who: Browser, post: string, version: number) => who.post(`/posts/${post}/history/put-back`, { version: `${version}` });
  const read = async (who: Browser, post: string, lens = '') => mainOf(await who.get(`/posts/${post}/history${lens}`));

  async function withAddress(): Promise<string> {
    const { post } = await said('I live in Elm Road.', 'bowel-cancer');
    await change(post, 'I live in Elm Road, at the corner.');
    await change(post, 'I live nearby.');
    return post;
  }

  test('is gone for every reader at once, with what differed from it; whoever looks after the place reads it for a time', async () => {
    const post = await withAddress();
    const june = await site.browserOf(world.june);
    expect(await read(june, post)).toContain('Elm Road');
    expect(await read(june, post)).not.toContain('Take this version away');
    const asked = mainOf(await mira.get(`/posts/${post}/history/take?version=0`));
    expect(asked).toContain('I live in Elm Road.');
    expect(asked).toContain('Whoever looks after this board can still read them for 30 days');
    for (const n of [0, 1]) expect((await take(mira, post, n)).location).toBe(`/posts/${post}/history`);
    for (const who of [june, mira, ana]) {
      const page = await read(who, post);
      expect(page).not.toMatch(/Elm|corner/);
      expect(page.match(/taken away by who wrote it/g)).toHaveLength(2);
      expect(page).toContain('I live nearby.');
    }
    expect(await read(june, post, '?lens=moderator')).not.toContain('Elm');
    expect(await read(ana, post)).toContain(`/posts/${post}/history?lens=moderator`);
    expect(await read(ana, post, '?lens=moderator')).toMatch(/Its writer took this away[^]*Elm Road/);
    site.clock.pass(31 * 86_400_000);
    await forgetTakenVersions(site.db, site.clock.now());
    [mira, ana] = [await site.browserOf(world.mira), await site.browserOf(world.ana)];
    expect(await read(ana, post, '?lens=moderator')).not.toMatch(/Elm|You can read it until/);
    expect(await read(ana, post)).toContain('taken away by who wrote it');
    expect(await site.db.selectFrom('version_taken').selectAll().execute()).toEqual([]);
  });

  test('the words around it are compared with each other', async () => {
    const { post } = await said('Rest helps.');
    await change(post, 'Rest helps my knee.');
    await change(post, 'Rest helps often.');
    await take(mira, post, 1);
    const page = await read(ana, post);
    expect(page).not.toContain('knee');
    expect(page).toMatch(/<ins>.*often/);
    expect(page).toContain('Rest helps.');
  });

  test('comes back for half a minute; only its author takes it, never the words of now, and a report makes no difference', async () => {
    const post = await withAddress();
    const june = await site.browserOf(world.june);
    for (const who of [june, ana, oskar]) expect((await take(who, post, 0)).status).toBe(404);
    for (const n of [2, 7, 1_000_000]) expect((await take(mira, post, n)).status).toBe(404);
    for (const text of ['', '-1', '1e9', 'x']) {
      expect((await mira.post(`/posts/${post}/history/take`, { version: text })).status).toBe(404);
      expect((await mira.get(`/posts/${post}/history/take?version=${text}`)).status).toBe(404);
    }
    const before = await take(mira, post, 0);
    expect((await take(mira, post, 0)).status).toBe(404);
    expect((await putBack(june, post, 0)).status).toBe(404);
    await putBack(mira, post, 0);
    expect(await read(june, post)).toContain('I live in Elm Road.');
    await june.post(`/report/post/${post}`, { reason: 'unkind', words: '' });
    const after = await take(mira, post, 0);
    expect([after.status, after.location]).toEqual([before.status, before.location]);
    expect(await read(june, post)).not.toContain('I live in Elm Road.');
    site.clock.pass(31_000);
    expect((await putBack(mira, post, 0)).status).toBe(404);
    await mira.post(`/posts/${post}/delete`);
    const gone = { name: 'post-deleted', postId: post, scopeId: post, at: site.clock.now().toISOString() } as const;
    await handlers(site.house)
      .find(({ event }) => event === 'post-deleted')!
      .run(gone);
    expect(await site.db.selectFrom('version_taken').select('words').where('post_id', '=', post).execute()).toEqual([]);
  });

  test('what was quoted out of it is not read from it any more', async () => {
    const { thread, post } = await said('Only here: Elm Road.');
    const quoting = await ana.post(`/threads/${thread}/replies`, { words: 'I see.', quotes: post, idempotency_key: key() });
    expect((await ana.get(quoting.location!)).body).toContain('class="quoted"');
    await change(post, 'Only here: Elm Road. And more.');
    await take(mira, post, 0);
    expect(mainOf(await ana.get(`/threads/${thread}`))).toContain('The words quoted here were changed since.');
  });
});
