import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { addMember } from '../spaces/index.ts';

let site: TestSite;
let world: World;
let who: Record<'mira' | 'june' | 'hana' | 'oskar' | 'ana', Browser>;
let at: ReturnType<typeof conversationsAt>;

const small = 'young-adults';
const other = 'in-treatment-together';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'june', 'hana', 'oskar', 'ana');
  at = conversationsAt(site);
  for (const person of [world.mira, world.june, world.oskar])
    await site.act((tx) => addMember(tx, world.places[small], person, 'member', site.clock.now()));
  await site.act((tx) => addMember(tx, world.places[other], world.hana, 'member', site.clock.now()));
  await site.db.updateTable('membership').set({ listed: true }).execute();
});
afterAll(() => site.close());

const leadsTo = (body: string) => [...body.matchAll(/@<a href="\/people\/([0-9a-f-]+)"/g)].map(([, id]) => id);

async function agreedBy(browsers: readonly Browser[], thread: string): Promise<void> {
  const { id } = await at.wideningOf(thread);
  for (const browser of browsers) await browser.post(`/widenings/${id}`, { answer: 'yes' });
  await site.house.jobs.drain();
}

test('moved to other readers, a name leads only to whom they could call themselves; of the rest its letters stay', async () => {
  const words = 'Ask @June, @Ana or @June again. And @Oskar was here.';
  const thread = await at.start(who.mira, small, 'Who could help', { words });
  expect(leadsTo((await who.mira.get(`/threads/${thread}`)).body)).toEqual([world.june, world.ana, world.june, world.oskar]);
  await site.db.updateTable('person').set({ name: 'Swan', name_key: 'swan' }).where('id', '=', world.june).execute();
  await site.db.updateTable('person').set({ state: 'departed' }).where('id', '=', world.oskar).execute();
  await who.ana.post(`/threads/${thread}/move`, { to: other, reason, how: 'whole' });
  await agreedBy([who.mira], thread);
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[other] });
  const { body } = await who.hana.get(`/threads/${thread}`);
  expect(leadsTo(body)).toEqual([world.ana]);
  expect(body).toContain('Ask @June, <span');
  expect(body).toContain('or @June again.');
  expect(body).not.toContain('Swan');
  expect(body).not.toContain('@Oskar');
  expect(body).toMatch(/former member/i);
  expect((await at.postOf(await at.openingOf(thread))).mentions).toBe(2);
  await site.db.updateTable('person').set({ state: 'active' }).where('id', '=', world.oskar).execute();
});

test('the same for a part of a conversation, and where it becomes part of another', async () => {
  const thread = await at.start(who.mira, small, 'In parts');
  const post = await at.reply(who.mira, thread, 'With @Swan and @Ana.');
  await who.ana.post(`/threads/${thread}/split`, { to: other, reason, posts: post, title: 'A part', how: 'whole' });
  await agreedBy([who.mira], thread);
  const { scope_id: part } = await at.postOf(post);
  expect(part).not.toBe(thread);
  const { body } = await who.hana.get(`/threads/${part}`);
  expect(leadsTo(body)).toEqual([world.ana]);
  expect(body).toContain('With @Swan and <span');
});

test('where nobody new reads, every name goes on leading to its person', async () => {
  const thread = await at.start(who.mira, small, 'Stays among them');
  const post = await at.reply(who.mira, thread, 'With @Swan.');
  await who.ana.post(`/threads/${thread}/split`, { to: small, reason, posts: post, title: 'A part of it' });
  const { scope_id: part } = await at.postOf(post);
  expect(part).not.toBe(thread);
  expect(leadsTo((await who.mira.get(`/threads/${part}`)).body)).toEqual([world.june]);
});
