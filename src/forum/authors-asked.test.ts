import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../spaces/index.ts';
import { settleWidenings } from './finish-widening.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let who: Record<'mira' | 'june' | 'tomas' | 'oskar' | 'ana', Browser>;
let at: ReturnType<typeof conversationsAt>;

const small = 'young-adults';
const board = 'bowel-cancer';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'june', 'tomas', 'oskar', 'ana');
  at = conversationsAt(site);
  await site.db.updateTable('place').set({ anonymous: true }).where('id', '=', world.places[small]).execute();
  for (const person of [world.mira, world.june, world.tomas, world.oskar])
    await site.act((tx) => addMember(tx, world.places[small], person, 'member', site.clock.now()));
});
afterAll(() => site.close());

async function asked(thread: string): Promise<string> {
  site.clock.pass(1000);
  await who.ana.post(`/threads/${thread}/move`, { to: board, reason, how: 'whole' });
  return (await at.wideningOf(thread)).id;
}

async function moved(thread: string): Promise<boolean> {
  await site.house.jobs.drain();
  return (await at.scopeOf(thread)).place_id === world.places[board];
}

test('one person is asked once for their name and their alias, and speaks for both', async () => {
  const thread = await at.start(who.mira, small, 'By two names');
  await at.reply(who.mira, thread, 'Said under an alias.', { anonymous: 'yes' });
  const id = await asked(thread);
  await site.house.jobs.drain();
  expect((await who.mira.get('/told')).body.split('You are asked if your words may go')).toHaveLength(2);
  const page = (await who.mira.get(`/widenings/${id}`)).body;
  expect(page).toContain('By two names words');
  expect(page).toMatch(/As [^<]+<\/p>[\s\S]*Said under an alias\./);
  await who.mira.post(`/widenings/${id}`, { answer: 'yes' });
  expect(await moved(thread)).toBe(true);
  expect((await site.browserOf(world.hana).then((hana) => hana.get(`/threads/${thread}`))).body).toContain('Said under an alias.');
});

test('who is suspended cannot answer, and nothing goes until they can', async () => {
  const thread = await at.start(who.mira, small, 'One of us is suspended');
  await at.reply(who.oskar, thread, 'Mine.');
  const id = await asked(thread);
  await who.mira.post(`/widenings/${id}`, { answer: 'yes' });
  await site.db.updateTable('person').set({ state: 'suspended' }).where('id', '=', world.oskar).execute();
  expect((await who.oskar.get(`/widenings/${id}`)).status).not.toBe(200);
  await who.oskar.post(`/widenings/${id}`, { answer: 'yes' });
  expect(await moved(thread)).toBe(false);
  await site.db.updateTable('person').set({ state: 'active' }).where('id', '=', world.oskar).execute();
  await who.oskar.post(`/widenings/${id}`, { answer: 'yes' });
  expect(await moved(thread)).toBe(true);
});

test('who left and took their words along is not waited for, not even for the title; who left them there is, for good', async () => {
  const [erased, kept] = [await at.start(who.june, small, 'Erased with June'), await at.start(who.mira, small, 'Kept of Tomas')];
  await at.reply(who.mira, erased, 'Mira stays.');
  const toms = await at.reply(who.tomas, kept, 'Tomas leaves this here.');
  const [one, two] = [await asked(erased), await asked(kept)];
  await who.mira.post(`/widenings/${one}`, { answer: 'yes' });
  await who.june.post('/you/leave', { how: 'erase', name: 'June' });
  await who.tomas.post('/you/leave', { how: 'anonymise', name: 'Tomas' });
  await who.mira.post(`/widenings/${two}`, { answer: 'yes' });
  expect(await moved(erased)).toBe(false);
  await settleWidenings(site.house);
  expect(await moved(erased)).toBe(true);
  expect(await moved(kept)).toBe(false);
  const hana = await site.browserOf(world.hana);
  expect((await hana.get(`/threads/${erased}`)).body).not.toContain('June');
  expect((await hana.get(`/posts/${toms}`)).status).toBe(404);
});
