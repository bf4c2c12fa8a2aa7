import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { losePlace } from '../spaces/index.ts';
import { forgetOldNotices } from './purge-notices.ts';

const keys = mkdtempSync(join(tmpdir(), 'companionway-told-'));
let site: TestSite;
let world: World;
let mira: Browser;
let oskar: Browser;
let june: Browser;

beforeAll(async () => {
  site = await openSite({ env: { MASTER_KEY_FILE: join(keys, 'master.key') } });
  world = await buildWorld(site);
  mira = await site.browserOf(world.mira);
  oskar = await site.browserOf(world.oskar);
  june = await site.browserOf(world.june);
  await site.db.updateTable('account').set({ email_verified_at: site.clock.now() }).execute();
});
afterAll(async () => {
  await site.close();
  rmSync(keys, { recursive: true });
});
beforeEach(async () => {
  await site.house.jobs.drain();
  await site.db.deleteFrom('notice').execute();
  await site.db.deleteFrom('mail_caught').execute();
});

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;
const never = '00000000-0000-4000-8000-0000000000ff';

async function start(browser: Browser, board: string, title: string): Promise<string> {
  site.clock.pass(3_600_000);
  const made = await browser.post(`/boards/${board}/threads`, { title, words: 'Some words', intent: 'advice', idempotency_key: key() });
  return /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
}

async function reply(browser: Browser, thread: string, answers = ''): Promise<string> {
  const made = await browser.post(`/threads/${thread}/replies`, { words: 'An answer', idempotency_key: key(), answers });
  return /at=([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
}

const mails = () => site.db.selectFrom('mail_caught').selectAll().execute();
const noticesOf = (person: string) => site.db.selectFrom('notice').selectAll().where('person_id', '=', person).execute();
const mainOf = ({ status, body }: { status: number; body: string }) => ({ status, main: /<h1>.*<\/main>/s.exec(body)?.[0] });

test('who is answered and who opened the conversation are told, once each, never of their own words', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Numb fingers');
  const first = await reply(june, thread);
  await reply(oskar, thread, first);
  await reply(mira, thread);
  await site.house.jobs.drain();
  const list = (await mira.get('/told')).body;
  expect(list).toContain('\u2068June\u2069 answered you in “\u2068Numb fingers\u2069”');
  expect(list).toContain('\u2068Oskar\u2069 answered you in');
  expect(list).not.toContain('\u2068Mira\u2069 answered');
  expect((await mira.get('/')).body).toContain('Waiting for you');
  expect((await june.get('/told')).body).toContain('\u2068Oskar\u2069 answered you in');
  const oskars = (await oskar.get('/told')).body;
  expect(oskars).toContain('New replies in “⁨Numb fingers⁩”');
  expect(oskars).not.toContain('answered you');
  expect(await noticesOf(world.mira)).toHaveLength(2);
});

test('a notice leads to the answer and is read then; the rest can be marked at once', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Leads on');
  const post = await reply(june, thread);
  await reply(june, thread);
  await site.house.jobs.drain();
  const [notice] = (await noticesOf(world.mira)).filter((n) => n.post_id === post);
  expect((await mira.get(`/told/${notice!.id}`)).location).toContain(post);
  await expect.poll(async () => (await noticesOf(world.mira)).filter((n) => n.read_at).length).toBe(1);
  const nothing = mainOf(await june.get(`/told/${never}`));
  expect(mainOf(await june.get(`/told/${notice!.id}`))).toEqual(nothing);
  expect((await mira.submit('/told/read-all')).body).toContain('All of it is marked as read.');
  expect((await mira.get('/told')).body).not.toContain('Mark all as read');
});

test('one plain mail a conversation, with no name, place or illness, until its reader has been here', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Numb fingers');
  await reply(june, thread);
  await reply(oskar, thread);
  await site.house.jobs.drain();
  const sent = await mails();
  expect(sent).toHaveLength(1);
  const [mail] = sent;
  expect(mail!.recipient).toBe('mira@example.org');
  expect(mail!.subject).toBe('A message for you at Harbour Lights');
  for (const secret of ['June', 'Oskar', 'Mira', 'Numb', 'ancer', thread])
    expect(JSON.stringify({ ...mail, recipient: '' })).not.toContain(secret);
  expect(mail!.words).toContain('http://localhost:3000/told');
  site.clock.pass(60_000);
  await site.db.updateTable('session').set({ last_seen_at: site.clock.now() }).where('person_id', '=', world.mira).execute();
  await reply(june, thread);
  await site.house.jobs.drain();
  expect(await mails()).toHaveLength(2);
});

test('one click in the mail ends the mails without signing in, and they can be wanted again', async () => {
  const thread = await start(mira, 'bowel-cancer', 'Stop');
  await reply(june, thread);
  await site.house.jobs.drain();
  const [mail] = await mails();
  const url = /<http:\/\/localhost:3000(.+)>/.exec(mail!.headers['List-Unsubscribe']!)![1]!;
  expect(mail!.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  const stranger = site.browser();
  expect((await stranger.get(`/unsubscribe/${'x'.repeat(43)}`)).status).toBe(404);
  expect((await stranger.get(url)).body).toContain('Stop the mails');
  expect((await mira.get('/you/mail')).body).toMatch(/name="mail"[^>]*checked/);
  const clicked = await stranger.post(url, { 'List-Unsubscribe': 'One-Click' });
  expect(clicked.status).toBe(200);
  expect((await mira.get('/you/mail')).body).not.toMatch(/name="mail"[^>]*checked/);
  await reply(june, await start(mira, 'bowel-cancer', 'Quiet now'));
  await site.house.jobs.drain();
  expect(await mails()).toHaveLength(1);
  expect((await mira.submit('/you/mail', { mail: 'yes' })).body).toContain('Your choice is kept.');
  expect((await mira.get('/you/mail')).body).toMatch(/name="mail"[^>]*checked/);
});

test('what one may not read is not told, not mailed, not counted', async () => {
  const thread = await start(mira, 'in-treatment-together', 'Private thing');
  const ana = await site.browserOf(world.ana);
  const post = await reply(ana, thread);
  await site.act((tx) => losePlace(tx, site.house, world.places['in-treatment-together'], world.mira, site.clock.now()));
  await site.house.jobs.drain();
  expect(await noticesOf(world.mira)).toEqual([]);
  expect(await mails()).toEqual([]);
  expect((await mira.get('/told')).body).toContain('Nothing yet');
  const row = {
    person_id: world.mira,
    kind: 'answered' as const,
    scope_id: thread,
    post_id: post,
    subject_id: post,
    created_at: site.clock.now(),
    read_at: null,
    mailed_at: null,
  };
  await site.db
    .insertInto('notice')
    .values({ id: site.ids.dated(), ...row })
    .execute();
  const list = (await mira.get('/told')).body;
  expect(list).toContain('Nothing yet');
  expect(list).not.toContain('Mark all as read');
});

test('losing a place takes away what one was told about it, and nothing else', async () => {
  const elsewhere = await start(oskar, 'bowel-cancer', 'Elsewhere');
  await reply(june, elsewhere);
  const private_ = await start(await site.browserOf(world.ana), 'in-treatment-together', 'Inside');
  await site.house.jobs.drain();
  const inside = {
    person_id: world.oskar,
    kind: 'answered' as const,
    scope_id: private_,
    post_id: never,
    subject_id: never,
    created_at: site.clock.now(),
    read_at: null,
    mailed_at: null,
  };
  await site.db
    .insertInto('notice')
    .values({ id: site.ids.dated(), ...inside })
    .execute();
  await site.act((tx) =>
    site.house.jobs.announce(tx, { name: 'access-lost', personId: world.oskar, placeId: world.places['in-treatment-together'], at: '' }),
  );
  await site.house.jobs.drain();
  expect((await noticesOf(world.oskar)).map((n) => n.scope_id)).toEqual([elsewhere]);
});

test('somebody who blocked the answerer is not told', async () => {
  const byline = await site.db.selectFrom('byline').select('id').where('person_id', '=', world.june).executeTakeFirstOrThrow();
  await site.db.insertInto('block').values({ person_id: world.oskar, byline_id: byline.id, blocked_at: site.clock.now() }).execute();
  await reply(june, await start(oskar, 'bowel-cancer', 'Peace'));
  await site.house.jobs.drain();
  expect(await noticesOf(world.oskar)).toEqual([]);
  await site.db.deleteFrom('block').execute();
});

test('staff are told that a report waits, the one who wrote it is told of the decision, the reporter of the outcome', async () => {
  const thread = await start(oskar, 'bowel-cancer', 'Reported');
  const { id } = await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow();
  await june.post(`/report/post/${id}`, { reason: 'unkind' });
  await site.house.jobs.drain();
  const hana = await site.browserOf(world.hana);
  expect((await hana.get('/told')).body).toContain('Something was reported in a place you look after');
  expect((await mira.get('/told')).body).toContain('Nothing yet');
  const report = await site.db.selectFrom('report').select('id').where('target_id', '=', id).executeTakeFirstOrThrow();
  await hana.post(`/reports/${report.id}`, { act: 'hide', rule: 'unkind', reason: 'Please say it more gently.' });
  await site.house.jobs.drain();
  expect((await hana.get('/told')).body).toContain('Nothing yet');
  expect((await oskar.get('/told')).body).toContain('The moderators made a decision that concerns you');
  expect((await june.get('/told')).body).toContain('Someone looked at what you reported');
});

/** A mail server that is there and takes everything. @param port 0 for any */
async function mailServer(port: number, received: string[]): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => (received.push(Buffer.concat(parts).toString().replaceAll('\r\n ', ' ')), done()));
    },
  });
  await new Promise<void>((then) => server.listen(port, '127.0.0.1', then));
  const address = server.server.address() as { port: number };
  return { port: address.port, close: () => new Promise((then) => server.close(() => then())) };
}

test('a mail server that is away keeps the job for later; when it is back the mail arrives', async () => {
  const received: string[] = [];
  const first = await mailServer(0, received);
  await first.close();
  const posting = await openSite({ env: { SMTP_URL: `smtp://127.0.0.1:${first.port}`, MASTER_KEY_FILE: join(keys, 'master.key') } });
  const { oskar: writer, june: answerer } = await buildWorld(posting);
  await posting.db.updateTable('account').set({ email_verified_at: posting.clock.now() }).execute();
  await reply(await posting.browserOf(answerer), await start(await posting.browserOf(writer), 'bowel-cancer', 'Later'));
  await expect(posting.house.jobs.drain()).rejects.toThrow(/ECONNREFUSED/);
  const notice = await posting.db.selectFrom('notice').select(['id', 'mailed_at']).executeTakeFirstOrThrow();
  expect(notice.mailed_at).toBe(null);
  const back = await mailServer(first.port, received);
  await posting.act((tx) => posting.house.jobs.announce(tx, { name: 'notice-made', noticeId: notice.id, about: 'answered', at: '' }));
  await posting.house.jobs.drain();
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('List-Unsubscribe: <http://localhost:3000/unsubscribe/');
  expect(received[0]).toContain('Subject: A message for you at Harbour Lights');
  await posting.close();
  await back.close();
});

test('however many jobs are carried out beside each other, a conversation is one letter and help is told once', async () => {
  const working = await openSite({ env: { ROLE: 'all', MASTER_KEY_FILE: join(keys, 'master.key') } });
  const { db, house, clock } = working;
  const people = await buildWorld(working);
  await db.updateTable('account').set({ email_verified_at: clock.now() }).execute();
  const writer = await working.browserOf(people.mira);
  const thread = await start(writer, 'bowel-cancer', 'Several');
  for (let n = 0; n < 3; n += 1) await reply(writer, thread);
  const other = await working.browserOf(people.june);
  for (let n = 0; n < 4; n += 1) await reply(other, thread);
  await expect.poll(() => house.jobs.waiting(), { timeout: 50_000 }).toBe(0);
  const notices = await db.updateTable('notice').set({ mailed_at: null }).where('person_id', '=', people.mira).returning('id').execute();
  await db.deleteFrom('mail_caught').execute();
  const posts = await db
    .selectFrom('post')
    .select(['id', 'byline_id'])
    .where('scope_id', '=', thread)
    .orderBy('position')
    .limit(4)
    .execute();
  const at = clock.now().toISOString();
  await working.act(async (tx) => {
    for (const { id } of notices) await house.jobs.announce(tx, { name: 'notice-made', noticeId: id, about: thread, at });
    for (const { id, byline_id } of posts)
      await house.jobs.announce(tx, { name: 'post-helped', scopeId: thread, postId: id, at, tell: [byline_id] });
  });
  await expect.poll(() => house.jobs.waiting(), { timeout: 50_000 }).toBe(0);
  expect(await db.selectFrom('notice').select('kind').where('kind', '=', 'helped').execute()).toHaveLength(1);
  expect(await db.selectFrom('mail_caught').select('id').execute()).toHaveLength(1);
  expect(notices).toHaveLength(4);
  await working.close();
});

test('the list ends after thirty days, and old notices are forgotten', async () => {
  await reply(june, await start(mira, 'bowel-cancer', 'Long ago'));
  await site.house.jobs.drain();
  site.clock.pass(31 * 86_400_000);
  expect((await mira.get('/told')).body).toContain('Nothing yet');
  site.clock.pass(30 * 86_400_000);
  await forgetOldNotices(site.db, site.clock.now());
  expect(await noticesOf(world.mira)).toEqual([]);
});

test('the list and the mail speak the reader’s language', async () => {
  for (const [language, subject, title] of [
    ['es', 'Un mensaje para ti en Harbour Lights', 'Avisos para ti'],
    ['ar', 'رسالة لك في Harbour Lights', 'إشعارات لك'],
  ] as const) {
    await site.db.updateTable('preference').set({ language }).where('person_id', '=', world.mira).execute();
    await reply(june, await start(mira, 'bowel-cancer', 'Idiomas'));
    await site.house.jobs.drain();
    expect((await mails()).map((m) => m.subject)).toContain(subject);
    expect((await mira.get('/told')).body).toContain(title);
  }
});
