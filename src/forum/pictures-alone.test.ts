import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photograph, sendFiles } from '../../test/send-files.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { temporaryFolder } from '../../test/machine.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { readDraft } from '../people/index.ts';

let folder: string;
let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let thread: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await openSite({ env: { DATA_DIR: folder } });
  world = await buildWorld(site);
  [mira, june] = [await site.browserOf(world.mira), await site.browserOf(world.june)];
  const made = await june.post('/boards/bowel-cancer/threads', {
    title: 'What do you see?',
    words: 'From your window, I mean.',
    intent: 'listen',
    idempotency_key: key(),
  });
  thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

let serial = 0;
const key = () => `0abababa-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

async function picture(alt: string, decoration = false): Promise<string> {
  const form = `reply:${thread}`;
  expect((await sendFiles(site, mira, `/pictures?form=${form}&back=/`, [await photograph()])).status).toBe(303);
  const ids = (await readDraft(site.db, world.mira, form))!.fields['pictures']!.split(',');
  const id = ids.at(-1)!;
  await mira.post(`/pictures/${id}/describe`, { alt, ...(decoration ? { decoration: 'yes' } : {}) });
  return id;
}

const reply = (pictures: string, words = '') => mira.post(`/threads/${thread}/replies`, { words, pictures, idempotency_key: key() });

async function posted(pictures: string): Promise<string> {
  const said = await reply(pictures);
  expect(said.status).toBe(303);
  return /at=([0-9a-f-]{36})/.exec(said.location!)![1]!;
}

test('pictures may stand alone once one of them says what it shows; else the sentence tells what would do', async () => {
  expect(mainOf(await reply(''))).toContain('There are no words yet.');
  const [bare, frame] = [await picture(''), await picture('', true)];
  const refused = await reply(`${bare},${frame}`);
  expect(refused.status).toBe(422);
  expect(mainOf(refused)).toContain('Your pictures can stand alone once one of them says what it shows.');
  expect(mainOf(refused)).toContain(bare);
  const others = await june.post(`/threads/${thread}/replies`, { words: '', pictures: await picture('Mine'), idempotency_key: key() });
  expect(others.status).toBe(422);
  await mira.post(`/pictures/${bare}/describe`, { alt: 'A gull on the rail' });
  const post = await posted(`${bare},${frame}`);
  const page = mainOf(await june.get(`/threads/${thread}?at=${post}`));
  const article = new RegExp(`<article class="post" id="post-${post}"[^]*?</article>`).exec(page)![0];
  expect(article).toMatch(/alt="A gull on the rail"[^>]* lang="en"/);
  expect(article).not.toMatch(/class="prose"|\/quote"/);
});

test('where words stand without pictures, what the pictures show stands for them', async () => {
  const post = await posted(await picture('Snow on the allotment'));
  const shows = 'Snow on the allotment';
  const hana = await site.browserOf(world.hana);
  const ana = await site.browserOf(world.ana);
  await hana.post(`/posts/${post}/reactions`, { kind: 'helped' });
  await june.post(`/keep/post/${post}`, { note: '' });
  const seenAt: [Browser, string][] = [
    [june, `/threads/${thread}/print`],
    [june, `/threads/${thread}/contents`],
    [june, '/bookmarks'],
    [june, `/report/post/${post}`],
    [mira, `/posts/${post}/delete`],
    [ana, `/posts/${post}/notes`],
    [ana, `/moderate/post/${post}`],
    [ana, `/threads/${thread}/split`],
  ];
  for (const [who, path] of seenAt) expect(mainOf(await who.get(path)), path).toContain(shows);
  const answered = await june.get(`/posts/${post}/quote`);
  expect(answered.location).toBe(`/threads/${thread}?at=${post}&answer=${post}#reply`);
  await june.post(`/report/post/${post}`, { reason: 'unkind', words: '' });
  expect((await site.db.selectFrom('report').select('evidence').where('target_id', '=', post).executeTakeFirstOrThrow()).evidence).toBe(
    shows,
  );
});

test('an edit may take the words and leave the pictures, but not both; looking first shows the pictures', async () => {
  const id = await picture('A blue kettle');
  const looked = await mira.post(`/threads/${thread}/replies`, { words: '', pictures: id, look: 'yes', idempotency_key: key() });
  expect(looked.status).toBe(200);
  expect(mainOf(looked)).toMatch(/id="look"[^]*alt="A blue kettle"/);
  const said = await reply(id, 'My kitchen.');
  const post = /at=([0-9a-f-]{36})/.exec(said.location!)![1]!;
  const edit = (fields: Record<string, string>) => mira.post(`/posts/${post}/edit`, { idempotency_key: key(), ...fields });
  expect((await edit({ words: '', pictures: '' })).status).toBe(422);
  expect((await edit({ words: '', pictures: id })).status).toBe(303);
  expect(mainOf(await june.get(`/threads/${thread}`))).not.toContain('My kitchen.');
  expect(mainOf(await june.get(`/posts/${post}/history`))).toContain('My kitchen.');
});

test('what a picture shows that stands for words is changed, and not taken away; what nobody can read is said to be so', async () => {
  const [first, second] = [await picture('A red scarf'), await picture('')];
  const post = await posted(`${first},${second}`);
  const describe = (id: string, fields: Record<string, string>) => mira.post(`/pictures/${id}/describe`, fields);
  const altOf = async (id: string) => (await site.db.selectFrom('file').select('alt').where('id', '=', id).executeTakeFirstOrThrow()).alt;
  for (const fields of [{ alt: '' }, { alt: ' ' }, { alt: 'x', decoration: 'yes' }] as Record<string, string>[]) {
    const refused = await describe(first, fields);
    expect([refused.status, JSON.parse(refused.body)]).toEqual([
      422,
      { is: 'refused', why: 'This post has no words, so a picture has to say what it shows. Its description was kept as it was.' },
    ]);
  }
  expect(await altOf(first)).toBe('A red scarf');
  // Without a script both come in one form, in any order.
  await mira.post(`/pictures/choose?form=edit:${post}&back=/`, { words: '', pictures: `${first},${second}` });
  const both = { picture: [first, second], alt: ['', 'A red scarf on a chair'] };
  const page = await mira.post(`/pictures/change?form=edit:${post}&back=/`, { picture: [first, second], alt: ['', ''] });
  expect([page.status, page.body.includes('so a picture has to say what it shows')]).toEqual([422, true]);
  expect((await mira.post(`/pictures/change?form=edit:${post}&back=/`, both)).status).toBe(303);
  expect([await altOf(first), await altOf(second)]).toEqual(['', 'A red scarf on a chair']);

  await (await site.browserOf(world.hana)).post(`/posts/${post}/reactions`, { kind: 'helped' });
  await june.post(`/keep/post/${post}`, { note: '' });
  await site.act((tx) => site.house.kinds.get('picture')!.setState(tx, second, 'hidden', site.clock.now()));
  const ana = await site.browserOf(world.ana);
  for (const [who, path] of [
    [june, `/threads/${thread}/contents`],
    [june, '/bookmarks'],
    [june, `/keep/post/${post}`],
    [ana, `/threads/${thread}/split`],
  ] as [Browser, string][]) {
    expect(mainOf(await who.get(path)), path).toContain('A picture nobody has described yet');
    expect(mainOf(await who.get(path)), path).not.toContain('>…<');
  }
});
