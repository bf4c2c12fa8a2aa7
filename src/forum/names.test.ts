import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, endMembership } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let ana: Browser;

const group = 'in-treatment-together';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [mira, june, ana] = [await site.browserOf(world.mira), await site.browserOf(world.june), await site.browserOf(world.ana)];
  await site.db.updateTable('place').set({ anonymous: true }).where('slug', '=', 'bowel-cancer').execute();
});
afterAll(() => site.close());

let serial = 0;
const key = () => `0acacaca-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

async function start(who: Browser, board: string, more: Record<string, string> = {}): Promise<string> {
  const fields = { title: 'Names', words: 'Who is here?', intent: 'listen', idempotency_key: key(), ...more };
  return /threads\/([0-9a-f-]{36})/.exec((await who.post(`/boards/${board}/threads`, fields)).location!)![1]!;
}

const reply = (who: Browser, thread: string, more: Record<string, string> = {}) =>
  who.post(`/threads/${thread}/replies`, { words: 'I am.', idempotency_key: key(), ...more });

async function offered(who: Browser, path: string, begins = ''): Promise<string[] | number> {
  const answered = await who.post(`${path}/names`, { begins });
  return answered.status === 200 ? (JSON.parse(answered.body) as { names: string[] }).names : answered.status;
}

test('who spoke in the conversation is offered, the latest first, by the beginning of their name; never oneself', async () => {
  const thread = await start(mira, 'bowel-cancer');
  const at = `/threads/${thread}`;
  await reply(ana, thread);
  expect(await offered(june, at)).toEqual(['Ana', 'Mira']);
  expect(await offered(june, at, 'MI')).toEqual(['Mira']);
  expect(await offered(mira, at)).toEqual(['Ana']);
  expect(await offered(june, at, 'osk')).toEqual([]);
  expect(await offered(june, at, '%')).toEqual([]);
  expect(await offered(site.browser(), at)).not.toContain('Mira');
});

test('an alias is offered as it is called here, and never its person; nor whoever was hidden or blocked', async () => {
  const thread = await start(june, 'bowel-cancer');
  const at = `/threads/${thread}`;
  await reply(mira, thread, { anonymous: 'yes' });
  const names = (await offered(ana, at)) as string[];
  expect(names).toHaveLength(2);
  expect(names).toContain('June');
  expect(names).not.toContain('Mira');
  expect(await offered(ana, at, 'mi')).toEqual([]);
  expect(await offered(mira, at)).toEqual(['June']);
  const said = await reply(await site.browserOf(world.oskar), thread);
  const post = /at=([0-9a-f-]{36})/.exec(said.location!)![1]!;
  expect(await offered(ana, at, 'osk')).toEqual(['Oskar']);
  await june.post(`/people/${world.oskar}/block`);
  expect(await offered(june, at, 'osk')).toEqual([]);
  expect(await offered(await site.browserOf(world.oskar), at)).toContain('June');
  await site.act((tx) => site.house.kinds.get('post')!.setState(tx, post, 'hidden', site.clock.now()));
  expect(await offered(ana, at, 'osk')).toEqual([]);
});

test('in a group: whoever agreed to be listed, to those who belong, once their name is begun; others learn nothing', async () => {
  const thread = await start(mira, group);
  const at = `/threads/${thread}`;
  await site.act((tx) => addMember(tx, world.places[group], world.june, 'member', site.clock.now()));
  expect(await offered(ana, at, 'ju')).toEqual([]);
  await june.post(`/boards/${group}/members`, { listed: 'yes' });
  for (const path of [at, `/boards/${group}`]) {
    expect(await offered(ana, path, 'ju')).toEqual(['June']);
    expect(await offered(ana, path)).not.toContain('June');
  }
  for (const outside of ['oskar', 'tomas', 'ruth'] as const)
    for (const path of [at, `/boards/${group}`]) expect(await offered(await site.browserOf(world[outside]), path, 'ju')).toBe(404);
  await reply(june, thread);
  await site.act((tx) => endMembership(tx, world.places[group], world.june));
  for (const path of [at, `/boards/${group}`]) expect(await offered(ana, path, 'ju')).toEqual([]);
});

test('on a board that everybody reads, its list is for who belongs there', async () => {
  const board = '/boards/bowel-cancer';
  await mira.post(`${board}/members`, { listed: 'yes' });
  expect(await offered(ana, board, 'mi')).toEqual(['Mira']);
  await site.db.deleteFrom('membership').where('person_id', '=', world.june).where('place_id', '=', world.places['bowel-cancer']).execute();
  expect(await offered(june, board, 'mi')).toEqual([]);
  await site.db.updateTable('person').set({ state: 'suspended' }).where('id', '=', world.mira).execute();
  expect(await offered(ana, board, 'mi')).toEqual([]);
  await site.db.updateTable('person').set({ state: 'active' }).where('id', '=', world.mira).execute();
});

test('whoever asks faster than anybody types is not answered for a minute', async () => {
  const hana = await site.browserOf(world.hana);
  const asked = await Promise.all(Array.from({ length: 95 }, () => offered(hana, '/boards/bowel-cancer', 'mi')));
  expect(asked.filter((one) => one === 429)).toHaveLength(5);
  site.clock.pass(61_000);
  expect(await offered(hana, '/boards/bowel-cancer', 'zz')).toEqual([]);
});
