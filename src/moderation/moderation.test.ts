import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { forgetEvidence, letBackIn } from './chores.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let oskar: Browser;
let june: Browser;
let ana: Browser;
let hana: Browser;
let ruth: Browser;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [mira, oskar, june, ana, hana, ruth] = (await Promise.all(
    [world.mira, world.oskar, world.june, world.ana, world.hana, world.ruth].map((id) => site.browserOf(id)),
  )) as [Browser, Browser, Browser, Browser, Browser, Browser];
});
afterAll(() => site.close());

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;
const never = '00000000-0000-4000-8000-0000000000ff';

/** What a page says of its own, without the frame that names its address. */
const mainOf = ({ status, body }: { status: number; body: string }) => ({ status, main: /<h1>.*<\/main>/s.exec(body)?.[0] });

type Said = { thread: string; post: string };

async function say(browser: Browser, board: string, title: string, words: string): Promise<Said> {
  const made = await browser.post(`/boards/${board}/threads`, { title, words, intent: 'advice', idempotency_key: key() });
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
  const { id } = await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow();
  return { thread, post: id };
}

async function answer(browser: Browser, { thread }: Said, words: string): Promise<Said> {
  const made = await browser.post(`/threads/${thread}/replies`, { words, idempotency_key: key() });
  return { thread, post: /at=([0-9a-f-]{36})/.exec(made.location ?? '')![1]! };
}

const report = (browser: Browser, { post }: Said, fields: Record<string, string>) => browser.post(`/report/post/${post}`, fields);
const reportOf = ({ post }: Said) => site.db.selectFrom('report').selectAll().where('target_id', '=', post).execute();
const decision = (act: string, more: Record<string, string> = {}) => ({
  act,
  rule: 'cure',
  reason: 'Apricot kernels are poison, not a cure.',
  ...more,
});

test('a report reaches the staff of the place, is decided with a reason, and everybody concerned reads what came of it', async () => {
  const thread = await say(mira, 'bowel-cancer', 'What helps', 'What helped you?');
  const cure = await answer(oskar, thread, 'Apricot kernels **cure** everything.');
  const form = await june.get(`/report/post/${cure.post}`);
  expect(form.body).toContain('Apricot kernels <strong>cure</strong> everything.');
  expect(form.body).toContain('The people who look after “\u2068Bowel cancer\u2069” read this');
  const sent = await june.submit(`/report/post/${cure.post}`, { reason: 'cure', words: 'He says it to everyone.' });
  expect(sent.body).toContain('Waiting for an answer');
  expect((await mira.get('/reports')).status).toBe(404);

  const queue = await hana.get('/reports');
  expect(queue.body).toContain('It promises a cure');
  const link = /\/reports\/([0-9a-f-]{36})/.exec(queue.body)![1]!;
  const page = await hana.get(`/reports/${link}`);
  expect(page.body).toContain('Reported by \u2068June\u2069');
  expect(page.body).toContain('He says it to everyone.');
  for (const who of [mira, oskar, june, ruth]) expect((await who.get(`/reports/${link}`)).status).toBe(404);

  const short = await hana.post(`/reports/${link}`, decision('hide', { reason: 'no', answer: 'Kept words' }));
  expect(short.status).toBe(422);
  expect(short.body).toContain('ten characters or more');
  expect(short.body).toContain('Kept words');
  expect((await mira.get(`/threads/${thread.thread}`)).body).toContain('Apricot');

  expect((await hana.submit(`/reports/${link}`, decision('hide', { answer: 'We hid it and wrote to him.' }))).body).toContain(
    'Your decision is made',
  );
  expect((await mira.get(`/threads/${thread.thread}`)).body).not.toContain('Apricot');
  expect((await june.get('/reports/mine')).body).toContain('We hid it and wrote to him.');

  const list = await oskar.get('/decisions');
  const decided = /\/decisions\/([0-9a-f-]{36})/.exec(list.body)![1]!;
  const why = await oskar.get(`/decisions/${decided}`);
  expect(why.body).toContain('Your words were hidden');
  expect(why.body).toContain('Apricot kernels are poison, not a cure.');
  expect(why.body).toContain('No promises of a cure');
  expect(why.body).toContain('Apricot kernels <strong>cure</strong>');
  expect(why.body).not.toContain('Hana');
  const nothing = mainOf(await june.get(`/decisions/${never}`));
  expect(nothing.status).toBe(404);
  for (const who of [mira, june, hana, ruth]) expect(mainOf(await who.get(`/decisions/${decided}`))).toEqual(nothing);

  expect((await hana.submit(`/reports/${link}`, decision('hide'))).body).toContain('Nothing was changed');
  expect((await hana.post(`/moderate/post/${cure.post}`, decision('show'))).status).toBe(303);
  expect((await mira.get(`/threads/${thread.thread}`)).body).toContain('Apricot');
});

test('what one may not read, or wrote oneself, cannot be reported, and looks like what never was', async () => {
  const secret = await say(mira, 'in-treatment-together', 'Only for us', 'A private thing');
  const own = await say(june, 'bowel-cancer', 'Mine', 'My own words');
  await june.get('/told');
  const answers = await Promise.all([secret.post, never, own.post, 'nonsense'].map((id) => june.get(`/report/post/${id}`)));
  const nothing = mainOf(answers[1]!);
  expect(nothing.status).toBe(404);
  for (const a of answers) expect(mainOf(a)).toEqual(nothing);
  expect((await report(june, secret, { reason: 'danger' })).status).toBe(404);
  expect((await june.get(`/report/decision/${own.post}`)).status).toBe(404);
  expect(await reportOf(secret)).toEqual([]);
  expect((await report(await site.browserOf(world.ana), secret, { reason: 'private' })).status).toBe(303);
  expect((await hana.get('/reports')).body).not.toContain('In treatment');
});

test('reporting again before an answer adds words, never makes it smaller, and is one report', async () => {
  const thread = await say(mira, 'bowel-cancer', 'Rude', 'Something rude');
  await report(june, thread, { reason: 'danger', words: 'First.' });
  await report(june, thread, { reason: 'other', words: 'Second.' });
  await report(june, thread, { reason: 'other', words: 'Second.' });
  await report(oskar, thread, { reason: 'unkind', words: 'Me too.' });
  const reports = await reportOf(thread);
  expect(reports.map((r) => ({ reason: r.reason, words: r.words }))).toEqual(
    expect.arrayContaining([
      { reason: 'danger', words: 'First.\n\nSecond.' },
      { reason: 'unkind', words: 'Me too.' },
    ]),
  );
  const queue = (await hana.get('/reports')).body;
  expect(queue).toContain('Reported by 2 people');
  expect(queue.indexOf('Someone may be in danger')).toBeGreaterThan(0);
  expect((await report(june, thread, { reason: '', words: 'Still here' })).body).toContain('Still here');

  const [first] = reports;
  await hana.post(`/reports/${first!.id}`, decision('none', { reason: 'We know her well and she is safe.' }));
  expect((await reportOf(thread)).map((r) => r.outcome)).toEqual(['no-action', 'no-action']);
  expect((await oskar.get('/reports/mine')).body).toContain('We know her well and she is safe.');
  expect((await mira.get('/decisions')).body).toContain('There are no decisions about you');
});

test('nobody sees, counts or decides a report on themselves', async () => {
  const mine = await say(hana, 'bowel-cancer', 'Sell', 'Buy my tea');
  await report(june, mine, { reason: 'selling' });
  const [made] = await reportOf(mine);
  expect((await hana.get('/reports')).body).not.toContain(made!.id);
  expect((await hana.get(`/reports/${made!.id}`)).status).toBe(404);
  expect((await hana.post(`/reports/${made!.id}`, decision('none'))).status).toBe(404);
  expect((await hana.get(`/moderate/post/${mine.post}`)).status).toBe(404);
  expect((await ana.get('/reports')).body).toContain(made!.id);
});

test('a locked conversation takes no replies, says why to all, and opens again', async () => {
  const thread = await say(mira, 'bowel-cancer', 'Heated', 'A heated thing');
  for (const who of [june, ruth]) expect((await who.post(`/moderate/post/${thread.post}`, decision('lock'))).status).toBe(404);
  await hana.post(`/moderate/post/${thread.post}`, decision('lock', { rule: 'unkind', reason: 'Let us all rest from this one.' }));
  expect((await june.get(`/threads/${thread.thread}`)).body).toContain('Let us all rest from this one.');
  expect((await june.post(`/threads/${thread.thread}/replies`, { words: 'But', idempotency_key: key() })).status).not.toBe(303);
  await hana.post(`/moderate/post/${thread.post}`, decision('unlock', { reason: 'It was a long rest.' }));
  expect((await june.post(`/threads/${thread.thread}/replies`, { words: 'Hello again', idempotency_key: key() })).status).toBe(303);
});

test('a conversation of one post is hidden with it and shown with it; a whole conversation is decided about at once', async () => {
  const lone = await say(oskar, 'bowel-cancer', 'A lone post', 'Buy my tea');
  await hana.post(`/moderate/post/${lone.post}`, decision('hide', { rule: 'selling' }));
  expect((await june.get(`/threads/${lone.thread}`)).status).toBe(404);
  expect((await june.get('/boards/bowel-cancer')).body).not.toContain('A lone post');
  expect((await oskar.get(`/threads/${lone.thread}`)).body).toContain('Buy my tea');
  await hana.post(`/moderate/post/${lone.post}`, decision('show', { reason: 'It was a joke, we know now.' }));
  expect((await june.get('/boards/bowel-cancer')).body).toContain('A lone post');

  await answer(mira, lone, 'I would like some');
  expect((await hana.get(`/moderate/thread/${lone.thread}`)).body).toContain('Lock the conversation');
  await hana.post(`/moderate/thread/${lone.thread}`, decision('hide', { reason: 'All of it is about selling.' }));
  expect((await june.get(`/threads/${lone.thread}`)).status).toBe(404);
  expect((await june.get(`/moderate/thread/${lone.thread}`)).status).toBe(404);
  await hana.post(`/moderate/thread/${lone.thread}`, decision('show', { reason: 'We looked at it again.' }));
  expect((await june.get(`/threads/${lone.thread}`)).body).toContain('I would like some');
});

test('a person is reported to the moderators of the community, suspended, reads why, and comes back on the day', async () => {
  site.clock.pass(60_000);
  expect((await june.get(`/report/person/${world.oskar}`)).body).toContain('The community’s moderators read this');
  expect((await oskar.get(`/report/person/${world.oskar}`)).status).toBe(404);
  await june.post(`/report/person/${world.oskar}`, { reason: 'scam', words: 'He asked me for money.' });
  const { id } = await site.db.selectFrom('report').select('id').where('target_id', '=', world.oskar).executeTakeFirstOrThrow();
  expect((await hana.get(`/reports/${id}`)).status).toBe(404);
  expect((await hana.get('/reports')).body).not.toContain('About a person');
  expect((await hana.post(`/moderate/person/${world.oskar}`, decision('suspend'))).status).toBe(404);
  expect((await ana.get(`/reports/${id}`)).body).toContain('Suspend this person');
  await ana.post(`/reports/${id}`, decision('suspend', { rule: 'scam', length: '7', reason: 'You asked a member for money.' }));

  expect((await oskar.get('/told')).status).not.toBe(200);
  const link = /\/decisions\/([0-9a-f-]{36})/.exec((await oskar.get('/decisions')).body)![1]!;
  const why = await oskar.get(`/decisions/${link}`);
  expect(why.body).toContain('You asked a member for money.');
  expect(why.body).toContain('It ends by itself on');
  const lost = await sql<{ id: string }>`select data->>'personId' as id from pgboss.job where name like 'access-lost.%'`.execute(site.db);
  expect(lost.rows.map((j) => j.id)).toContain(world.oskar);
  expect((await ana.get('/reports')).body).toContain('Suspended now');

  site.clock.pass(6 * 86_400_000);
  await letBackIn(site.house);
  expect((await oskar.get('/told')).status).not.toBe(200);
  site.clock.pass(2 * 86_400_000);
  await letBackIn(site.house);
  expect((await oskar.get('/told')).status).toBe(200);
});

test('a role of the community protects from suspension, and lifting is a decision like any other', async () => {
  expect((await ana.get(`/moderate/person/${world.ruth}`)).body).toContain('There is nothing you can decide here');
  expect((await ana.submit(`/moderate/person/${world.ruth}`, decision('suspend'))).body).toContain('Nothing was changed');
  expect((await ana.get(`/moderate/person/${world.ana}`)).status).toBe(404);
  await ana.post(`/moderate/person/${world.bruno}`, decision('lift', { reason: 'You wrote to us and explained.' }));
  const bruno = await site.browserOf(world.bruno);
  expect((await bruno.get('/decisions')).body).toContain('Your suspension has ended');
  expect((await bruno.get('/told')).status).toBe(200);
});

test('the pages speak Spanish and Arabic', async () => {
  const thread = await say(mira, 'bowel-cancer', 'Idiomas', 'Words');
  const person = (language: string) => site.db.updateTable('preference').set({ language }).where('person_id', '=', world.june).execute();
  await person('es');
  expect((await june.get(`/report/post/${thread.post}`)).body).toContain('Enviar la denuncia');
  await person('ar');
  expect((await june.get(`/report/post/${thread.post}`)).body).toContain('إرسال البلاغ');
  await person('en');
});

test('words taken back by their author leave the copy to decide on; it goes when it has served', async () => {
  const thread = await say(mira, 'bowel-cancer', 'Gone soon', 'Stays');
  const bad = await answer(june, thread, 'Words taken back');
  await report(mira, bad, { reason: 'unkind' });
  await june.post(`/posts/${bad.post}/delete`, { idempotency_key: key() });
  const [made] = await reportOf(bad);
  const page = await hana.get(`/reports/${made!.id}`);
  expect(page.body).toContain('Words taken back');
  await hana.post(`/reports/${made!.id}`, decision('none', { reason: 'It was taken back by herself.' }));
  await forgetEvidence(site.db, site.clock.now());
  expect((await reportOf(bad))[0]!.evidence).toBe('Words taken back');
  site.clock.pass(181 * 86_400_000);
  await forgetEvidence(site.db, site.clock.now());
  expect((await reportOf(bad))[0]!.evidence).toBe('');
});
