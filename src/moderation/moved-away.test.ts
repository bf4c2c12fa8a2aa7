import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerOf } from '../access/index.ts';
import { connect, inTransaction } from '../platform/db/index.ts';
import { addMember, stepDown } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason, waitsForLock } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { splitThread } from '../forum/split-thread.ts';
import { decide } from './decide.ts';

let site: TestSite;
let world: World;
let who: Record<'mira' | 'june' | 'oskar' | 'hana' | 'ana', Browser>;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'june', 'oskar', 'hana', 'ana');
  at = conversationsAt(site);
  await site.act((tx) => addMember(tx, world.places['caregivers'], world.june, 'staff', site.clock.now()));
});
afterAll(() => site.close());

const hide = { act: 'hide', rule: 'unkind', reason };

test('who hid words on one board cannot bring them back on another; who looks after that one can', async () => {
  const thread = await at.start(who.mira, 'bowel-cancer', 'Goes elsewhere');
  const post = await at.reply(who.oskar, thread, 'Hidden before it went.');
  await who.hana.post(`/moderate/post/${post}`, hide);
  const [decision] = await at.decisionsOn(post);
  await site.act((tx) => addMember(tx, world.places['in-treatment-together'], world.oskar, 'member', site.clock.now()));
  await who.ana.post(`/threads/${thread}/move`, { to: 'in-treatment-together', reason });
  await site.house.jobs.drain();
  expect((await who.hana.get(`/decided/${decision!.id}`)).body).not.toContain('Hidden before it went.');
  await who.hana.post(`/decided/${decision!.id}/undo`, { reason });
  expect(await at.postOf(post)).toMatchObject({ state: 'hidden' });
  await who.oskar.post(`/decisions/${decision!.id}`, { words: 'Please look at it again.' });
  await site.house.jobs.drain();
  expect((await who.hana.get('/reports')).body).not.toContain(decision!.id);
  await who.hana.post(`/decided/${decision!.id}/answer`, { answer: 'undone', words: reason });
  expect(await at.postOf(post)).toMatchObject({ state: 'hidden' });
  expect((await who.ana.get('/reports')).body).toContain(`/decided/${decision!.id}`);
  await who.ana.post(`/decided/${decision!.id}/answer`, { answer: 'undone', words: reason });
  expect(await at.postOf(post)).toMatchObject({ state: 'shown' });
});

test('who stopped looking after a board while a decision waited takes nothing back', async () => {
  const thread = await at.start(who.mira, 'bowel-cancer', 'Taken back late');
  const post = await at.reply(who.oskar, thread, 'Hidden words.');
  await who.hana.post(`/moderate/post/${post}`, hide);
  const [decision] = await at.decisionsOn(post);
  const other = connect(site.url);
  let act: Promise<unknown> = Promise.resolve();
  await inTransaction(other.db, async (two) => {
    await stepDown(two, site.house, world.places['bowel-cancer'], world.hana, site.clock.now());
    act = who.hana.post(`/decided/${decision!.id}/undo`, { reason });
    await expect.poll(() => waitsForLock(site)).toBe(true);
  });
  await act;
  expect(await at.postOf(post)).toMatchObject({ state: 'hidden' });
  await site.act((tx) => addMember(tx, world.places['bowel-cancer'], world.hana, 'staff', site.clock.now()));
  await other.close();
});

test('words that were taken to another board while somebody decided about them are not theirs to decide about', async () => {
  const thread = await at.start(who.mira, 'bowel-cancer', 'Split meanwhile');
  const post = await at.reply(who.oskar, thread, 'On its way.');
  const now = site.clock.now();
  const [ana, hana] = [await viewerOf(site.db, world.ana, now), await viewerOf(site.db, world.hana, now)];
  const other = connect(site.url);
  let decided: { done: boolean } | undefined;
  let act: Promise<unknown> = Promise.resolve();
  await inTransaction(other.db, async (two) => {
    const split = { threadId: thread, posts: [post], title: 'Away', to: 'in-treatment-together', reason };
    expect(await splitThread(two, site.house, ana, split, now)).toMatchObject({ done: true });
    const form = { act: 'hide', rule: 'unkind', reason, answer: '', length: '7' } as const;
    act = inTransaction(site.db, async (tx) => {
      decided = await decide(tx, site.house, hana, { kind: 'post', id: post }, form, null, now);
    });
    await expect.poll(() => waitsForLock(site)).toBe(true);
  });
  await act;
  expect(decided).toEqual({ done: false, why: 'not-found' });
  expect(await at.postOf(post)).toMatchObject({ state: 'shown' });
  await other.close();
});

test('of two who hide the same words at once one decides; of two who take that back at once one does', async () => {
  const thread = await at.start(who.mira, 'bowel-cancer', 'At once');
  const post = await at.reply(who.oskar, thread, 'Seen by two moderators.');
  await Promise.all([who.hana, who.ana].map((browser) => browser.post(`/moderate/post/${post}`, hide)));
  const hidden = await at.decisionsOn(post);
  expect(hidden.map((d) => d.act)).toEqual(['hide']);
  const undone = await Promise.all([who.hana, who.ana].map((browser) => browser.post(`/decided/${hidden[0]!.id}/undo`, { reason })));
  expect(undone.map((answered) => answered.status)).toEqual([303, 303]);
  expect((await at.decisionsOn(post)).map((d) => d.act)).toEqual(['hide', 'show']);
});

test('an old decision is not taken back where a newer one holds', async () => {
  const thread = await at.start(who.mira, 'bowel-cancer', 'Hidden twice');
  const post = await at.reply(who.oskar, thread, 'First this, then worse.');
  const decideOn = async (fields: Record<string, string>) => {
    site.clock.pass(1000);
    await who.hana.post(`/moderate/post/${post}`, fields);
  };
  for (const act of ['hide', 'show', 'hide']) await decideOn({ ...hide, act });
  const [first, , second] = await at.decisionsOn(post);
  expect((await who.hana.get(`/decided/${first!.id}`)).body).not.toContain('Take this decision back');
  expect((await who.hana.submit(`/decided/${first!.id}/undo`, { reason })).body).toContain('Nothing was changed');
  expect(await at.postOf(post)).toMatchObject({ state: 'hidden' });
  expect((await who.hana.submit(`/decided/${second!.id}/undo`, { reason })).body).toContain('The decision is taken back');
  expect(await at.postOf(post)).toMatchObject({ state: 'shown' });
});

test('whoever agrees with somebody about what no button undoes says so, and nobody is told that it was undone', async () => {
  const thread = await at.start(who.mira, 'bowel-cancer', 'Pain in my hands');
  await who.hana.post(`/threads/${thread}/slow`, { minutes: '30', hours: '24', reason });
  await who.hana.post(`/threads/${thread}/title`, { title: 'Neuropathy', reason });
  const [slow, title] = await at.decisionsOn(thread);
  for (const { id } of [slow!, title!]) await who.mira.post(`/decisions/${id}`, { words: 'I see it in another way.' });
  expect((await who.ana.get(`/decided/${slow!.id}`)).body).toContain('Take the decision back');
  await who.ana.post(`/decided/${slow!.id}/answer`, { answer: 'undone', words: reason });
  expect((await who.mira.get(`/decisions/${slow!.id}`)).body).toContain('the decision is taken back');
  expect(await site.db.selectFrom('slowness').selectAll().where('scope_id', '=', thread).execute()).toEqual([]);
  const asked = (await who.ana.get(`/decided/${title!.id}`)).body;
  expect(asked).toContain('No button undoes this one');
  expect(asked).not.toContain('Take the decision back');
  await who.ana.post(`/decided/${title!.id}/answer`, { answer: 'undone', words: reason });
  const told = (await who.mira.get(`/decisions/${title!.id}`)).body;
  expect(told).toContain('sees it as you do');
  expect(told).not.toContain('taken back');
});
