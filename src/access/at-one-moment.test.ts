import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, inTransaction } from '../platform/db/index.ts';
import { endMembership } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, waitsForLock } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { holdScope, viewerOf } from './index.ts';

let site: TestSite;
let world: World;
let june: Browser;
let at: ReturnType<typeof conversationsAt>;
let thread: string;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  at = conversationsAt(site);
  const who = await browsersOf(site, world, 'mira', 'june');
  june = who.june;
  thread = await at.start(who.mira, 'in-treatment-together', 'Inside');
});
afterAll(() => site.close());

test('a removal that comes during an act waits for it, and every later act finds nothing', async () => {
  const other = connect(site.url);
  const now = site.clock.now();
  const mira = await viewerOf(site.db, world.mira, now);
  const place = world.places['in-treatment-together'];
  let removed = false;
  let removal: Promise<unknown> = Promise.resolve();
  await inTransaction(site.db, async (tx) => {
    expect(await holdScope(tx, mira, thread, now)).not.toBeNull();
    removal = inTransaction(other.db, (two) => endMembership(two, place, world.mira)).then(() => (removed = true));
    await expect.poll(() => waitsForLock(site)).toBe(true);
    expect(removed).toBe(false);
  });
  await removal;
  expect(await inTransaction(site.db, (tx) => holdScope(tx, mira, thread, now))).toBeNull();
  await other.close();
});

test('an act that comes during a removal waits for it and finds nothing', async () => {
  const other = connect(site.url);
  const now = site.clock.now();
  const ana = await viewerOf(site.db, world.ana, now);
  let held: unknown = 'not asked yet';
  let act: Promise<unknown> = Promise.resolve();
  await inTransaction(other.db, async (two) => {
    await endMembership(two, world.places['in-treatment-together'], world.ana);
    act = inTransaction(site.db, async (tx) => void (held = await holdScope(tx, ana, thread, now)));
    await expect.poll(() => waitsForLock(site)).toBe(true);
  });
  await act;
  expect(held).toBeNull();
  await other.close();
});

test('an act that comes while a conversation is being closed waits, and finds it closed', async () => {
  const other = connect(site.url);
  const open = await at.start(june, 'bowel-cancer', 'To be closed');
  const now = site.clock.now();
  const reader = await viewerOf(site.db, world.june, now);
  let closed: boolean | undefined;
  let act: Promise<unknown> = Promise.resolve();
  await inTransaction(other.db, async (two) => {
    await sql`select id from scope where id = ${open} for no key update`.execute(two);
    await two.insertInto('closure').values({ scope_id: open, closed_by: world.ana, reason: 'enough', closed_at: now }).execute();
    act = inTransaction(site.db, async (tx) => void (closed = (await holdScope(tx, reader, open, now))?.closed));
    await expect.poll(() => waitsForLock(site)).toBe(true);
  });
  await act;
  expect(closed).toBe(true);
  await other.close();
});

test('who is suspended between reading and acting can do nothing any more', async () => {
  const open = await at.start(june, 'bowel-cancer', 'To be answered');
  const now = site.clock.now();
  const tomas = await viewerOf(site.db, world.tomas, now);
  await site.db.updateTable('person').set({ state: 'suspended' }).where('id', '=', world.tomas).execute();
  expect(await inTransaction(site.db, (tx) => holdScope(tx, tomas, open, now))).toBeNull();
  await site.db.updateTable('person').set({ state: 'active' }).where('id', '=', world.tomas).execute();
  expect(await inTransaction(site.db, (tx) => holdScope(tx, tomas, open, now))).not.toBeNull();
});
