import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photograph, sendFiles } from '../../test/send-files.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { temporaryFolder } from '../../test/machine.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { readDraft } from '../people/index.ts';
import { endMembership } from '../spaces/index.ts';
import { pictures } from './index.ts';

let folder: string;
let site: TestSite;
let world: World;
let mira: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await openSite({ env: { DATA_DIR: folder } });
  world = await buildWorld(site);
  mira = await site.browserOf(world.mira);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

let keys = 0;
const key = () => `0aaaaaaa-0000-4000-8000-${String(++keys).padStart(12, '0')}`;

/** Adds pictures to a draft and says the ids that it then has. */
async function add(browser: Browser, personId: string, form: string, n: number): Promise<string> {
  const files = await Promise.all(Array.from({ length: n }, () => photograph()));
  expect((await sendFiles(site, browser, `/pictures?form=${form}&back=/`, files)).status).toBe(303);
  return (await readDraft(site.db, personId, form))!.fields['pictures']!;
}

type Posted = { thread: string; post: string; pictures: string[] };

async function startWith(board: string, n: number): Promise<Posted> {
  const ids = await add(mira, world.mira, `thread:${board}`, n);
  const started = await mira.post(`/boards/${board}/threads`, {
    title: 'The walk',
    words: 'Look.',
    intent: 'good-news',
    pictures: ids,
    idempotency_key: key(),
  });
  const thread = /threads\/([0-9a-f-]{36})/.exec(started.location ?? '')?.[1] ?? '';
  const { id: post } = await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow();
  return { thread, post, pictures: ids.split(',') };
}

const status = async (browser: Browser, id: string, query = '') => (await browser.get(`/pictures/${id}/480${query}`)).status;
const clearAway = async () => {
  for (const { run } of pictures.chores!(site.house).toReversed()) await run();
};

test('a post’s pictures stand below its words in their order, for those who may read it, from the moment it is posted', async () => {
  const june = await site.browserOf(world.june);
  const ids = await add(mira, world.mira, 'reply:x', 2);
  const [first = '', second = ''] = ids.split(',');
  expect(await status(june, first)).toBe(404);
  const open = await startWith('welcome', 1);
  await mira.post('/pictures/change?form=reply:x&back=/', {
    picture: [first, second],
    alt: ['The path by the river', ''],
    decoration: second,
  });
  const said = await mira.post(`/threads/${open.thread}/replies`, {
    words: 'Two more.',
    pictures: `${second},${first}`,
    idempotency_key: key(),
  });
  const page = mainOf(await june.get(said.location!));
  expect(page.indexOf(second)).toBeLessThan(page.indexOf(first));
  expect(page).toContain(
    `<a href="/pictures/${first}"><img class="picture" src="/pictures/${first}/480" alt="The path by the river" width="480" height="640" loading="lazy"`,
  );
  expect(page).toContain(`src="/pictures/${second}/480" alt width`);
  for (const browser of [june, site.browser()]) expect(await status(browser, first)).toBe(200);
  const paper = mainOf(await june.get(`/threads/${open.thread}/print`));
  expect([paper.includes('A picture: The path by the river'), paper.includes('<img')]).toEqual([true, false]);
  const alone = mainOf(await june.get(`/pictures/${first}`));
  expect(alone).toContain('The path by the river</figcaption>');
  expect(alone).toContain(`href="/posts/`);
  expect(await site.db.selectFrom('file').select('id').where('owner_id', 'is not', null).execute()).toEqual([]);
});

test('in a private place they are the place’s: worthless to others at once, and after a loss of access', async () => {
  const {
    pictures: [id = ''],
  } = await startWith('in-treatment-together', 1);
  const oskar = await site.browserOf(world.oskar);
  const bruno = await site.browserOf(world.bruno);
  const hana = await site.browserOf(world.hana);
  for (const other of [oskar, bruno, hana, site.browser(), await site.browserOf(world.ruth)]) expect(await status(other, id)).toBe(404);
  const ana = await site.browserOf(world.ana);
  expect(await status(ana, id)).toBe(200);
  const tag = String((await ana.get(`/pictures/${id}/480`)).headers['etag']);
  await site.act((tx) => endMembership(tx, world.places['in-treatment-together'], world.ana));
  for (const headers of [{ accept: '*/*' }, { 'if-none-match': tag }] as Record<string, string>[])
    expect((await ana.get(`/pictures/${id}/480`, headers)).status).toBe(404);
  expect(await status(mira, id)).toBe(200);
});

test('hidden, taken back, moved: what is so of a post is so of its pictures in the same moment', async () => {
  const june = await site.browserOf(world.june);
  const hana = await site.browserOf(world.hana);
  const {
    thread,
    post,
    pictures: [id = ''],
  } = await startWith('bowel-cancer', 1);
  const second = await mira.post(`/threads/${thread}/replies`, { words: 'So that the thread stays.', idempotency_key: key() });
  expect(second.status).toBe(303);
  const hide = (state: 'shown' | 'hidden') => site.act((tx) => site.house.kinds.get('post')!.setState(tx, post, state, site.clock.now()));
  await hide('hidden');
  expect(await status(june, id)).toBe(404);
  expect(await status(mira, id)).toBe(200);
  expect([await status(hana, id), await status(hana, id, '?lens=moderator'), await status(june, id, '?lens=moderator')]).toEqual([
    404, 200, 404,
  ]);
  await hide('shown');
  expect(await status(june, id)).toBe(200);
  await mira.post(`/posts/${post}/delete`);
  expect([await status(june, id), await status(mira, id)]).toEqual([404, 404]);
  await mira.post(`/posts/${post}/bring-back`);
  expect(await status(june, id)).toBe(200);
  const { thread: closed } = await startWith('in-treatment-together', 1);
  await site.db.updateTable('post').set({ scope_id: closed, position: 7 }).where('id', '=', post).execute();
  expect([await status(june, id), await status(mira, id)]).toEqual([404, 200]);
});

test('when nobody can bring a post back, the bytes of its pictures go with its words', async () => {
  const {
    post,
    pictures: [id = ''],
  } = await startWith('welcome', 1);
  await mira.post(`/posts/${post}/delete`);
  await site.house.jobs.drain();
  site.clock.pass(61_000);
  await site.db.executeQuery({
    sql: "update pgboss.job set start_after = now() where name like 'post-deleted%'",
    parameters: [],
    query: { kind: 'RawNode' } as never,
    queryId: { queryId: 'soon' },
  });
  await site.house.jobs.drain();
  await clearAway();
  expect(await site.house.files.read(`${id}/1280.jpg`)).toBeNull();
  expect(await site.db.selectFrom('file_gone').select('id').execute()).toEqual([]);
});

test('an edit changes what a picture is said to show, and takes away what is left out; a form without the field changes nothing', async () => {
  const {
    post,
    pictures: [first = '', second = ''],
  } = await startWith('welcome', 2);
  const june = await site.browserOf(world.june);
  const page = mainOf(await mira.get(`/posts/${post}/edit`));
  expect(page).toContain(`name="pictures" value="${first},${second}" data-counts`);
  expect((await mira.post(`/pictures/${first}/describe`, { alt: 'A gate' })).body).toBe('{"is":"kept"}');
  expect((await june.post(`/pictures/${first}/describe`, { alt: 'Not mine' })).status).toBe(404);
  expect(mainOf(await june.get(`/pictures/${first}`))).toContain('A gate</figcaption>');
  await mira.post(`/posts/${post}/edit`, { words: 'Look again.', idempotency_key: key() });
  expect(await status(june, second)).toBe(200);
  await mira.post(`/posts/${post}/edit`, { words: 'Only one.', pictures: first, idempotency_key: key() });
  expect([await status(june, first), await status(june, second), await status(mira, second)]).toEqual([200, 404, 404]);
  expect(await site.db.selectFrom('post').select('pictures').where('id', '=', post).execute()).toEqual([{ pictures: 1 }]);
});

test('others’ pictures cannot be posted, nor twice the same', async () => {
  const june = await site.browserOf(world.june);
  const theirs = await add(mira, world.mira, 'reply:y', 1);
  const open = await startWith('welcome', 1);
  const stolen = await june.post(`/threads/${open.thread}/replies`, {
    words: 'Mine?',
    pictures: `${theirs},${open.pictures[0]}`,
    idempotency_key: key(),
  });
  expect(stolen.status).toBe(303);
  expect(await status(june, theirs)).toBe(404);
  expect(await site.db.selectFrom('file').select('post_id').where('id', '=', open.pictures[0]!).execute()).toEqual([
    { post_id: open.post },
  ]);
  expect(
    await site.db
      .selectFrom('post')
      .select('pictures')
      .where('id', '=', /at=([0-9a-f-]{36})/.exec(stolen.location!)![1]!)
      .execute(),
  ).toEqual([{ pictures: 0 }]);
});

test('whoever reports shows the pictures; whoever decides sees them blurred until they choose', async () => {
  const {
    post,
    pictures: [id = ''],
  } = await startWith('bowel-cancer', 1);
  const june = await site.browserOf(world.june);
  await june.post(`/report/post/${post}`, { reason: 'private', words: 'My house is on it.' });
  await site.house.jobs.drain();
  const hana = await site.browserOf(world.hana);
  const report = /\/reports\/([0-9a-f-]{36})/.exec((await hana.get('/reports')).body)?.[1];
  const page = mainOf(await hana.get(`/reports/${report}`));
  expect(page).toMatch(/<details class="veiled"><summary><span class="veiled-words">Picture 1\. It is blurred\./);
  expect(page).toContain(`/pictures/${id}/480?lens=moderator`);
});

test('an export names them, and whoever leaves takes them along with their words', async () => {
  const oskar = await site.browserOf(world.oskar);
  const ids = await add(oskar, world.oskar, 'thread:welcome', 2);
  const [posted = '', waiting = ''] = ids.split(',');
  await oskar.post('/boards/welcome/threads', {
    title: 'Mine',
    words: 'Mine.',
    intent: 'listen',
    pictures: posted,
    idempotency_key: key(),
  });
  const kinds = [...site.house.kinds.values()];
  const exported = (await Promise.all(kinds.map((kind) => kind.exportFor(site.db, world.oskar)))).flat();
  expect(Object.fromEntries(exported.map(({ kind, pictures: some }) => [kind, some]))).toEqual({ picture: [waiting], post: [posted] });
  await site.act(async (tx) => {
    for (const kind of kinds) await kind.eraseFor(tx, world.oskar, 'erase', site.clock.now());
  });
  for (const id of [posted, waiting]) expect([await status(oskar, id), await status(mira, id)]).toEqual([404, 404]);
  await clearAway();
  expect(await site.house.files.read(`${posted}/480.jpg`)).toBeNull();
});

test('nothing that the file carried is kept: no place, no time, no names, no profile', async () => {
  const original = await readFile(new URL('../../test/world/pictures/beach.jpg', import.meta.url));
  const telling = ['Exif', 'Kestrel', 'GPS', '2026:02:03', 'ICC_PROFILE', 'ICCP', 'EXIF', 'XMP', 'xmpmeta', 'beach'];
  expect(telling.filter((word) => original.includes(word)).length).toBeGreaterThan(4);
  const {
    pictures: [id = ''],
  } = await startWith('welcome', 1);
  for (const name of ['480.webp', '480.jpg', '1280.webp', '1280.jpg']) {
    const bytes = await readFile(join(folder, 'files', id, name));
    expect(
      telling.filter((word) => bytes.includes(word)),
      name,
    ).toEqual([]);
    expect(bytes.length).toBeLessThan(200_000);
  }
});
