import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers } from './handlers.ts';
import { endMembership } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  mira = await site.browserOf(world.mira);
  june = await site.browserOf(world.june);
});
afterAll(() => site.close());

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

async function start(browser: Browser, board: string, title: string, words = `${title} words`): Promise<string> {
  const made = await browser.post(`/boards/${board}/threads`, { title, words, intent: 'advice', idempotency_key: key() });
  expect(made.status).toBe(303);
  return /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
}

async function reply(browser: Browser, thread: string, words: string, more: Record<string, string> = {}): Promise<string> {
  const made = await browser.post(`/threads/${thread}/replies`, { words, idempotency_key: key(), ...more });
  expect(made.status).toBe(303);
  return /at=([0-9a-f-]{36})/.exec(made.location!)![1]!;
}

test('two members hold a conversation, and the box says who will see it', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Numb fingers after oxaliplatin');
  const page = await june.get(`/threads/${thread}`);
  expect(page.body).toContain('Numb fingers after oxaliplatin');
  expect(page.body).toContain('7 members of Harbour Lights');
  expect(page.body).toContain('Not Google');
  const first = await reply(june, thread, 'I remember *that* feeling.');
  await reply(mira, thread, 'Thank you, June.', { answers: first });
  const after = await june.get(`/threads/${thread}`);
  expect(after.body).toContain('I remember <em>that</em> feeling.');
  expect(after.body).toContain('Answers June');
  expect((await june.get('/boards/bowel-cancer')).body).toContain('2 replies');
});

test('what is not for a person is not there, in the same words as what never was', async () => {
  const thread = await start(mira, 'in-treatment-together', 'Only for us');
  const never = await june.get('/threads/00000000-0000-4000-8000-000000000000');
  for (const who of [
    june,
    site.browser(),
    await site.browserOf(world.oskar),
    await site.browserOf(world.ruth),
    await site.browserOf(world.hana),
  ]) {
    const page = await who.get(`/threads/${thread}`);
    expect(page.status).toBe(404);
    expect(page.body).not.toContain('Only for us');
  }
  expect((await june.get(`/threads/${thread}`)).body).toBe(never.body.replaceAll('00000000-0000-4000-8000-000000000000', thread));
  expect((await june.post(`/threads/${thread}/replies`, { words: 'in?', idempotency_key: key() })).status).toBe(404);
  expect((await mira.get(`/threads/${thread}`)).body).toContain('Only for us');
});

test('a double click posts once, and a refusal burns no key', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Twice');
  const fields = { words: 'once only', idempotency_key: key() };
  const empty = await june.post(`/threads/${thread}/replies`, { ...fields, words: ' ' });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('There are no words yet');
  expect(empty.body, 'the first that a screen reader says').toContain('<title>Look again: Twice');
  const both = await Promise.all([june.post(`/threads/${thread}/replies`, fields), june.post(`/threads/${thread}/replies`, fields)]);
  expect(new Set(both.map((b) => b.location)).size).toBe(1);
  const posts = await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).execute();
  expect(posts).toHaveLength(2);
});

test('who goes back after posting and writes something else has it back, and posts it when they press again', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Going back');
  const [once, other] = ['what was said', 'and something else'];
  const sends: [string, Record<string, string>][] = [
    [`/threads/${thread}/replies`, {}],
    ['/boards/bowel-cancer/threads', { title: 'Back again', intent: 'listen' }],
    [`/posts/${await reply(june, thread, 'to be edited')}/edit`, {}],
  ];
  for (const [url, more] of sends) {
    const fields = { ...more, idempotency_key: key() };
    const first = await june.post(url, { ...fields, words: once });
    expect((await june.post(url, { ...fields, words: once })).location).toBe(first.location);
    const back = await june.post(url, { ...fields, words: other });
    expect([back.status, back.body.includes(other), back.body.includes('These words are new')], url).toEqual([422, true, true]);
    const fresh = /name="idempotency_key" value="([^"]+)"/.exec(back.body)![1]!;
    expect(fresh).not.toBe(fields.idempotency_key);
    expect((await june.post(url, { ...fields, words: other, idempotency_key: fresh })).status).toBe(303);
    const said = await site.db.selectFrom('post').select('words').where('words', 'in', [once, other]).execute();
    expect(said.length, url).toBe(url.endsWith('/edit') ? 1 : 2);
    await site.db.updateTable('post').set({ words: 'said' }).where('words', 'in', [once, other]).execute();
  }
});

test('words are taken back with a trace, brought back in time, and wiped after', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Taken back');
  const post = await reply(june, thread, 'too much said');
  expect((await mira.post(`/posts/${post}/delete`)).status).toBe(404);
  const deleted = await june.submit(`/posts/${post}/delete`);
  expect(deleted.body).toContain('June took these words back');
  expect(deleted.body).toContain('Undo');
  expect((await june.submit(`/posts/${post}/bring-back`)).body).toContain('too much said');
  await june.post(`/posts/${post}/delete`);
  site.clock.pass(31_000);
  expect((await june.post(`/posts/${post}/bring-back`)).status).toBe(404);
  site.clock.pass(60_000);
  for (const h of handlers(site.house)) await h.run({ name: 'post-deleted', scopeId: thread, postId: post, at: '' } as never);
  expect((await site.db.selectFrom('post').select('words').where('id', '=', post).executeTakeFirstOrThrow()).words).toBe('');
  expect((await mira.get(`/threads/${thread}`)).body).not.toContain('too much said');
  expect((await site.db.selectFrom('scope').select('shown_replies').where('id', '=', thread).executeTakeFirstOrThrow()).shown_replies).toBe(
    0,
  );
});

test('an edit is kept while it is written, saved once, and gone from the drafts then', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Edited');
  const post = await reply(june, thread, 'the firts words');
  await june.post('/drafts', { form: `edit:${post}`, words: 'the first words, half', idempotency_key: key() });
  expect((await june.get(`/posts/${post}/edit`)).body).toContain('the first words, half');
  const refused = await june.post(`/posts/${post}/edit`, { words: ' ', idempotency_key: key() });
  expect(refused.status).toBe(422);
  const fields = { words: 'the first words', idempotency_key: key() };
  for (const saved of [await june.post(`/posts/${post}/edit`, fields), await june.post(`/posts/${post}/edit`, fields)])
    expect(saved.location).toContain(`posted=edit:${post}`);
  expect((await mira.get(`/threads/${thread}`)).body).toContain('Edited');
  expect(await site.db.selectFrom('post_version').select('words').where('post_id', '=', post).execute()).toEqual([
    { words: 'the firts words' },
  ]);
  expect((await june.get(`/posts/${post}/edit`)).body).not.toContain('half');
  expect((await mira.post(`/posts/${post}/edit`, { ...fields, idempotency_key: key() })).status).toBe(404);
});

test('long threads go on by pages, and new replies are marked for who was here', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Long one');
  for (let n = 1; n <= 24; n++) await reply(mira, thread, `reply number ${n}.`);
  const first = await june.get(`/threads/${thread}`);
  expect(first.body).toContain('reply number 19.');
  expect(first.body).not.toContain('reply number 20.');
  const next = /href="(\/threads\/[^"]*after=[^"]*)"/.exec(first.body)![1]!.replaceAll('&amp;', '&');
  const second = await june.get(next);
  expect(second.body).toContain('reply number 24.');
  const earlier = /href="(\/threads\/[^"]*before=[^"]*)"/.exec(second.body)![1]!.replaceAll('&amp;', '&');
  expect((await june.get(earlier)).body).toContain('reply number 1.');
  await site.app.server.ready();
  await expect
    .poll(
      async () =>
        (
          await site.db
            .selectFrom('last_read')
            .select('position')
            .where('person_id', '=', world.june)
            .where('scope_id', '=', thread)
            .executeTakeFirst()
        )?.position,
    )
    .toBe(24);
  await reply(mira, thread, 'and one more.');
  const board = await june.get('/boards/bowel-cancer');
  expect(board.body).toContain('1 new for you');
  const fresh = await june.get(`/threads/${thread}?from=new`);
  expect(fresh.body.indexOf('New since you were here')).toBeGreaterThan(fresh.body.indexOf('reply number 24.'));
  expect(fresh.body.indexOf('New since you were here')).toBeLessThan(fresh.body.indexOf('and one more.'));
});

test('someone who loses access is out of every page at once', async () => {
  const thread = await start(mira, 'in-treatment-together', 'Before the loss');
  await site.act((tx) => endMembership(tx, world.places['in-treatment-together'], world.mira));
  expect((await mira.get(`/threads/${thread}`)).status).toBe(404);
  expect((await mira.post(`/threads/${thread}/replies`, { words: 'still here?', idempotency_key: key() })).status).toBe(404);
  expect((await mira.get('/boards/in-treatment-together')).body).not.toContain('Before the loss');
});
