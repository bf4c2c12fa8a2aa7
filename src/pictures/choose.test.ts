import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photograph, sendFiles } from '../../test/send-files.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { temporaryFolder } from '../../test/machine.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { changePreferences, readDraft } from '../people/index.ts';
import { pictures } from './index.ts';

let folder: string;
let site: TestSite;
let world: World;
let june: Browser;
let mira: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await openSite({ env: { DATA_DIR: folder, PICTURES_A_POST: '3' } });
  world = await buildWorld(site);
  june = await site.browserOf(world.june);
  mira = await site.browserOf(world.mira);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const form = 'thread:welcome';
const query = `form=${form}&back=/boards/welcome/new`;
const choose = `/pictures/choose?${query}`;
const idsIn = async (person: string) => (await readDraft(site.db, person, form))?.fields['pictures']?.split(',').filter(Boolean) ?? [];

test('pictures are chosen, described, put in order and removed without a script; what was typed waits meanwhile', async () => {
  const kept = await june.submit(choose, { title: 'My garden', words: 'It is quiet there.', idempotency_key: 'x' });
  expect(mainOf(kept)).toContain('No pictures yet');
  const sent = await sendFiles(site, june, `/pictures?${query}`, [await photograph('beach.jpg'), await photograph('beach.jpg')]);
  expect(sent.status).toBe(303);
  const page = await june.get(sent.location!);
  expect(page.body).toContain('2 pictures are here');
  const [first = '', second = ''] = await idsIn(world.june);
  expect(mainOf(page)).toContain(
    `src="/pictures/${first}/480" alt="A picture nobody has described yet" width="480" height="640" loading="lazy"`,
  );
  const both = { picture: [first, second], alt: ['A house on the beach', ''] };
  await june.submit(`/pictures/change?${query}`, { ...both, later: first });
  expect(await idsIn(world.june)).toEqual([second, first]);
  expect(mainOf(await june.get(choose))).toContain('alt="A house on the beach"');
  const back = await june.post(`/pictures/change?${query}`, { picture: [second, first], alt: ['', 'A red house'], decoration: second });
  expect(back.location).toBe('/boards/welcome/new');
  expect(mainOf(await june.get(choose))).toContain('A red house</textarea>');
  expect(await site.db.selectFrom('file').select(['alt', 'decoration']).where('id', '=', second).execute()).toEqual([
    { alt: '', decoration: true },
  ]);
  await june.post(`/pictures/change?${query}`, { picture: [second, first], alt: ['', 'A red house'], remove: second });
  expect(await idsIn(world.june)).toEqual([first]);
  expect((await june.get(`/pictures/${second}/480`)).status).toBe(404);
  expect((await readDraft(site.db, world.june, form))?.fields).toEqual({
    title: 'My garden',
    words: 'It is quiet there.',
    pictures: first,
  });
});

test('a picture that waits is its owner’s alone; to everybody else it never was', async () => {
  const [id = ''] = await idsIn(world.june);
  for (const path of [`/pictures/${id}`, `/pictures/${id}/480`, `/pictures/${id}/1280`]) {
    expect((await june.get(path)).status, path).toBe(200);
    for (const other of [mira, site.browser(), await site.browserOf(world.ruth), await site.browserOf(world.ana)])
      expect((await other.get(path)).status, path).toBe(404);
  }
  for (const act of ['describe', 'remove']) expect((await mira.post(`/pictures/${id}/${act}`, { alt: 'Mine' })).status).toBe(404);
  await mira.post(`/pictures/change?${query}`, { picture: id, alt: 'Mine' });
  await mira.post(choose, { words: 'x', pictures: id });
  expect(mainOf(await mira.get(choose))).not.toContain(id);
  expect(await site.db.selectFrom('file').select('alt').where('id', '=', id).executeTakeFirst()).toEqual({ alt: 'A red house' });
});

test('bytes come as what we say they are, to be asked for again, in a format that the browser reads', async () => {
  const [id = ''] = await idsIn(world.june);
  const webp = await june.get(`/pictures/${id}/480`, { accept: 'image/avif,image/webp,*/*' });
  expect(webp.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, no-cache',
    'content-disposition': 'inline; filename="picture.webp"',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    vary: 'Accept, Cookie',
  });
  const jpeg = await june.get(`/pictures/${id}/1280`, { accept: 'image/png,image/*;q=0.8' });
  expect(jpeg.headers['content-type']).toBe('image/jpeg');
  const tag = String(webp.headers['etag']);
  const again = await june.get(`/pictures/${id}/480`, { accept: 'image/webp', 'if-none-match': tag });
  expect([again.status, again.body]).toEqual([304, '']);
  expect((await june.get(`/pictures/${id}/480`, { accept: 'image/*', 'if-none-match': tag })).status).toBe(200);
  expect((await mira.get(`/pictures/${id}/480`, { accept: 'image/webp', 'if-none-match': tag })).status).toBe(404);
  expect((await june.get(`/pictures/${id}/481`)).status).toBe(404);
});

test('what is no picture, too large or too much is refused by a sentence, and the others are kept', async () => {
  const before = await idsIn(world.june);
  const svg = { name: 'drawing.svg', bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>') };
  const mixed = await sendFiles(site, june, `/pictures?${query}`, [svg, await photograph(), { name: 'empty.jpg', bytes: Buffer.alloc(0) }]);
  expect(mixed.status).toBe(422);
  expect(mixed.body).toContain('drawing.svg: we cannot read this kind of file.');
  expect(mixed.body).toContain('empty.jpg: this file is empty.');
  expect(mixed.body).toContain('The picture is here.');
  expect(await idsIn(world.june)).toHaveLength(before.length + 1);
  expect((await sendFiles(site, june, `/pictures?${query}`, [])).body).toContain('No picture was chosen');
  const large = { name: 'large.jpg', bytes: Buffer.alloc(12_000_001) };
  expect((await sendFiles(site, june, `/pictures?${query}`, [large])).body).toContain('large.jpg: this picture is larger than 12 MB.');
  const many = await Promise.all(Array.from({ length: 4 }, () => photograph()));
  const four = await sendFiles(site, mira, '/pictures?form=reply:many&back=/', many);
  expect([four.status, four.body.match(/a post has room for 3 pictures/g)?.length]).toEqual([422, 1]);
  expect((await readDraft(site.db, world.mira, 'reply:many'))?.fields['pictures']?.split(',')).toHaveLength(3);
  expect((await sendFiles(site, site.browser(), `/pictures?${query}`, [svg])).status).toBe(401);
  expect((await sendFiles(site, june, '/drafts', [svg])).status).toBe(415);
});

test('one that nobody came back for is let go after a day, with its bytes; one in a draft stays', async () => {
  const [drafted = ''] = await idsIn(world.june);
  const { id } = await site.db.selectFrom('file').select('id').where('id', '=', drafted).executeTakeFirstOrThrow();
  await sendFiles(site, mira, '/pictures?form=reply:x&back=/', [await photograph()]);
  const lonely = (await readDraft(site.db, world.mira, 'reply:x'))!.fields['pictures']!;
  await site.db.deleteFrom('draft').where('person_id', '=', world.mira).execute();
  const chore = async () => {
    for (const { run } of pictures.chores!(site.house).toReversed()) await run();
  };
  await chore();
  expect((await mira.get(`/pictures/${lonely}/480`)).status).toBe(200);
  site.clock.pass(25 * 60 * 60 * 1000);
  await chore();
  expect((await mira.get(`/pictures/${lonely}/480`)).status).toBe(404);
  expect(await site.house.files.read(`${lonely}/480.webp`)).toBeNull();
  const fresh = await site.browserOf(world.june);
  expect((await fresh.get(`/pictures/${id}/480`)).status).toBe(200);
  // Another device writes in the same form: its words win, and those with the picture are put aside.
  await fresh.post('/drafts', { form, words: 'From my other telephone' });
  site.clock.pass(25 * 60 * 60 * 1000);
  await chore();
  expect((await (await site.browserOf(world.june)).get(`/pictures/${id}/480`)).status).toBe(200);
  expect(await site.db.selectFrom('scope').select('id').where('owner_id', '=', world.mira).execute()).toEqual([]);
});

test('in Spanish and Arabic as well', async () => {
  for (const [language, words] of [
    ['es', 'Imágenes para lo que estás escribiendo'],
    ['ar', 'صور لما تكتبه'],
  ] as const) {
    await changePreferences(site.db, world.oskar, { language });
    expect((await (await site.browserOf(world.oskar)).get(choose)).body).toContain(words);
  }
});
