import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('before the community is set up, a visitor reads that it is not open yet', async () => {
  expect((await site.browser().get('/')).body).toContain('Not open yet');
  world = await buildWorld(site);
  await expect.poll(async () => (await site.browser().get('/')).body).toContain('Harbour Lights');
});

test('a stranger learns what this is, who may join and where help is; no private name', async () => {
  const page = (await site.browser().get('/')).body;
  for (const words of [
    'Anyone may join.',
    'You need to be 18 or older.',
    'href="/join"',
    'href="/help-now"',
    'Anyone may read here',
    'href="/boards/welcome"',
  ])
    expect(page).toContain(words);
  for (const name of ['Bowel cancer', 'In treatment, together', 'Young adults']) expect(page).not.toContain(name);
});

async function newOn(placeId: number, at: Date) {
  const id = site.ids.dated();
  await site.act(async (tx) => {
    const { inside_id } = await tx.selectFrom('place').select('inside_id').where('id', '=', placeId).executeTakeFirstOrThrow();
    await tx
      .insertInto('scope')
      .values({
        id,
        kind: 'thread',
        place_id: placeId,
        audience_id: inside_id,
        reader_rule: null,
        owner_id: null,
        state: 'shown',
        created_at: at,
        last_at: at,
        next_position: 1,
      })
      .execute();
    const byline = await tx.selectFrom('byline').select('id').where('person_id', '=', world.ana).executeTakeFirstOrThrow();
    await tx
      .insertInto('thread')
      .values({ scope_id: id, title: 'News', intent: 'listen', language: 'en', opener_byline_id: byline.id })
      .execute();
  });
}

test('a member is greeted by their clock, sees what is new on their boards, and the page ends', async () => {
  const mira = await site.browserOf(world.mira);
  const quiet = (await mira.get('/')).body;
  for (const words of [
    'Good evening, Mira',
    'Tuesday 3 March',
    'Your boards',
    'Nothing new since you were here',
    'That is all for today.',
    'href="/appearance"',
  ])
    expect(quiet).toContain(words);

  site.clock.pass(60_000);
  await newOn(world.places['in-treatment-together'], site.clock.now());
  await newOn(world.places['in-treatment-together'], site.clock.now());
  expect((await mira.get('/')).body).toContain('New in 2 conversations');
  expect((await mira.get('/boards')).body).toContain('New in 2 conversations');

  await mira.get('/boards/in-treatment-together');
  await expect.poll(async () => (await mira.get('/')).body).not.toContain('something new');
});

test('who left a board sees neither it nor its news; nobody is told of somebody else’s board', async () => {
  site.clock.pass(60_000);
  await newOn(world.places['in-treatment-together'], site.clock.now());
  for (const who of [world.oskar, world.june, world.bruno, world.ruth]) {
    const page = (await (await site.browserOf(who)).get('/')).body;
    expect(page).not.toContain('In treatment, together');
    expect(page).not.toContain('something new');
  }
});

test('what somebody is told waits on their own first page, on nobody else’s', async () => {
  const id = site.ids.dated();
  const of = { scope_id: null, post_id: null, subject_id: id, created_at: site.clock.now(), read_at: null, mailed_at: null };
  await site.act((tx) =>
    tx
      .insertInto('notice')
      .values({ id, person_id: world.mira, kind: 'decided', ...of })
      .execute(),
  );
  const tells = async (who: string) => (await (await site.browserOf(who)).get('/')).body.includes(`/told/${id}`);
  expect(await tells(world.mira)).toBe(true);
  for (const who of [world.ana, world.june, world.oskar]) expect(await tells(who)).toBe(false);
});

test('a suspended person finds the decision; somebody who waits is told so', async () => {
  expect((await (await site.browserOf(world.bruno)).get('/')).body).toContain('href="/decisions"');
  await site.act((tx) => tx.updateTable('person').set({ state: 'waiting' }).where('id', '=', world.tomas).execute());
  expect((await (await site.browserOf(world.tomas)).get('/')).body).toContain('Your account is waiting');
});

test('the home page is read in Spanish and in Arabic', async () => {
  expect((await site.browser().get('/', { 'accept-language': 'es' })).body).toContain('Cualquiera puede unirse.');
  const arabic = (await site.browser().get('/', { 'accept-language': 'ar' })).body;
  expect(arabic).toContain('dir="rtl"');
  expect(arabic).toContain('يمكن لأي شخص الانضمام.');
});
