import { afterAll, beforeAll, expect, test } from 'vitest';
import { endMembership } from '../spaces/index.ts';
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

async function say(browser: Browser, board: string, title: string): Promise<{ thread: string; post: string }> {
  const thread = await at.start(browser, board, title);
  return { thread, post: await at.openingOf(thread) };
}

const decisionOn = async (target: string, act: 'hide' | 'ask-edit') =>
  (await site.db.selectFrom('decision').select('id').where('target_id', '=', target).where('act', '=', act).executeTakeFirstOrThrow()).id;

test('a place’s page tells its own staff what waits there and what was decided, and nobody anything of elsewhere', async () => {
  const here = await say(mira, 'bowel-cancer', 'Reported here');
  const there = await say(mira, 'in-treatment-together', 'Reported there');
  await june.post(`/report/post/${here.post}`, { reason: 'selling' });
  await ana.post(`/report/post/${there.post}`, { reason: 'danger' });
  const page = await hana.get('/boards/bowel-cancer/keep');
  expect(page.body).not.toMatch(/<ul[^>]*><\/ul>/);
  expect(page.body).toContain('It sells or advertises something');
  expect(page.body).not.toContain('danger');
  for (const who of [mira, june, ruth]) expect((await who.get('/boards/bowel-cancer/keep')).status).toBe(404);
  const never = await hana.get('/boards/no-such-board/keep');
  const private_ = await hana.get('/boards/in-treatment-together/keep');
  expect(private_.body.replaceAll('in-treatment-together', 'no-such-board')).toBe(never.body);
  expect((await hana.get('/reports')).body).not.toContain('In treatment, together');
  const all = await ana.get('/reports');
  expect(all.body).toContain('In treatment, together');
  await hana.post(`/moderate/post/${here.post}`, { act: 'hide', rule: 'selling', reason: 'Nothing is sold here.' });
  const log = await hana.get('/boards/bowel-cancer/keep');
  expect(log.body).toContain('Words hidden');
  expect(log.body).toContain('Hana');
  expect(log.body).toContain('Nothing is sold here.');
  expect((await hana.get('/boards/bowel-cancer/keep/decided')).body).toContain('Nothing is sold here.');
  expect((await june.get('/boards/bowel-cancer/keep/decided')).status).toBe(404);
});

test('a moderator of the community reads how much waits elsewhere, and nothing more', async () => {
  await site.act((tx) => endMembership(tx, world.places['young-adults'], world.ana));
  await site.db
    .insertInto('membership')
    .values({ place_id: world.places['young-adults'], person_id: world.hana, role: 'staff', since: site.clock.now() })
    .execute();
  await site.db
    .insertInto('membership')
    .values({ place_id: world.places['young-adults'], person_id: world.mira, role: 'member', since: site.clock.now() })
    .execute();
  const { post } = await say(mira, 'young-adults', 'Far away');
  await hana.post(`/report/post/${post}`, { reason: 'unkind', words: 'Secret words of a report.' });
  const queue = await ana.get('/reports');
  expect(queue.body).toContain('You read only how much waits');
  expect(queue.body).not.toContain('Far away');
  const report = await site.db.selectFrom('report').select('id').where('target_id', '=', post).executeTakeFirstOrThrow();
  expect((await ana.get(`/reports/${report.id}`)).status).toBe(404);
  expect((await ana.get('/boards/young-adults/keep')).status).toBe(404);
});

test('a word, a request to change and a warning reach their author alone, with the staff of that place', async () => {
  const { thread, post } = await say(june, 'bowel-cancer', 'Full name inside');
  await hana.post(`/moderate/post/${post}`, { act: 'note', reason: 'Lovely that you wrote about this.' });
  await hana.post(`/moderate/post/${post}`, { act: 'warn', rule: 'unkind', reason: 'This was sharp towards Mira.' });
  await hana.post(`/moderate/post/${post}`, { act: 'ask-edit', rule: 'private', reason: 'Please take the surname out.' });
  expect((await mira.get(`/threads/${thread}`)).body).not.toContain('surname');
  const list = await june.get('/decisions');
  for (const words of ['A word from a moderator', 'A warning', 'A moderator asks you to change your words'])
    expect(list.body).toContain(words);
  const asked = await decisionOn(post, 'ask-edit');
  expect((await june.get(`/decisions/${asked}`)).body).toContain(`/posts/${post}/edit`);
  expect((await mira.get(`/decisions/${asked}`)).status).toBe(404);
  for (const who of [mira, june, ruth]) expect((await who.get(`/decided/${asked}`)).status).toBe(404);
  expect((await hana.get(`/decided/${asked}`)).body).toContain('The words were not changed yet');

  await june.post(`/posts/${post}/edit`, { words: 'No surname any more', idempotency_key: at.key() });
  await site.house.jobs.drain();
  expect((await hana.get('/boards/bowel-cancer/keep')).body).toContain('Changed because you asked');
  await hana.post(`/decided/${asked}/seen`);
  expect((await hana.get('/boards/bowel-cancer/keep')).body).not.toContain('Changed because you asked');
  const again = await hana.get(`/moderate/post/${post}`);
  expect(again.body).toContain('This was sharp towards Mira.');
  expect(again.body).toContain('One warning in the last year');
});

test('a decision is taken back with a reason, once, and what it did is undone', async () => {
  const { thread, post } = await say(oskar, 'bowel-cancer', 'Wrongly hidden');
  await hana.post(`/moderate/post/${post}`, { act: 'hide', rule: 'selling', reason: 'It looked like selling.' });
  const id = await decisionOn(post, 'hide');
  expect((await june.post(`/decided/${id}/undo`, { reason })).status).toBe(404);
  expect((await hana.post(`/decided/${id}/undo`, { reason: 'no' })).status).toBe(422);
  expect((await hana.submit(`/decided/${id}/undo`, { reason: 'It was a joke, we know now.' })).body).toContain(
    'The decision is taken back',
  );
  expect((await june.get(`/threads/${thread}`)).body).toContain('Wrongly hidden');
  expect((await oskar.get(`/decisions/${id}`)).body).toContain('This decision was taken back');
  expect((await hana.submit(`/decided/${id}/undo`, { reason })).body).toContain('Nothing was changed');
});

test('somebody who sees it differently is answered by another than who decided, also while suspended', async () => {
  const { thread, post } = await say(oskar, 'bowel-cancer', 'An honest mistake');
  await hana.post(`/moderate/post/${post}`, { act: 'hide', rule: 'cure', reason: 'It promises a cure.' });
  const id = await decisionOn(post, 'hide');
  expect((await june.post(`/decisions/${id}`, { words: 'Let me look at this.' })).status).toBe(404);
  const short = await oskar.post(`/decisions/${id}`, { words: 'why' });
  expect(short.status).toBe(422);
  await site.db.updateTable('person').set({ state: 'suspended' }).where('id', '=', world.oskar).execute();
  expect((await oskar.submit(`/decisions/${id}`, { words: 'I only quoted my neighbour.' })).body).toContain(
    'Another person will look at it',
  );
  await site.db.updateTable('person').set({ state: 'active' }).where('id', '=', world.oskar).execute();
  expect((await oskar.post(`/decisions/${id}`, { words: 'And once more, please.' })).status).toBe(404);
  await site.house.jobs.drain();
  expect((await hana.get('/reports')).body).not.toContain(`/decided/${id}`);
  expect((await hana.get('/told')).body).not.toContain('sees a decision differently');
  expect((await hana.post(`/decided/${id}/answer`, { answer: 'stands', words: reason })).status).toBe(404);
  expect((await ana.get('/told')).body).toContain('sees a decision differently');
  expect((await ana.get('/reports')).body).toContain(`/decided/${id}`);
  expect((await ana.get(`/decided/${id}`)).body).toContain('I only quoted my neighbour.');
  await ana.post(`/decided/${id}/answer`, { answer: 'undone', words: 'You did only quote. We are sorry.' });
  expect((await june.get(`/threads/${thread}`)).body).toContain('An honest mistake');
  await site.house.jobs.drain();
  expect((await oskar.get(`/decisions/${id}`)).body).toContain('You did only quote. We are sorry.');
  expect((await oskar.get('/told')).body).toContain('Another person looked at a decision about you');
});

test('a report on the only person who looks after a place reaches the community’s moderators, else administrators learn that it waits', async () => {
  const { post } = await say(hana, 'young-adults', 'By the only one');
  expect((await mira.get(`/report/post/${post}`)).body).toContain('has nobody else who could decide');
  await hana.get('/told');
  const before = (await hana.get('/reports')).body;
  await mira.post(`/report/post/${post}`, { reason: 'unkind', words: 'She mocked me.' });
  expect((await hana.get('/reports')).body).toBe(before);
  await site.house.jobs.drain();
  const { id } = await site.db.selectFrom('report').select('id').where('target_id', '=', post).executeTakeFirstOrThrow();
  expect((await hana.get(`/reports/${id}`)).status).toBe(404);
  expect((await ruth.get(`/reports/${id}`)).status).toBe(404);
  expect((await ana.get('/told')).body).toContain('report');
  const page = await ana.get(`/reports/${id}`);
  expect(page.body).toContain('She mocked me.');
  expect(page.body).toContain('By the only one words');
  expect(page.body).toContain('These words stand in a place where you do not read');
  expect((await ana.get(`/moderate/post/${post}`)).status).toBe(404);
  expect((await ruth.get('/operator/unattended')).body).not.toContain('Young adults');
  await site.db.deleteFrom('site_role').where('role', '=', 'moderator').execute();
  const waits = await ruth.get('/operator/unattended');
  expect(waits.body).toContain('Young adults');
  expect(waits.body).not.toContain('mocked');
  expect((await june.get('/operator/unattended')).status).toBe(404);
  expect((await ana.get(`/reports/${id}`)).status).toBe(404);
  await site.db.insertInto('site_role').values({ person_id: world.ana, role: 'moderator', granted_at: site.clock.now() }).execute();
  expect((await ana.submit(`/reports/${id}`, { act: 'hide', rule: 'unkind', reason: 'Nobody is mocked here.' })).body).toContain(
    'Your decision is made',
  );
  expect((await mira.get(`/posts/${post}`)).status).toBe(404);
  expect((await hana.get('/decisions')).body).toContain('Your words were hidden');
});

test('staff do not look after a decision on themselves, nor read it in the log of their place', async () => {
  const { post } = await say(hana, 'bowel-cancer', 'By one of the staff');
  await ana.post(`/moderate/post/${post}`, { act: 'hide', rule: 'unkind', reason: 'A reason about Hana alone.' });
  const id = await decisionOn(post, 'hide');
  expect((await ana.get('/boards/bowel-cancer/keep')).body).toContain('A reason about Hana alone.');
  for (const page of ['/boards/bowel-cancer/keep', '/boards/bowel-cancer/keep/decided'])
    expect((await hana.get(page)).body).not.toContain('A reason about Hana alone.');
  expect((await hana.post(`/decided/${id}/undo`, { reason })).status).toBe(404);
});

test('the pages of those who look after things speak Spanish and Arabic', async () => {
  const language = (to: string) => site.db.updateTable('preference').set({ language: to }).where('person_id', '=', world.hana).execute();
  await language('es');
  expect((await hana.get('/boards/bowel-cancer/keep')).body).toContain('Cuidar este tablero');
  await language('ar');
  expect((await hana.get('/boards/bowel-cancer/keep')).body).toContain('رعاية هذه اللوحة');
  await language('en');
});
