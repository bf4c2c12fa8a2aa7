import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Answered, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, waitsForLock } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { connect, inTransaction } from '../platform/db/index.ts';
import { endMembership, makeStaff, stepDown } from '../spaces/index.ts';

let site: TestSite;
let world: World;
let who: Record<'mira' | 'june' | 'ana' | 'ruth' | 'oskar', Browser>;

const group = 'in-treatment-together';
const members = `/boards/${group}/members`;
const itself = 'Ruth, an administrator, named themselves to look after “In treatment, together”';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'june', 'ana', 'ruth', 'oskar');
});
afterAll(() => site.close());

async function told(browser: Browser): Promise<string> {
  await site.house.jobs.drain();
  return (await browser.get('/told')).body.replaceAll(/[⁨⁩]/g, '');
}

test('an administrator who names themself is told of to those who look after the board, stands there for good, and nobody else hears of it', async () => {
  await who.ruth.post(`/operator/boards/${group}/staff`, { name: 'Ruth', duty: 'moderator' });
  expect(await told(who.ana)).toContain(itself);
  for (const browser of [who.june, who.oskar, who.mira, who.ruth]) expect(await told(browser)).not.toContain('to look after');
  const list = (await who.mira.get(members)).body;
  expect(list).toContain('Who was named to look after this board');
  expect(list).toContain('Named themselves, as an administrator');
  for (const browser of [who.june, who.oskar]) expect((await browser.get(members)).status).toBe(404);

  await who.ruth.post(`/boards/${group}/duty/end`, { name: '' });
  expect(await told(who.ana)).toContain(itself);
  expect((await who.mira.get(members)).body).toContain('Named themselves, as an administrator');
  expect(await site.db.selectFrom('mail_caught').select('recipient').where('recipient', '=', 'ana@example.org').execute()).toEqual([]);
  await expect(site.db.deleteFrom('appointment').execute()).rejects.toThrow('stays written down');
  await expect(site.db.updateTable('appointment').set({ named_by: world.ana }).execute()).rejects.toThrow('stays written down');
});

test('where nobody else looks after it, everybody who belongs there is told; whoever lost the board is not', async () => {
  await site.act((tx) => endMembership(tx, world.places[group], world.ana));
  await site.act((tx) => endMembership(tx, world.places[group], world.ruth));
  await who.ruth.post(`/operator/boards/${group}/staff`, { name: 'Ruth', duty: 'facilitator' });
  expect(await told(who.mira)).toContain(itself);
  for (const browser of [who.june, who.oskar, who.ana]) expect((await told(browser)).includes(itself)).toBe(false);
  expect((await told(who.mira)).match(/to look after/g)).toHaveLength(1);
  await site.act((tx) => endMembership(tx, world.places[group], world.mira));
  expect(await told(who.mira)).not.toContain('to look after');
});

test('staff who share the work are written down as well; who is named learns it, and another duty is no appointment', async () => {
  const board = 'bowel-cancer';
  await who.ana.post(`/boards/${board}/people/${world.oskar}/staff`, { duty: 'welcomer' });
  expect(await told(who.oskar)).toContain('You look after “Bowel cancer” now');
  expect(await told(await site.browserOf(world.hana))).toContain('Ana named Oskar to look after “Bowel cancer”');
  expect(await told(who.mira)).not.toContain('to look after');
  await who.oskar.post(`/boards/${board}/duty`, { duty: 'moderator' });
  await who.ruth.post(`/operator/boards/${board}/staff`, { name: 'Oskar', duty: 'facilitator' });
  const noted = await site.db
    .selectFrom('appointment')
    .select(['person_id', 'named_by'])
    .where('place_id', '=', world.places[board])
    .execute();
  expect(noted).toEqual([{ person_id: world.oskar, named_by: world.ana }]);
  const list = (await who.mira.get(`/boards/${board}/members`)).body.replaceAll(/[⁨⁩]/g, '');
  expect(list).toContain('Named by Ana');
});

test('somebody who is given the work at this moment is not removed by another of the staff', async () => {
  const board = 'bowel-cancer';
  const other = connect(site.url);
  let removing: Promise<Answered> | null = null;
  await inTransaction(other.db, async (tx) => {
    const named = { placeId: world.places[board], personId: world.mira, duty: 'welcomer', by: world.ana } as const;
    expect(await makeStaff(tx, site.house, named, site.clock.now())).toBe(true);
    removing = who.oskar.post(`/boards/${board}/people/${world.mira}/remove`);
    await expect.poll(() => waitsForLock(site)).toBe(true);
  });
  expect((await removing!).status).toBe(404);
  expect((await who.mira.get(`/boards/${board}/keep`)).status).toBe(200);
  await other.close();
});

test('the last one leaves while somebody else is named: whoever comes first, nobody is told that the board is left alone', async () => {
  const board = 'young-adults';
  const other = connect(site.url);
  const now = site.clock.now();
  let named: Promise<Answered> | null = null;
  await inTransaction(other.db, async (tx) => {
    expect(await stepDown(tx, site.house, world.places[board], world.ana, now)).toBe(true);
    named = who.ruth.post(`/operator/boards/${board}/staff`, { name: 'June', duty: 'moderator' });
    await expect.poll(() => waitsForLock(site)).toBe(true);
  });
  expect((await named!).status).toBe(303);
  await other.close();
  const open = site.db.selectFrom('vacancy').select('id').where('place_id', '=', world.places[board]).where('filled_at', 'is', null);
  expect(await open.execute()).toEqual([]);
});
