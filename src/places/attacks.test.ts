import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAudience } from '../people/index.ts';
import { addMember, changeAudiences, stepDown } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let who: Record<'mira' | 'june' | 'oskar' | 'tomas' | 'hana' | 'ana' | 'ruth', Browser>;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'june', 'oskar', 'tomas', 'hana', 'ana', 'ruth');
  at = conversationsAt(site);
});
afterAll(() => site.close());

type Clauses = Parameters<typeof makeAudience>[2];

/** A conversation that only these read; not even its board's people beside them. */
async function readBy(title: string, clauses: Clauses): Promise<string> {
  const thread = await at.start(who.mira, 'bowel-cancer', title);
  const audience = await site.act((tx) => makeAudience(tx, 'inside', clauses));
  await site.db.updateTable('scope').set({ audience_id: audience }).where('id', '=', thread).execute();
  return thread;
}

const reads = async (browser: Browser, thread: string) => (await browser.get(`/threads/${thread}`)).status === 200;

test('an audience without a clause is nobody’s: not its author’s, not its staff’s', async () => {
  const [none] = await site.db.insertInto('audience').values({ purpose: 'inside' }).returning('id').execute();
  const lone = await at.start(who.mira, 'bowel-cancer', 'For nobody at all');
  await site.db.updateTable('scope').set({ audience_id: none!.id }).where('id', '=', lone).execute();
  for (const browser of [who.mira, who.hana, who.ana, who.ruth]) {
    expect(await reads(browser, lone)).toBe(false);
    expect((await browser.post(`/threads/${lone}/replies`, { words: 'In?', idempotency_key: at.key() })).status).not.toBe(303);
  }
});

test('of several conditions all must hold at each moment: who loses one has lost it, also in the act', async () => {
  const clause = { lead: `in:${world.places['bowel-cancer']}`, also: ['relation:survivor', `in:${world.places['in-treatment-together']}`] };
  const thread = await readBy('All three', [clause]);
  expect(await reads(who.oskar, thread)).toBe(false);
  await site.act((tx) => addMember(tx, world.places['in-treatment-together'], world.oskar, 'member', site.clock.now()));
  expect(await reads(who.oskar, thread)).toBe(true);
  await who.oskar.post('/you/about', { relations: ['caregiver'] });
  await site.db.deleteFrom('relation').where('person_id', '=', world.oskar).where('relation', '=', 'survivor').execute();
  expect(await reads(who.oskar, thread)).toBe(false);
  expect((await who.oskar.post(`/threads/${thread}/replies`, { words: 'Still?', idempotency_key: at.key() })).status).not.toBe(303);
});

test('what the staff of another board read, they read while they look after it', async () => {
  const thread = await readBy('Among those who look after', [{ lead: `staff-of:${world.places['young-adults']}` }]);
  await site.act((tx) => addMember(tx, world.places['young-adults'], world.june, 'staff', site.clock.now()));
  expect(await reads(who.june, thread)).toBe(true);
  expect(await reads(who.hana, thread)).toBe(false);
  expect((await who.june.get(`/threads/${thread}/keep`)).status).toBe(404);
  await site.act((tx) => stepDown(tx, site.house, world.places['young-adults'], world.june, site.clock.now()));
  expect(await reads(who.june, thread)).toBe(false);
});

test('a board goes with what was taken back in it, and takes nothing along that went elsewhere', async () => {
  const evenings = { name: 'Evenings', purpose: 'For the hours after eight.', language: 'en', readers: 'member', staff: 'Ana', slug: '' };
  expect((await who.ruth.post('/operator/boards/new', evenings)).status).toBe(303);
  const stays = await at.start(who.june, 'evenings', 'Goes to another board');
  const gone = await at.start(who.june, 'evenings', 'Taken back');
  await who.mira.post(`/report/post/${await at.openingOf(gone)}`, { reason: 'unkind' });
  await who.june.post(`/posts/${await at.openingOf(gone)}/delete`);
  expect((await who.ruth.submit('/operator/boards/evenings/delete')).body).not.toContain('is deleted');
  await who.ana.post(`/threads/${stays}/move`, { to: 'bowel-cancer', reason });
  await who.ana.post(`/threads/${stays}/move`, { to: 'evenings', reason });
  await who.ana.post(`/threads/${stays}/move`, { to: 'bowel-cancer', reason });
  const hidden = await at.start(who.oskar, 'evenings', 'Hidden, then taken back');
  const post = await at.openingOf(hidden);
  const reported = await at.openingOf(gone);
  await who.ana.post(`/moderate/post/${post}`, { act: 'hide', rule: 'other', reason });
  await who.oskar.post(`/posts/${post}/delete`);
  const group = await at.start(who.mira, 'in-treatment-together', 'Asked to go there');
  await who.ana.post(`/threads/${group}/move`, { to: 'evenings', reason, how: 'whole' });
  await site.house.jobs.drain();
  expect((await who.ruth.post('/operator/boards/evenings/delete')).location).toBe('/operator/boards');
  expect((await who.june.get('/boards/evenings')).status).toBe(404);
  expect(await reads(who.june, stays)).toBe(true);
  expect((await who.june.get(`/threads/${gone}`)).status).toBe(404);
  expect(await reads(who.mira, group)).toBe(true);
  expect((await who.ana.get(`/threads/${group}/keep`)).body).not.toContain('This waits for its writers');
  expect((await who.mira.get('/told')).status).toBe(200);
  expect((await who.june.get('/decisions')).body).toContain('Your conversation was moved');

  // Who decided there is no one to ask; the community's moderators look at it, and not who decided.
  await site.db.insertInto('site_role').values({ person_id: world.tomas, role: 'moderator', granted_at: site.clock.now() }).execute();
  const [decision] = await at.decisionsOn(post);
  await who.oskar.post(`/decisions/${decision!.id}`, { words: 'I see it in another way.' });
  await site.house.jobs.drain();
  expect((await who.tomas.get('/reports')).body).toContain(`/decided/${decision!.id}`);
  for (const browser of [who.ana, who.hana, who.oskar]) expect((await browser.get(`/decided/${decision!.id}`)).status).toBe(404);
  const report = await site.db.selectFrom('report').select('id').where('target_id', '=', reported).executeTakeFirstOrThrow();
  for (const browser of [who.hana, who.june, who.ruth]) expect((await browser.get(`/reports/${report.id}`)).status).toBe(404);
  expect((await who.tomas.post(`/reports/${report.id}`, { act: 'hide', rule: 'other', reason })).location).toBe(`/reports/${report.id}`);
  expect((await who.tomas.post(`/reports/${report.id}`, { act: 'none', rule: 'other', reason })).location).toBe('/reports');
  expect((await who.mira.get('/reports/mine')).body).toContain('It stays as it is');
  const answer = { answer: 'stands', words: reason };
  expect((await who.tomas.post(`/decided/${decision!.id}/answer`, answer)).status).toBe(303);
});

test('staff remove, invite and answer on their own board alone, whatever ids they send', async () => {
  await who.june.post('/boards/in-treatment-together/ask', { words: 'May I come in?' });
  const asking = await site.db.selectFrom('asking').select('id').where('person_id', '=', world.june).executeTakeFirstOrThrow();
  for (const board of ['bowel-cancer', 'in-treatment-together']) {
    await who.hana.post(`/boards/${board}/askings`, { asking: asking.id, answer: 'let-in', words: '' });
    await who.hana.post(`/boards/${board}/people/${world.mira}/remove`);
  }
  expect((await who.june.get('/boards/in-treatment-together')).body).not.toContain('Start a conversation');
  expect(await site.db.selectFrom('asking').select('answer').where('id', '=', asking.id).executeTakeFirst()).toEqual({ answer: null });
  const left = site.db.selectFrom('membership').select('place_id').where('person_id', '=', world.mira);
  expect((await left.where('place_id', '=', world.places['in-treatment-together']).execute()).length).toBe(1);
});

test('whom something else keeps out is one of the board’s people still, and may leave it', async () => {
  const group = world.places['in-treatment-together'];
  const both = [{ lead: 'in', also: ['relation:patient'] }];
  const chosen = { entrance: [{ lead: 'member', also: [] }], inside: both, writers: both };
  await site.act((tx) => changeAudiences(tx, group, chosen, 'asking'));
  await site.act((tx) => addMember(tx, group, world.hana, 'member', site.clock.now()));
  expect((await who.hana.get('/boards/in-treatment-together/entrance')).body).toContain('/boards/in-treatment-together/leave');
  expect((await who.hana.get('/boards/in-treatment-together/leave')).status).toBe(200);
  expect((await who.tomas.get('/boards/in-treatment-together/leave')).status).toBe(404);
  expect((await who.tomas.post('/boards/in-treatment-together/leave')).status).toBe(404);
  expect((await who.hana.post('/boards/in-treatment-together/leave')).status).toBe(303);
  const left = await site.db
    .selectFrom('membership')
    .select('role')
    .where('place_id', '=', group)
    .where('person_id', '=', world.hana)
    .execute();
  expect(left).toEqual([]);
});
