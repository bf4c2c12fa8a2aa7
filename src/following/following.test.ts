import { afterAll, beforeAll, expect, test } from 'vitest';
import { endMembership } from '../spaces/index.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let hana: Browser;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  ({ mira, june, hana } = await browsersOf(site, world, 'mira', 'june', 'hana'));
  at = conversationsAt(site);
});
afterAll(() => site.close());

const told = async (who: Browser) => {
  await site.house.jobs.drain();
  return mainOf(await who.get('/told'));
};

test('one follows a conversation with one press and is told once until one looks; unfollowing ends it', async () => {
  const thread = await at.start(mira, 'bowel-cancer', 'Walking again');
  expect((await site.browser().post(`/threads/${thread}/follow`, { how: 'follow' })).status).not.toBe(200);
  expect((await june.submit(`/threads/${thread}/follow`, { how: 'follow' })).body).toContain('You are told of new replies here.');
  await at.reply(hana, thread, 'To the corner.');
  await at.reply(hana, thread, 'And back.');
  const list = await told(june);
  expect(list.match(/New replies in “⁨Walking again⁩”/g)).toHaveLength(1);
  await june.get(/href="(\/told\/[0-9a-f-]{36})"/.exec(list)![1]!);
  const unread = () =>
    site.db.selectFrom('notice').select('post_id').where('person_id', '=', world.june).where('read_at', 'is', null).execute();
  await expect.poll(async () => (await unread()).length, { timeout: 20_000 }).toBe(0);
  const later = await at.reply(hana, thread, 'Twice today.');
  expect((await told(june)).match(/New replies in “⁨Walking again⁩”/g)).toHaveLength(1);
  expect(await unread()).toEqual([{ post_id: later }]);
  await june.post(`/threads/${thread}/follow`, { how: 'none' });
  await site.db.deleteFrom('notice').where('person_id', '=', world.june).execute();
  await at.reply(hana, thread, 'Three times.');
  expect(await told(june)).not.toContain('Walking again');
});

test('whoever says something follows it, unless they would rather not', async () => {
  const thread = await at.start(mira, 'bowel-cancer', 'Which shoes?');
  await at.reply(june, thread, 'Wide ones.');
  expect(mainOf(await june.get(`/threads/${thread}`))).toContain('You are told of new replies here.');
  await june.post('/you/following', {});
  const other = await at.start(mira, 'bowel-cancer', 'Which socks?');
  await at.reply(june, other, 'Soft ones.');
  expect(mainOf(await june.get(`/threads/${other}`))).toContain('You are told here only when someone answers you.');
  await june.post('/you/following', { written: 'yes' });
});

test('a muted conversation and a muted board tell nothing, and leave the first page', async () => {
  const thread = await at.start(june, 'bowel-cancer', 'Parking at night');
  await june.get(`/threads/${thread}`);
  await expect
    .poll(async () => (await site.db.selectFrom('last_read').select('position').where('scope_id', '=', thread).execute()).length, {
      timeout: 20_000,
    })
    .toBe(1);
  await at.reply(mira, thread, 'Behind the chapel.');
  expect(mainOf(await june.get('/'))).toContain('Parking at night');
  await june.post(`/threads/${thread}/follow`, { how: 'mute' });
  expect(mainOf(await june.get('/'))).not.toContain('>Parking at night<');
  await site.db.deleteFrom('notice').where('person_id', '=', world.june).execute();
  await at.reply(mira, thread, 'It is free after six.');
  expect(await told(june)).not.toContain('Parking at night');
  expect(mainOf(await june.get('/boards/bowel-cancer'))).toContain('Parking at night');
  await june.post(`/threads/${thread}/follow`, { how: 'none' });
  await june.post('/boards/bowel-cancer/following', { way: 'mute' });
  expect(mainOf(await june.get('/'))).not.toContain('>Parking at night<');
  await at.reply(mira, thread, 'And warm.');
  expect(await told(june)).not.toContain('Parking at night');
  await june.post('/boards/bowel-cancer/let-be');
  expect(mainOf(await mira.get('/'))).toContain('In treatment, together');
  await mira.post('/boards/in-treatment-together/following', { way: 'mute' });
  expect(mainOf(await mira.get('/'))).not.toContain('In treatment, together');
  await mira.post('/boards/in-treatment-together/let-be');
  await at.reply(mira, thread, 'And lit.');
  expect(await told(june)).toContain('Parking at night');
});

test('a muted person is folded and not told of; an alias that is muted says nothing of who it is', async () => {
  await site.db.updateTable('place').set({ anonymous: true }).where('id', '=', world.places['bowel-cancer']).execute();
  const thread = await at.start(june, 'bowel-cancer', 'Hair grows back');
  const named = await at.reply(mira, thread, 'Mine came back curly.');
  const hidden = await at.reply(mira, thread, 'I hated mine.', { anonymous: 'yes' });
  await june.post(`/posts/${hidden}/mute`);
  const page = mainOf(await june.get(`/threads/${thread}`));
  expect(page.match(/whom you muted/g)).toHaveLength(1);
  expect(page).not.toMatch(/Words by ⁨Mira⁩/);
  await site.db.deleteFrom('notice').where('person_id', '=', world.june).execute();
  await at.reply(mira, thread, 'By my name again.');
  expect(await told(june)).toContain('Mira');
  const { byline_id: alias } = await site.db.selectFrom('post').select('byline_id').where('id', '=', hidden).executeTakeFirstOrThrow();
  await june.post('/you/following/unmute', { byline: alias });
  expect(mainOf(await june.get(`/threads/${thread}`))).not.toContain('whom you muted');
  await june.submit(`/posts/${named}/mute`);
  await site.db.deleteFrom('notice').where('person_id', '=', world.june).execute();
  const last = await at.reply(mira, thread, 'Curly still.');
  expect(mainOf(await june.get(`/threads/${thread}`))).toContain('Words by ⁨Mira⁩, whom you muted');
  expect(mainOf(await june.get(`/threads/${thread}`)).match(/whom you muted/g)).toHaveLength(3);
  expect(mainOf(await june.get(`/threads/${thread}?at=${last}`))).toMatch(/<details class="fold" open/);
  expect(await told(june)).not.toContain('Hair grows back');
  const miras = mainOf(await mira.get(`/threads/${thread}`));
  expect(miras).not.toMatch(/muted you|Words by/);
  expect(mainOf(await june.get('/you/following'))).toContain('Mira');
  expect((await mira.get(`/people/${world.mira}/mute`)).status).toBe(404);
  const private1 = await at.start(mira, 'in-treatment-together', 'Only for us');
  const { id } = await site.db.selectFrom('post').select('id').where('scope_id', '=', private1).executeTakeFirstOrThrow();
  for (const path of [`/posts/${id}/mute`, `/threads/${private1}/follow`])
    expect((await june.post(path, { how: 'follow' })).status).toBe(404);
  await june.post('/you/following/unmute', { byline: await bylineOf(world.mira) });
});

const bylineOf = async (personId: string) =>
  (await site.db.selectFrom('byline').select('id').where('person_id', '=', personId).executeTakeFirstOrThrow()).id;

test('what one follows stands on one page by day, a week at a time, and ends', async () => {
  await june.post('/boards/welcome/following', { way: 'list' });
  const fresh = await at.start(mira, 'welcome', 'A hello from the coast');
  const page = mainOf(await june.get('/following'));
  expect(page).toMatch(/<h2>Today<\/h2>[^]*A hello from the coast/);
  expect(page).toContain('That is all.');
  expect(await told(june)).not.toContain('A hello from the coast');
  await june.post('/boards/welcome/following', { way: 'told' });
  await at.start(mira, 'welcome', 'Another hello');
  expect(await told(june)).toContain('A new conversation: “⁨Another hello⁩”');
  site.clock.pass(86_400_000 + 3_600_000);
  june = await site.browserOf(world.june);
  expect(mainOf(await june.get('/following'))).toMatch(/<h2>Yesterday<\/h2>[^]*A hello from the coast/);
  await june.post(`/threads/${fresh}/follow`, { how: 'mute' });
  expect(mainOf(await june.get('/following'))).not.toContain('A hello from the coast');
  site.clock.pass(7 * 86_400_000);
  june = await site.browserOf(world.june);
  expect(mainOf(await june.get('/following'))).toContain('It is quiet here');
  expect(mainOf(await june.get('/following?weeks=1'))).toContain('Another hello');
  expect((await june.get('/following?weeks=soon')).status).toBe(200);
  [mira, hana] = [await site.browserOf(world.mira), await site.browserOf(world.hana)];
});

test('conversations that wait stand at the top for who said they can answer, a few, never one’s own', async () => {
  for (const n of [1, 2, 3, 4]) await at.start(mira, 'bowel-cancer', `Nobody yet ${n}`);
  const own = await at.start(hana, 'bowel-cancer', 'My own question');
  const top = (body: string) => /Waiting for a reply<\/h2>[^]*?<\/section>/.exec(body)?.[0] ?? '';
  site.clock.pass(7 * 3_600_000);
  [mira, hana] = [await site.browserOf(world.mira), await site.browserOf(world.hana)];
  expect(top(mainOf(await hana.get('/boards/bowel-cancer')))).toBe('');
  await hana.post('/boards/bowel-cancer/following', { way: 'none', answers: 'yes' });
  const waiting = top(mainOf(await hana.get('/boards/bowel-cancer')));
  expect(waiting.match(/class="list-item"/g)).toHaveLength(3);
  expect(mainOf(await hana.get('/boards/bowel-cancer'))).toMatch(/Waiting for a reply<\/h2>[^]*Conversations<\/h2>/);
  expect(waiting).not.toContain('My own question');
  expect(top(mainOf(await hana.get('/')))).toContain('Nobody yet');
  const all = mainOf(await hana.get('/needs-a-reply'));
  for (const n of [1, 2, 3, 4]) expect(all.split(`Nobody yet ${n}`)).toHaveLength(2);
  expect(all).not.toContain('My own question');
  expect(mainOf(await mira.get('/needs-a-reply'))).toContain('My own question');
  await at.reply(mira, own, 'I know this one.');
  expect(mainOf(await mira.get('/needs-a-reply'))).not.toContain('My own question');
  expect(top(mainOf(await mira.get('/')))).toBe('');
});

test('what one followed in a place goes with the place', async () => {
  const oskarsPlace = world.places['in-treatment-together'];
  const bruno = await at.start(mira, 'in-treatment-together', 'A private walk');
  await mira.post('/boards/in-treatment-together/following', { way: 'list', answers: 'yes' });
  await site.act((tx) => endMembership(tx, oskarsPlace, world.mira));
  await site.act((tx) =>
    site.house.jobs.announce(tx, { name: 'access-lost', personId: world.mira, placeId: oskarsPlace, at: site.clock.now().toISOString() }),
  );
  expect(mainOf(await mira.get('/you/following'))).not.toContain('A private walk');
  await site.house.jobs.drain();
  const left = await site.db.selectFrom('follow').selectAll().where('person_id', '=', world.mira).execute();
  expect(left.filter((f) => f.scope_id === bruno || f.place_id === oskarsPlace)).toEqual([]);
  expect(await site.db.selectFrom('answering').selectAll().where('person_id', '=', world.mira).execute()).toEqual([]);
});

test('what one follows is mailed only to who asked for that, and one mail a conversation', async () => {
  await site.db
    .updateTable('account')
    .set({ email_verified_at: site.clock.now() })
    .where('person_id', 'in', [world.june, world.oskar])
    .execute();
  const oskar = await site.browserOf(world.oskar);
  await oskar.post('/you/mail', { mail: 'yes', followed: 'yes' });
  const thread = await at.start(hana, 'bowel-cancer', 'A mail or none');
  for (const who of [june, oskar]) await who.post(`/threads/${thread}/follow`, { how: 'follow' });
  await site.house.jobs.drain();
  await site.db.deleteFrom('mail_caught').execute();
  await at.reply(mira, thread, 'First.');
  await at.reply(mira, thread, 'Second.');
  await site.house.jobs.drain();
  const letters = await site.db.selectFrom('mail_caught').select('recipient').execute();
  expect(letters.map((l) => l.recipient).filter((to) => to !== 'hana@example.org')).toEqual(['oskar@example.org']);
});
