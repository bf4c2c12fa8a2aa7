import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { losePlace } from '../spaces/index.ts';
import { mostWatched, readWatched } from './watch-scopes.ts';

let site: TestSite;
let world: World;
let base: string;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = site.app.server.server.address() as { port: number };
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => site.close());

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;
const never = '00000000-0000-4000-8000-0000000000ff';

async function start(browser: Browser, board: string): Promise<string> {
  const made = await browser.post(`/boards/${board}/threads`, {
    title: 'Canary',
    words: 'Some words',
    intent: 'advice',
    idempotency_key: key(),
  });
  return /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
}

/** An open stream: everything heard so far, and whether it was closed. */
async function listen(browser: Browser, watch: string) {
  const cookie = [...browser.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
  const response = await fetch(`${base}/live?watch=${watch}`, { headers: { cookie } });
  const heard = { status: response.status, words: '', closed: false };
  const reading = (async () => {
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) heard.words += part;
    heard.closed = true;
  })();
  return { heard, closed: reading };
}

test('a reply pokes who watches the thread, with its id and nothing else; losing the place closes the stream', async () => {
  const mira = await site.browserOf(world.mira);
  const ana = await site.browserOf(world.ana);
  const thread = await start(mira, 'in-treatment-together');
  const { heard, closed } = await listen(mira, thread);
  await expect.poll(() => heard.words).toContain(': here');
  await ana.post(`/threads/${thread}/replies`, { words: 'Secret words', idempotency_key: key() });
  await expect.poll(() => heard.words).toContain(`event: poke\ndata: ${thread}\n\n`);
  expect(heard.words).not.toMatch(/Secret|Canary|Ana/);
  await site.act((tx) => losePlace(tx, site.house, world.places['in-treatment-together'], world.mira, site.clock.now()));
  await closed;
  const before = heard.words;
  await ana.post(`/threads/${thread}/replies`, { words: 'After', idempotency_key: key() });
  expect(heard.words).toBe(before);
  expect((await listen(mira, thread)).heard.status).toBe(404);
});

test('a thread one may not read and one that never was give the same; so does a list that is none', async () => {
  const thread = await start(await site.browserOf(world.ana), 'in-treatment-together');
  const june = await site.browserOf(world.june);
  const mainOf = (body: string) => /<h1>.*<\/main>/s.exec(body)?.[0];
  const nothing = await june.get(`/live?watch=${never}`);
  expect(nothing.status).toBe(404);
  for (const watch of [thread, `${never},${thread}`, 'nonsense']) {
    const answer = await june.get(`/live?watch=${watch}`);
    expect({ status: answer.status, main: mainOf(answer.body) }).toEqual({ status: 404, main: mainOf(nothing.body) });
  }
  expect((await site.browser().get(`/live?watch=${thread}`)).status).toBe(401);
  expect((await (await site.browserOf(world.bruno)).get(`/live?watch=${thread}`)).status).not.toBe(200);
});

test('a stream watches few scopes, each once', () => {
  const ids = Array.from({ length: mostWatched + 1 }, (_, n) => `00000000-0000-4000-8000-00000000000${n}`);
  expect(readWatched('')).toEqual([]);
  expect(readWatched(`${ids[0]},${ids[0]},`)).toEqual([ids[0]]);
  expect(readWatched(ids.slice(0, mostWatched).join(','))).toHaveLength(mostWatched);
  expect(readWatched(ids.join(','))).toBe(null);
});

test('what readers do not see is no news: held words, taken back or declined, and what staff wrote to their author', async () => {
  const [mira, ana, june] = [await site.browserOf(world.mira), await site.browserOf(world.ana), await site.browserOf(world.june)];
  const thread = await start(mira, 'bowel-cancer');
  const wait = { reason: 'A reason that somebody can understand.', rule: 'unkind' };
  await site.db.updateTable('place').set({ holds_first: true }).where('slug', '=', 'bowel-cancer').execute();
  const say = async () => {
    const given = { words: 'Waits to be read', idempotency_key: key() };
    return /at=([0-9a-f-]{36})/.exec((await june.post(`/threads/${thread}/replies`, given)).location ?? '')![1]!;
  };
  const { heard } = await listen(mira, thread);
  await expect.poll(() => heard.words).toContain(': here');
  const [one, two] = [await say(), await say()];
  expect(await site.db.selectFrom('post').select('state').where('id', 'in', [one, two]).execute()).toEqual([
    { state: 'held' },
    { state: 'held' },
  ]);
  expect((await june.post(`/posts/${one}/delete`)).status).toBe(303);
  expect((await june.post(`/posts/${one}/bring-back`)).status).toBe(303);
  for (const act of ['warn', 'decline']) expect((await ana.post(`/moderate/post/${two}`, { act, ...wait })).status).toBe(303);
  await site.db.updateTable('place').set({ holds_first: false }).where('slug', '=', 'bowel-cancer').execute();
  await ana.post(`/threads/${thread}/replies`, { words: 'Seen by all', idempotency_key: key() });
  await expect.poll(() => heard.words).toContain('event: poke');
  expect(heard.words.match(/event: poke/g)).toHaveLength(1);
});

test('a stream whose reader lost access unheard is closed at the next look', async () => {
  const ana = await site.browserOf(world.ana);
  const thread = await start(ana, 'young-adults');
  const { heard, closed } = await listen(ana, thread);
  await expect.poll(() => heard.words).toContain(': here');
  await site.db.deleteFrom('membership').where('person_id', '=', world.ana).where('place_id', '=', world.places['young-adults']).execute();
  await site.house.live.recheck();
  await closed;
  expect(heard.closed).toBe(true);
});
