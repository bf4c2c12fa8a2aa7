import { afterAll, beforeAll, expect, test } from 'vitest';
import { archivePlace } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let who: Record<'mira' | 'june' | 'hana' | 'ana', Browser>;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'june', 'hana', 'ana');
  at = conversationsAt(site);
});
afterAll(() => site.close());

const group = 'in-treatment-together';
const page = `/boards/${group}/keep/move`;

test('several conversations go to several boards at once; nothing moves before those are settled that more people would read', async () => {
  const [one, two, three] = [
    await at.start(who.mira, group, 'To the public'),
    await at.start(who.mira, group, 'To the young'),
    await at.start(who.mira, group, 'Stays with us'),
  ];
  const row = { threads: [three, two, one], to: ['', 'young-adults', 'welcome'], reason };
  for (const browser of [who.june, who.mira, who.hana]) {
    expect((await browser.get(page)).status).toBe(404);
    expect((await browser.post(page, row)).status).toBe(404);
  }
  expect((await who.ana.post(page, { ...row, to: ['', '', ''] })).body).toContain('Choose a board for one conversation or more');
  expect((await who.ana.post(page, { ...row, to: ['welcome'] })).status).toBe(422);
  const asks = await who.ana.post(page, row);
  expect(asks.status).toBe(422);
  expect(asks.body).toContain('Nothing has moved yet');
  expect(asks.body).toContain('“⁨To the public⁩” on “⁨Welcome⁩”. Who reads it there: Anyone');
  expect(asks.body.match(/selected/g)).toHaveLength(2);
  for (const id of [one, two, three]) expect(await at.scopeOf(id)).toMatchObject({ place_id: world.places[group] });
  const left = await who.ana.submit(page, { ...row, ask: 'no' });
  expect(left.body).toContain('2 stay where they are.');
  expect(await at.wideningOf(one)).toBeUndefined();
  const asked = await who.ana.submit(page, { threads: [one], to: ['welcome'], reason, ask: 'yes' });
  expect(asked.body).toContain('One waits for its writers.');
  expect(await at.wideningOf(one)).toMatchObject({ ended_at: null, to_place_id: world.places.welcome });
});

test('where nobody new reads them they move in one go, also out of a board that is archived', async () => {
  const [one, two, three] = [
    await at.start(who.mira, 'welcome', 'Bulk one'),
    await at.start(who.june, 'welcome', 'Bulk two'),
    await at.start(who.mira, 'bowel-cancer', 'Of the archive'),
  ];
  await who.ana.get('/boards/welcome/keep/move');
  const moved = await who.ana.submit('/boards/welcome/keep/move', { threads: [one, two], to: ['bowel-cancer', group], reason });
  expect(moved.body).toContain('2 were moved.');
  expect(await at.scopeOf(one)).toMatchObject({ place_id: world.places['bowel-cancer'] });
  expect(await at.scopeOf(two)).toMatchObject({ place_id: world.places[group] });
  await site.act((tx) =>
    archivePlace(tx, { placeId: world.places['bowel-cancer'], because: 'It is quiet.', by: world.ana }, site.clock.now()),
  );
  const out = { threads: [three], to: [group], reason };
  expect((await who.ana.submit('/boards/bowel-cancer/keep/move', out)).body).toContain('One was moved.');
  expect(await at.scopeOf(three)).toMatchObject({ place_id: world.places[group] });
});
