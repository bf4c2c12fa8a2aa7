import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { conversationsAt } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { makeAudience } from '../people/index.ts';

let site: TestSite;
let world: World;
let ruth: Browser;
let june: Browser;
let mira: Browser;
beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [ruth, june, mira] = (await Promise.all([world.ruth, world.june, world.mira].map((id) => site.browserOf(id)))) as [
    Browser,
    Browser,
    Browser,
  ];
});
afterAll(() => site.close());

const board = { name: 'Evenings', purpose: 'For the hours after eight.', language: 'en', readers: 'invitation', staff: '', slug: '' };

test('an administrator opens a board, and gains nothing by it', async () => {
  expect((await june.post('/operator/boards/new', board)).status).toBe(404);
  expect((await june.get('/operator/boards')).status).toBe(404);
  const refused = await ruth.post('/operator/boards/new', { ...board, name: '', readers: 'anyone', staff: 'Nemo' });
  expect(refused.status).toBe(422);
  for (const words of ['Give the board a name.', 'Choose who may read the board.', 'For the hours after eight.', 'value="Nemo"'])
    expect(refused.body).toContain(words);
  expect((await ruth.post('/operator/boards/new', { ...board, staff: 'Nemo' })).body).toContain('Nobody here goes by that name.');

  expect((await ruth.submit('/operator/boards/new', { ...board, staff: 'june' })).body).toContain('Evenings is open.');
  expect((await ruth.get('/boards/evenings')).status).toBe(404);
  expect((await ruth.get('/boards/evenings/people')).status).toBe(404);
  expect((await june.get('/boards/evenings/people')).status).toBe(200);
  expect((await ruth.post('/operator/boards/new', board)).body).toContain('Another board has this word.');
});

test('what a board is called and who looks after it can change', async () => {
  const here = '/operator/boards/welcome';
  const says = { name: 'Hello', purpose: 'Say hello here.', language: 'en' };
  expect((await ruth.submit(here, says)).body).toContain('Saved.');
  expect((await site.browser().get('/boards')).body).toContain('Say hello here.');
  expect((await ruth.post(here, { ...says, purpose: '' })).body).toContain('Say in a sentence what the board is for.');

  expect((await ruth.post(`${here}/staff`, { name: 'Nemo', duty: 'welcomer' })).status).toBe(422);
  expect((await ruth.submit(`${here}/staff`, { name: 'June', duty: 'welcomer' })).body).toContain('June looks after this board now.');
  expect((await june.get('/boards/welcome/people')).status).toBe(200);
  await ruth.post(`${here}/staff/end`, { person: world.june });
  expect((await june.get('/boards/welcome/people')).status).toBe(404);
  expect((await ruth.get('/operator/boards/never-was')).status).toBe(404);
});

/** A conversation in a place as it is now, and who of some people may read it. */
async function conversationIn(placeId: number) {
  const id = site.ids.dated();
  const now = site.clock.now();
  await site.act(async (tx) => {
    const { inside_id } = await tx.selectFrom('place').select('inside_id').where('id', '=', placeId).executeTakeFirstOrThrow();
    const { id: byline } = await tx.selectFrom('byline').select('id').where('person_id', '=', world.mira).executeTakeFirstOrThrow();
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
        created_at: now,
        last_at: now,
        next_position: 1,
      })
      .execute();
    await tx
      .insertInto('thread')
      .values({ scope_id: id, title: 'Said in private', intent: 'listen', language: 'en', opener_byline_id: byline })
      .execute();
    await tx
      .insertInto('post')
      .values({
        id: site.ids.dated(),
        scope_id: id,
        position: 0,
        byline_id: byline,
        answers_id: null,
        state: 'shown',
        words: 'Only here.',
        html: '<p>Only here.</p>',
        renderer: 1,
        language: 'en',
        created_at: now,
        edited_at: null,
        gone_at: null,
      })
      .execute();
  });
  const read = async (who: Browser) => (await who.get(`/threads/${id}`)).status;
  const reply = async (who: Browser) =>
    (await who.post(`/threads/${id}/replies`, { words: 'Me too.', idempotency_key: site.ids.blind() })).status;
  return Object.assign(read, { reply });
}

test('opening a private board opens nothing that was said before, also for those who join it then', async () => {
  const placeId = world.places['in-treatment-together'];
  const here = '/operator/boards/in-treatment-together';
  const before = await conversationIn(placeId);
  expect([await before(mira), await before(june)]).toEqual([200, 404]);

  expect((await ruth.submit(`${here}/readers`, { readers: 'member' })).body).toContain('Changed for everything that is said from now on.');
  const after = await conversationIn(placeId);
  await june.post('/boards/in-treatment-together/join');
  expect((await june.get('/boards/in-treatment-together/entrance')).body).toContain('This board is among yours.');
  expect([await before(mira), await before(june)]).toEqual([200, 404]);
  expect([await after(mira), await after(june)]).toEqual([200, 200]);
  expect([await before.reply(mira), await before.reply(june)]).toEqual([303, 404]);
  expect(await after.reply(june)).toBe(303);
  expect((await june.get('/boards/in-treatment-together')).body.match(/Said in private/g)).toHaveLength(1);

  // Closed again: who followed while it was open would read the first private time as a member.
  await ruth.post(`${here}/readers`, { readers: 'asking' });
  expect((await june.get('/boards/in-treatment-together')).location).toBe('/boards/in-treatment-together/entrance');
  expect([await before(june), await after(june)]).toEqual([404, 200]);
  const later = await conversationIn(placeId);
  expect([await later(mira), await later(june)]).toEqual([200, 404]);
});

test('closing a board that was always open keeps those who had made it theirs', async () => {
  const tomas = await site.browserOf(world.tomas);
  await june.post('/boards/bowel-cancer/join');
  await ruth.post('/operator/boards/bowel-cancer/readers', { readers: 'invitation' });
  expect((await june.get('/boards/bowel-cancer')).status).toBe(200);
  expect((await tomas.get('/boards/bowel-cancer')).status).toBe(404);
});

test('nor does closing one board give what was said on another that speaks of its people', async () => {
  const at = conversationsAt(site);
  const thread = await at.start(mira, 'bowel-cancer', 'For the people of another board');
  const inside = await site.act((tx) => makeAudience(tx, 'inside', [{ lead: `in:${world.places.welcome}` }]));
  await site.db.updateTable('scope').set({ audience_id: inside }).where('id', '=', thread).execute();
  await june.post('/boards/welcome/join');
  await ruth.post('/operator/boards/welcome/readers', { readers: 'invitation' });
  for (const path of [`/threads/${thread}`, '/boards/welcome']) expect((await june.get(path)).status).toBe(404);
  await ruth.post('/operator/boards/welcome/readers', { readers: 'everyone' });
});

test('an archived board is read and not written', async () => {
  const here = '/operator/boards/welcome/state';
  expect((await ruth.post(here, { state: 'archived' })).body).toContain('Say in a sentence why');
  expect((await ruth.submit(here, { state: 'archived', because: 'Everybody moved on.' })).body).toContain('The board is archived.');
  expect((await june.get('/boards')).body).toContain('Quiet now, still there to read');
  expect((await june.get('/boards/welcome')).status).toBe(200);
  expect((await june.get('/boards/welcome/new')).status).toBe(404);
  expect((await ruth.submit(here, { state: 'open' })).body).toContain('open again');
  expect((await june.get('/boards/welcome/new')).status).toBe(200);
});
