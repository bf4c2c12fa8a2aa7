import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { tellOfLatePosts } from './late-posts.ts';

let site: TestSite;
let world: World;
let who: Record<'mira' | 'oskar' | 'june' | 'hana', Browser>;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'oskar', 'june', 'hana');
  at = conversationsAt(site);
  await site.db.insertInto('site_role').values({ person_id: world.june, role: 'moderator', granted_at: site.clock.now() }).execute();
  await who.hana.post('/boards/bowel-cancer/keep/settings', { holds_first: 'yes' });
});
afterAll(() => site.close());

const hour = 3_600_000;
const late = 'Words wait to be read for longer than their writer was told';
const stuck = 'held words wait for long, and nobody else is told';
const raised = 'On a board, words wait to be read for longer than was said';

async function told(browser: Browser): Promise<string> {
  await tellOfLatePosts(site.house);
  await site.house.jobs.drain();
  return (await browser.get('/told')).body;
}

test('what waits too long is told once to those who look after its board, then to the community’s, and how much it is stands there', async () => {
  const first = await at.start(who.mira, 'bowel-cancer', 'Held the first time');
  const post = await at.openingOf(first);
  expect((await at.postOf(post)).state).toBe('held');
  site.clock.pass(23 * hour);
  expect(await told(who.hana)).not.toContain(late);
  site.clock.pass(2 * hour);
  expect((await told(who.hana)).split(late)).toHaveLength(2);
  expect((await told(who.hana)).split(late)).toHaveLength(2);
  expect(await told(who.june)).not.toContain(raised);
  const keep = (await who.hana.get('/boards/bowel-cancer/keep')).body;
  expect(keep).toContain('One post has waited longer than its writer was told, since');
  const second = await at.start(who.oskar, 'bowel-cancer', 'Held as well');
  site.clock.pass(24 * hour);
  const news = await told(who.june);
  expect(news.split(raised)).toHaveLength(2);
  expect(news).not.toContain('Held the first time');
  expect(news).not.toContain(`/moderate/post/${post}`);
  const queue = (await who.june.get('/reports')).body;
  expect(queue).toContain('2 posts have waited longer than their writers were told');
  expect(queue).not.toContain('Held the first time');
  site.clock.pass(25 * hour);
  expect((await told(who.june)).split(raised)).toHaveLength(2);
  for (const browser of [who.mira, who.oskar]) expect(await told(browser)).not.toContain(late);

  await who.hana.post(`/moderate/post/${post}`, { act: 'release' });
  await who.hana.post(`/moderate/post/${await at.openingOf(second)}`, { act: 'decline', rule: 'other', reason });
  expect(await told(who.hana)).not.toContain(late);
  expect(await told(who.june)).not.toContain(raised);
  expect((await who.june.get('/reports')).body).not.toContain('longer than');
  expect((await who.hana.get('/boards/bowel-cancer/keep')).body).not.toContain('longer than');
});

test('posts under an alias make nobody known by name: that nothing of theirs is held would tell whose they are', async () => {
  const board = { anonymous: true, holds_first: false };
  await site.db.updateTable('place').set(board).where('id', '=', world.places['bowel-cancer']).execute();
  const thread = await at.start(who.mira, 'bowel-cancer', 'With aliases');
  for (const words of ['One.', 'Two.', 'Three.']) await at.reply(who.oskar, thread, words, { anonymous: 'yes' });
  await site.db.updateTable('place').set({ holds_first: true }).where('id', '=', world.places['bowel-cancer']).execute();
  expect((await who.oskar.get(`/threads/${thread}`)).body).toContain('Your first posts are read by a moderator');
  const named = await at.reply(who.oskar, thread, 'By my name.');
  expect((await at.postOf(named)).state).toBe('held');
});

test('where the community has no moderators, administrators learn that words wait on a board, and how many: nothing of what they say', async () => {
  await site.db.updateTable('place').set({ anonymous: false }).where('id', '=', world.places['bowel-cancer']).execute();
  const ruth = await site.browserOf(world.ruth);
  const noModerators = () => site.db.deleteFrom('site_role').where('role', '=', 'moderator').execute();
  await noModerators();
  await site.db.deleteFrom('to_read').execute();
  const thread = await at.start(who.mira, 'bowel-cancer', 'A first question');
  const post = await at.openingOf(thread);
  expect((await at.postOf(post)).state).toBe('held');
  site.clock.pass(47 * hour);
  expect(await told(ruth)).not.toContain(stuck);
  expect((await ruth.get('/operator/unattended')).body).not.toContain('Bowel cancer');
  site.clock.pass(2 * hour);
  const news = await told(ruth);
  expect(news.split(stuck)).toHaveLength(2);
  for (const trace of ['A first question', thread, post]) expect(news).not.toContain(trace);
  const page = await ruth.get('/operator/unattended');
  expect(page.body).toContain('Bowel cancer');
  expect(page.body).toContain('One thing waits');
  expect(page.body).not.toContain('A first question');
  for (const browser of [who.june, who.mira]) expect(await told(browser)).not.toContain(stuck);
  await site.db.insertInto('site_role').values({ person_id: world.june, role: 'moderator', granted_at: site.clock.now() }).execute();
  expect((await ruth.get('/operator/unattended')).body).not.toContain('Bowel cancer');
  await noModerators();
  await who.hana.post(`/moderate/post/${post}`, { act: 'release' });
  expect(await told(ruth)).not.toContain(stuck);
  expect((await ruth.get('/operator/unattended')).body).not.toContain('Bowel cancer');
});
