import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCommunity, createPerson } from '../people/index.ts';
import { addMember } from '../spaces/index.ts';
import { handlers } from './handlers.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let oskar: Browser;
let hana: Browser;
let ana: Browser;
let ruth: Browser;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  ({ mira, june, oskar, hana, ana, ruth } = await browsersOf(site, world, 'mira', 'june', 'oskar', 'hana', 'ana', 'ruth'));
  at = conversationsAt(site);
});
afterAll(() => site.close());

async function community(change: Parameters<typeof changeCommunity>[1]): Promise<void> {
  await site.act((tx) => changeCommunity(tx, change));
  const how = change.first_posts;
  await expect.poll(() => site.house.community().firstPosts.how).toBe(how ?? 'off');
}

test('a title is changed kindly, with trace: the old one stands there, who and why, and the opener is told', async () => {
  const thread = await at.start(mira, 'bowel-cancer', 'HELP!!!! please read');
  for (const who of [june, ruth]) expect((await who.get(`/threads/${thread}/title`)).status).toBe(404);
  expect((await june.post(`/threads/${thread}/title`, { title: 'Mine now', reason })).status).toBe(404);
  const short = await hana.post(`/threads/${thread}/title`, { title: 'Waiting for a scan', reason: 'no' });
  expect(short.status).toBe(422);
  expect(short.body).toContain('Waiting for a scan');
  const done = await hana.submit(`/threads/${thread}/title`, { title: 'Waiting for a scan', reason: 'So that others find it.' });
  expect(done.body).toContain('The title is changed');
  const page = await june.get(`/threads/${thread}`);
  expect(page.body).toContain('Hana changed the title');
  expect(page.body).toContain('So that others find it.');
  expect(page.body).toContain('HELP!!!! please read');
  await site.house.jobs.drain();
  expect((await mira.get('/decisions')).body).toContain('The title of your conversation was changed');
  expect((await hana.get('/boards/bowel-cancer/keep')).body).toContain('Title changed');

  expect((await mira.submit(`/threads/${thread}/title`, { title: 'My own title' })).body).toContain('My own title');
  expect((await at.decisionsOn(thread)).map((d) => d.act)).toEqual(['retitle']);
  await hana.post(`/moderate/thread/${thread}`, { act: 'lock', rule: 'other', reason });
  expect((await mira.post(`/threads/${thread}/title`, { title: 'Too late for that' })).status).toBe(404);
  await hana.post(`/moderate/thread/${thread}`, { act: 'unlock', rule: 'other', reason });
  const opening = await at.openingOf(thread);
  await mira.post(`/posts/${opening}/delete`);
  site.clock.pass(61_000);
  for (const h of handlers(site.house).filter((one) => one.event === 'post-deleted'))
    await h.run({ name: 'post-deleted', scopeId: thread, postId: opening, at: '' } as never);
  expect(await site.db.selectFrom('thread_title').selectAll().where('scope_id', '=', thread).execute()).toEqual([]);
});

test('a slow conversation takes one reply a person each so many minutes, keeps what was typed, and says when', async () => {
  const thread = await at.start(mira, 'bowel-cancer', 'Heated');
  await at.reply(june, thread, 'First words.');
  expect((await june.post(`/threads/${thread}/slow`, { minutes: '30', hours: '24', reason })).status).toBe(404);
  expect((await hana.post(`/threads/${thread}/slow`, { minutes: '31', hours: '24', reason })).status).toBe(422);
  await hana.submit(`/threads/${thread}/slow`, { minutes: '30', hours: '24', reason: 'Let us breathe between words.' });
  const page = await june.get(`/threads/${thread}`);
  expect(page.body).toContain('Let us breathe between words.');
  expect(page.body).toContain('You can write again');
  const early = await june.post(`/threads/${thread}/replies`, { words: 'Second words.', idempotency_key: at.key() });
  expect(early.status).toBe(422);
  expect(early.body).toContain('Second words.');
  await at.reply(oskar, thread, 'Mine is the first of mine.');
  await at.reply(hana, thread, 'Staff have no pace.');
  await at.reply(hana, thread, 'None at all.');
  site.clock.pass(31 * 60_000);
  await at.reply(june, thread, 'Second words.');
  await hana.submit(`/threads/${thread}/slow/end`, { reason: 'It is calm again now.' });
  await at.reply(june, thread, 'Third words at once.');
  site.clock.pass(25 * 3_600_000);
});

test('the first posts of somebody new are held where the place wants it: only they and staff see them, then everybody, at their place', async () => {
  const nova = await newMember('Nova');
  const thread = await at.start(mira, 'bowel-cancer', 'A quiet question');
  expect((await nova.get(`/threads/${thread}`)).body).not.toContain('read by a moderator before');
  for (const who of [june, ruth]) expect((await who.post('/boards/bowel-cancer/keep/settings', { holds_first: 'yes' })).status).toBe(404);
  await hana.post('/boards/bowel-cancer/keep/settings', { holds_first: 'yes' });
  expect((await nova.get(`/threads/${thread}`)).body).toContain('Your first posts are read by a moderator');
  expect((await nova.get(`/threads/${thread}`)).body).toContain('Hana');
  expect((await june.get(`/threads/${thread}`)).body).not.toContain('Your first posts are read by a moderator');

  const held = await nova.submit(`/threads/${thread}/replies`, { words: 'I am new here.', idempotency_key: at.key() });
  expect(held.body).toContain('A moderator reads them first');
  expect(held.body).toContain('I am new here.');
  const post = (await site.db.selectFrom('post').selectAll().where('words', '=', 'I am new here.').executeTakeFirstOrThrow()).id;
  expect((await mira.get(`/threads/${thread}`)).body).not.toContain('I am new here.');
  await at.reply(hana, thread, 'After the held one.');
  expect(await at.scopeOf(thread)).toMatchObject({ shown_replies: 1, last_position: 2 });
  await site.house.jobs.drain();
  expect((await mira.get('/told')).body).not.toContain('Nova');

  const keep = await hana.get('/boards/bowel-cancer/keep');
  expect(keep.body).toContain(`/moderate/post/${post}`);
  expect((await mira.post(`/moderate/post/${post}`, { act: 'release' })).status).toBe(404);
  await hana.post(`/moderate/post/${post}`, { act: 'release' });
  const after = await mira.get(`/threads/${thread}`);
  expect(after.body.indexOf('I am new here.')).toBeLessThan(after.body.indexOf('After the held one.'));
  expect(await at.scopeOf(thread)).toMatchObject({ shown_replies: 2 });
  await site.house.jobs.drain();
  expect((await mira.get('/told')).body).toContain('Nova');
  expect((await nova.get('/decisions')).body).toContain('Your words are shown');
  expect((await hana.get('/boards/bowel-cancer/keep')).body).not.toContain(`/moderate/post/${post}`);

  const begun = await at.start(nova, 'bowel-cancer', 'Buy my tea');
  expect((await june.get('/boards/bowel-cancer')).body).not.toContain('Buy my tea');
  expect((await june.get(`/threads/${begun}`)).status).toBe(404);
  expect((await nova.get(`/threads/${begun}`)).body).toContain('Buy my tea');
  await hana.post(`/moderate/post/${await at.openingOf(begun)}`, { act: 'decline', rule: 'selling', reason: 'Nothing is sold here.' });
  expect((await june.get(`/threads/${begun}`)).status).toBe(404);
  expect(await at.scopeOf(begun)).toMatchObject({ state: 'hidden' });
  expect((await nova.get('/decisions')).body).toContain('Your words were not shown');
  const fine = await at.start(nova, 'bowel-cancer', 'Hello all');
  await hana.post(`/moderate/post/${await at.openingOf(fine)}`, { act: 'release' });
  expect((await june.get(`/threads/${fine}`)).body).toContain('Hello all');
  await hana.post('/boards/bowel-cancer/keep/settings', {});
});

test('the community can have first posts read beside everybody, and those with a link held', async () => {
  const kit = await newMember('Kit');
  const thread = await at.start(mira, 'welcome', 'Read beside');
  await community({ first_posts: 'read', first_posts_most: 2 });
  const plain = await at.reply(kit, thread, 'Only words.');
  expect((await june.get(`/threads/${thread}`)).body).toContain('Only words.');
  const linked = await at.reply(kit, thread, 'See https://example.org/cure for all.');
  expect((await june.get(`/threads/${thread}`)).body).not.toContain('example.org/cure');
  const keep = await ana.get('/boards/welcome/keep');
  expect(keep.body).toContain(`/posts/${plain}/read-it`);
  expect(keep.body).toContain(`/moderate/post/${linked}`);
  expect((await hana.post(`/posts/${plain}/read-it`)).status).toBe(404);
  await ana.post(`/posts/${plain}/read-it`);
  expect((await ana.get('/boards/welcome/keep')).body).not.toContain(`/posts/${plain}/read-it`);
  expect((await ruth.get('/operator/settings/first-posts')).body).toContain('checked');
  expect((await june.get('/operator/settings/first-posts')).status).toBe(404);
  const wrong = await ruth.post('/operator/settings/first-posts', { first_posts: 'held', most: '99', days: '0', hours: '24' });
  expect(wrong.status).toBe(422);
  await ruth.post('/operator/settings/first-posts', { first_posts: 'off', most: '3', days: '0', hours: '24' });
  await expect.poll(() => site.house.community().firstPosts.how).toBe('off');
});

test('what staff hold and its author takes back waits again when it comes back', async () => {
  const thread = await at.start(mira, 'bowel-cancer', 'Held and back');
  const post = await at.reply(june, thread, 'Held by hand.');
  await hana.post(`/moderate/post/${post}`, { act: 'hold', rule: 'private', reason: 'There is a full name in it.' });
  expect((await mira.get(`/threads/${thread}`)).body).not.toContain('Held by hand.');
  await june.post(`/posts/${post}/delete`);
  await june.post(`/posts/${post}/bring-back`);
  expect((await site.db.selectFrom('post').select('state').where('id', '=', post).executeTakeFirstOrThrow()).state).toBe('held');
});

test('the last shown words of a thread come back also when a hidden reply is left in it', async () => {
  const thread = await at.start(mira, 'bowel-cancer', 'Last words');
  const post = await at.reply(june, thread, 'A hidden reply.');
  await hana.post(`/moderate/post/${post}`, { act: 'hide', rule: 'unkind', reason: 'This was not kind.' });
  const opening = await at.openingOf(thread);
  await mira.post(`/posts/${opening}/delete`);
  expect(await at.scopeOf(thread)).toMatchObject({ state: 'hidden' });
  expect((await mira.post(`/posts/${opening}/bring-back`)).status).toBe(303);
  expect((await oskar.get(`/threads/${thread}`)).body).toContain('Last words');

  await hana.post(`/moderate/thread/${thread}`, { act: 'hide', rule: 'unkind', reason: 'All of it is unkind.' });
  await mira.post(`/posts/${opening}/delete`);
  await mira.post(`/posts/${opening}/bring-back`);
  expect((await oskar.get(`/threads/${thread}`)).status).toBe(404);
});

async function newMember(name: string): Promise<Browser> {
  const id = await site.act((tx) =>
    createPerson(
      tx,
      site.ids,
      { name, state: 'active', language: 'en', timeZone: 'Europe/London', relations: [], email: `${name}@example.org`, consents: [] },
      site.clock.now(),
    ),
  );
  await site.act((tx) => addMember(tx, world.places['bowel-cancer'], id, 'member', site.clock.now()));
  return site.browserOf(id);
}
