import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/machine.ts';
import { photograph, sendFiles } from '../../test/send-files.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { readDraft } from '../people/index.ts';

let folder: string;
let site: TestSite;
let world: World;
let who: Record<'mira' | 'june' | 'oskar' | 'hana' | 'ana', Browser>;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await openSite({ env: { DATA_DIR: folder } });
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'june', 'oskar', 'hana', 'ana');
  at = conversationsAt(site);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const hide = { act: 'hide', rule: 'private', reason: 'A face of somebody else is in it.' };

/** Mira starts a conversation with two pictures. */
async function withPictures(title: string): Promise<{ thread: string; post: string; one: string; two: string }> {
  await sendFiles(site, who.mira, '/pictures?form=thread:bowel-cancer&back=/', [await photograph(), await photograph()]);
  const pictures = (await readDraft(site.db, world.mira, 'thread:bowel-cancer'))!.fields['pictures']!;
  const [one = '', two = ''] = pictures.split(',');
  await who.mira.post('/pictures/change?form=thread:bowel-cancer&back=/', { picture: [one, two], alt: [`${title}, the ward`, ''] });
  const thread = await at.start(who.mira, 'bowel-cancer', title, { pictures });
  return { thread, post: await at.openingOf(thread), one, two };
}

const status = async (browser: Browser, id: string, query = '') => (await browser.get(`/pictures/${id}/480${query}`)).status;
const onPage = async (browser: Browser, thread: string, query = '') => mainOf(await browser.get(`/threads/${thread}${query}`));

test('staff hide one picture with a reason: its bytes stop at once, the words and the other stay; author and staff see it folded', async () => {
  const { thread, one, two } = await withPictures('Hidden one');
  const tag = String((await who.june.get(`/pictures/${one}/480`)).headers['etag']);
  expect((await who.june.get(`/pictures/${one}`)).body).toContain(`/report/picture/${one}`);
  expect((await who.hana.get(`/pictures/${one}`)).body).toContain(`/moderate/picture/${one}`);
  for (const browser of [who.june, who.mira]) expect((await browser.post(`/moderate/picture/${one}`, hide)).status).toBe(404);
  const form = await who.hana.get(`/moderate/picture/${one}`);
  expect(form.body).toContain('Hide this picture');
  expect(form.body).not.toContain('Hold these words');
  expect((await who.hana.post(`/moderate/picture/${one}`, { ...hide, reason: 'No.' })).status).toBe(422);
  expect((await who.hana.post(`/moderate/picture/${one}`, hide)).status).toBe(303);

  for (const query of ['', '?lens=moderator']) expect(await status(who.june, one, query)).toBe(404);
  expect((await who.june.get(`/pictures/${one}/480`, { 'if-none-match': tag })).status).toBe(404);
  expect(await status(who.june, two)).toBe(200);
  for (const path of [`/threads/${thread}`, `/threads/${thread}/print`, '/boards/bowel-cancer', `/threads/${thread}/contents`]) {
    const page = (await who.june.get(path)).body;
    expect(page).not.toContain(one);
    expect(page).not.toContain('the ward');
  }
  expect(await onPage(who.june, thread)).toContain(two);

  const own = await onPage(who.mira, thread);
  expect(own).toContain('A moderator hid this picture');
  expect(own).toContain('href="/decisions"');
  expect(await status(who.mira, one)).toBe(200);
  expect(await onPage(who.hana, thread)).not.toContain(one);
  expect(await onPage(who.hana, thread, '?lens=moderator')).toContain(`/moderate/picture/${one}`);
  expect(await status(who.hana, one, '?lens=moderator')).toBe(200);
  await site.house.jobs.drain();
  const [decision] = await at.decisionsOn(one);
  expect((await who.mira.get('/decisions')).body).toContain('A picture of yours was hidden');
  const told = (await who.mira.get(`/decisions/${decision!.id}`)).body;
  expect(told).toContain('A face of somebody else is in it.');
  expect(told).toContain(`/pictures/${one}/480`);
});

test('it stays hidden whatever becomes of the post, and comes back when somebody else takes the decision back', async () => {
  const { thread, post, one, two } = await withPictures('Comes back');
  await who.hana.post(`/moderate/picture/${one}`, hide);
  await who.hana.post(`/moderate/picture/${two}`, hide);
  const pictured = () => site.db.selectFrom('thread').select('pictured').where('scope_id', '=', thread).executeTakeFirstOrThrow();
  expect(await pictured()).toEqual({ pictured: false });
  await who.hana.post(`/moderate/post/${post}`, { act: 'hide', rule: 'other', reason });
  await who.hana.post(`/moderate/post/${post}`, { act: 'show', rule: 'other', reason });
  expect(await status(who.june, one)).toBe(404);
  await who.mira.post(`/posts/${post}/edit`, { words: 'Said in another way.', pictures: `${two},${one}`, idempotency_key: at.key() });
  expect(await status(who.june, two)).toBe(404);
  expect(await status(who.mira, two)).toBe(200);

  const [decision] = await at.decisionsOn(one);
  await who.mira.post(`/decisions/${decision!.id}`, { words: 'It is my own hand in it.' });
  expect((await who.hana.post(`/decided/${decision!.id}/answer`, { answer: 'undone', words: reason })).status).toBe(404);
  expect((await who.ana.get(`/decided/${decision!.id}`)).body).toContain('It is my own hand in it.');
  expect((await who.ana.post(`/decided/${decision!.id}/answer`, { answer: 'undone', words: reason })).status).toBe(303);
  expect(await status(who.june, one)).toBe(200);
  expect(await status(who.june, two)).toBe(404);
  expect(await pictured()).toEqual({ pictured: true });
  expect((await who.mira.get('/decisions')).body).toContain('A picture of yours is shown again');
});

test('a picture is reported by itself, and the report goes where the picture goes; one that waits is nobody’s to decide about', async () => {
  const { thread, one } = await withPictures('Reported');
  const reply = await at.reply(who.oskar, thread, 'So that something stays.');
  expect((await who.mira.post(`/report/picture/${one}`, { reason: 'private' })).status).toBe(404);
  expect((await who.june.post(`/report/picture/${one}`, { reason: 'private' })).status).toBe(303);
  const report = await site.db.selectFrom('report').select(['id', 'place_id']).where('target_id', '=', one).executeTakeFirstOrThrow();
  expect(report.place_id).toBe(world.places['bowel-cancer']);
  expect((await who.hana.get(`/reports/${report.id}`)).body).toContain('the ward');
  const split = { posts: [await at.openingOf(thread)], title: 'Away', to: 'in-treatment-together', reason };
  expect((await who.ana.post(`/threads/${thread}/split`, split)).status).toBe(303);
  await site.house.jobs.drain();
  expect((await who.hana.get(`/reports/${report.id}`)).status).toBe(404);
  expect((await who.hana.post(`/moderate/picture/${one}`, hide)).status).toBe(404);
  expect((await who.ana.get(`/reports/${report.id}`)).body).toContain('the ward');
  expect((await who.ana.post(`/reports/${report.id}`, hide)).status).toBe(303);
  expect(reply).toHaveLength(36);

  await sendFiles(site, who.mira, '/pictures?form=reply:x&back=/', [await photograph()]);
  const waiting = (await readDraft(site.db, world.mira, 'reply:x'))!.fields['pictures']!;
  for (const browser of [who.mira, who.hana, who.ana]) expect((await browser.get(`/moderate/picture/${waiting}`)).status).toBe(404);
});
