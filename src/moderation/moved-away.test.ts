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
