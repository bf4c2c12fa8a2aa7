import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { leaveEveryPlace } from '../spaces/index.ts';
import { places } from './index.ts';

let site: TestSite;
let world: World;
const as: Record<'ruth' | 'mira' | 'june' | 'tomas' | 'ana' | 'hana' | 'oskar', Browser> = {} as never;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  for (const name of ['ruth', 'mira', 'june', 'tomas', 'ana', 'hana', 'oskar'] as const) as[name] = await site.browserOf(world[name]);
});
afterAll(() => site.close());

const board = '/boards/in-treatment-together';
const begin = async (who: Browser, slug: string) => {
  const fields = { title: 'Said', words: 'Said here.', intent: 'listen', idempotency_key: site.ids.blind() };
  return /\/threads\/[0-9a-f-]{36}/.exec((await who.post(`/boards/${slug}/threads`, fields)).location!)![0];
};
const told = async (who: Browser) => {
  await site.house.jobs.drain();
  return (await who.get('/told')).body;
};

test('what somebody does stands by their posts in that place, and in no other', async () => {
  expect((await as.june.get('/boards/bowel-cancer/duty')).status).toBe(404);
  expect((await as.hana.submit('/boards/bowel-cancer/duty', { duty: 'facilitator' })).body).toContain('It stands by your posts');
  expect((await as.hana.post('/boards/bowel-cancer/duty', { duty: 'queen' })).status).toBe(404);
  expect(mainOf(await as.june.get(await begin(as.hana, 'bowel-cancer')))).toContain('Facilitator here');
  expect(mainOf(await as.june.get(await begin(as.hana, 'welcome')))).not.toContain('Facilitator here');
  expect(mainOf(await as.june.get(await begin(as.june, 'bowel-cancer')))).not.toContain(' here</span>');
  const entrance = (await as.june.get('/boards/bowel-cancer/entrance')).body;
  expect(entrance).toContain('Who looks after this board');
  expect(entrance).toContain('Hana');
  expect((await site.browser().get('/boards/welcome/entrance')).body).not.toContain('Ana');
});

test('staff make one of the people their colleague, with a duty', async () => {
  const person = `${board}/people/${world.mira}`;
  expect((await as.june.post(`${person}/staff`, { duty: 'welcomer' })).status).toBe(404);
  expect((await as.ana.get(person)).body).toContain('Greets who is new');
  expect((await as.ana.submit(`${person}/staff`, { duty: 'welcomer' })).body).toContain('Mira looks after this board now.');
  expect((await as.mira.get(`${board}/duty`)).body).toContain('value="welcomer" name="duty" id="duty-welcomer" checked');
});

test('who stops looking after a board stays one of its people, and what only staff read is closed', async () => {
  expect((await as.mira.get(`${board}/people`)).status).toBe(200);
  const left = await as.mira.submit(`${board}/duty/end`, { name: '' });
  expect(left.body).toContain('Thank you for doing it.');
  expect(left.body).not.toContain('The administrators are told');
  expect((await as.mira.get(`${board}/people`)).status).toBe(404);
  expect((await as.mira.get(board)).status).toBe(200);
  expect((await as.mira.post(`${board}/duty/end`, { name: '' })).status).toBe(404);
});

test('the last one hands over to somebody who belongs, by name', async () => {
  expect((await as.ana.get(`${board}/duty`)).body).toContain('Nobody else looks after this board.');
  for (const name of ['june', 'Nemo', 'Ana']) {
    const refused = await as.ana.post(`${board}/duty/end`, { name });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Nobody on this board goes by that name.');
  }
  expect((await as.ana.submit(`${board}/duty/end`, { name: 'mira' })).body).toContain('You no longer look after this board. Thank you');
  expect((await as.mira.get(`${board}/people`)).status).toBe(200);
  expect((await as.ana.get(board)).status).toBe(200);
  expect(await told(as.ruth)).not.toContain('Nobody looks after');
});

test('without anybody who goes on with it, the administrators are told, until somebody does', async () => {
  expect((await as.mira.get(`${board}/leave`)).body).toContain('You are the only one');
  expect((await as.mira.submit(`${board}/duty/end`, { name: '' })).body).toContain('The administrators are told.');
  expect(await told(as.ruth)).toContain('Nobody looks after “⁨In treatment, together⁩” any more');
  expect(await told(as.june)).not.toContain('In treatment, together');
  await as.ruth.post('/operator/boards/in-treatment-together/staff', { name: 'ana', duty: 'moderator' });
  expect(await told(as.ruth)).not.toContain('Nobody looks after');
  await as.ana.post(`${board}/leave`);
  expect((await told(as.ruth)).match(/Nobody looks after/g)).toHaveLength(1);
  await as.ruth.post('/operator/boards/in-treatment-together/staff', { name: 'ana', duty: 'moderator' });
});

test('who leaves the community leaves no board alone unheard', async () => {
  await as.ruth.post('/operator/boards/caregivers/staff', { name: 'oskar', duty: 'moderator' });
  await as.ruth.post('/operator/boards/caregivers/staff/end', { person: world.ana });
  await site.act((tx) => leaveEveryPlace(tx, site.house, world.oskar, site.clock.now()));
  expect(await told(as.ruth)).toContain('Nobody looks after “⁨Caring for someone⁩” any more');
});

test('who is suspended looks after nothing meanwhile', async () => {
  const said = 'Nobody looks after “⁨Bowel cancer⁩” any more';
  await as.ruth.post('/operator/boards/bowel-cancer/staff/end', { person: world.ana });
  const suspend = (state: 'suspended' | 'active') =>
    site.act(async (tx) => {
      await tx.updateTable('person').set({ state }).where('id', '=', world.hana).execute();
      await site.house.jobs.announce(tx, { name: 'access-lost', personId: world.hana, placeId: null, at: site.clock.now().toISOString() });
    });
  await suspend('suspended');
  expect(await told(as.ruth)).toContain(said);
  await suspend('active');
  expect(await told(as.ruth)).not.toContain(said);
});

test('asking is told to staff at once and again after two days; answered, it is told no more', async () => {
  await as.tomas.post(`${board}/ask`, { words: 'May I come in?' });
  expect(await told(as.ana)).toContain('Somebody asks to come in to “⁨In treatment, together⁩”');
  for (const who of [as.mira, as.june, as.hana]) expect(await told(who)).not.toContain('asks to come in');
  const remind = () => places.chores!(site.house)[0]!.run();
  await remind();
  expect(await told(as.ana)).not.toContain('has waited two days');
  site.clock.pass(49 * 3_600_000);
  await remind();
  await remind();
  expect((await told(as.ana)).match(/has waited two days/g)).toHaveLength(1);
  const people = (await as.ana.get(`${board}/people`)).body;
  for (const words of ['Waiting since Tuesday 3 March', 'This is more than two days.']) expect(people).toContain(words);

  const asking = /name="asking" value="([^"]+)"/.exec(people)![1]!;
  await as.ana.post(`${board}/askings`, { asking, answer: 'declined', template: 'elsewhere', words: 'With warm wishes.' });
  expect(await told(as.ana)).not.toContain('asks to come in');
});

test('a no comes with ready words in the language of who asked, words of one’s own, and boards to look at', async () => {
  for (const [language, ready, elsewhere] of [
    ['en', 'We think another board would be of more use to you.', 'Boards you could look at'],
    ['es', 'Creemos que otro tablero te servirá más.', 'Tableros que puedes mirar'],
    ['ar', 'نظن أن لوحة أخرى أنفع لك.', 'لوحات يمكنك النظر فيها'],
  ] as const) {
    await site.act((tx) => tx.updateTable('preference').set({ language }).where('person_id', '=', world.tomas).execute());
    const page = mainOf(await as.tomas.get(`${board}/entrance`));
    for (const words of [ready, elsewhere, 'With warm wishes.', 'Bowel cancer']) expect(page).toContain(words);
    expect(page).not.toContain('Young adults');
  }
  site.clock.pass(8 * 86_400_000);
  await as.tomas.post(`${board}/ask`, { words: 'Once more?' });
  const asking = /name="asking" value="([^"]+)"/.exec((await as.ana.get(`${board}/people`)).body)![1]!;
  await as.ana.post(`${board}/askings`, { asking, answer: 'let-in', template: 'elsewhere', words: '' });
  const kept = await site.db.selectFrom('asking').select('answer_template').where('id', '=', asking).executeTakeFirstOrThrow();
  expect(kept.answer_template).toBeNull();
});
