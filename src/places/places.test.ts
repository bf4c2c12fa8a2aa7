import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
const as: Record<'nobody' | 'mira' | 'oskar' | 'june' | 'tomas' | 'ana' | 'hana' | 'bruno' | 'ruth', Browser> = {} as never;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  as.nobody = site.browser();
  for (const name of ['mira', 'oskar', 'june', 'tomas', 'ana', 'hana', 'bruno', 'ruth'] as const)
    as[name] = await site.browserOf(world[name]);
});
afterAll(() => site.close());

/** The page without what names this very address. */
const apartFrom = (body: string, slug: string) => body.replaceAll(slug, '…');

test('the list shows the boards whose entrance one sees, and no more', async () => {
  const nobody = (await as.nobody.get('/boards')).body;
  expect(nobody).toContain('Welcome');
  for (const name of ['Bowel cancer', 'Caring for someone', 'In treatment, together', 'Young adults']) expect(nobody).not.toContain(name);

  const june = (await as.june.get('/boards')).body;
  for (const name of ['Welcome', 'Bowel cancer', 'Caring for someone', 'In treatment, together']) expect(june).toContain(name);
  expect(june).toContain('only the people in it, and its moderators');
  expect(june).toContain('people who say they care for someone');
  expect(june).not.toContain('Young adults');

  expect((await as.ana.get('/boards')).body).toContain('Young adults');
  expect((await as.ruth.get('/boards')).body).not.toContain('Young adults');
  const bruno = (await as.bruno.get('/boards')).body;
  expect(bruno).toContain('Welcome');
  expect(bruno).not.toContain('In treatment, together');
});

test('an entrance by invitation is not there for outsiders, exactly as one that never was', async () => {
  for (const who of [as.nobody, as.june, as.oskar, as.ruth, as.bruno, as.hana]) {
    for (const page of ['entrance', 'leave', 'people']) {
      const hidden = await who.get(`/boards/young-adults/${page}`);
      const never = await who.get(`/boards/never-was/${page}`);
      expect(hidden.status).toBe(never.status);
      expect(apartFrom(hidden.body, 'young-adults')).toBe(apartFrom(never.body, 'never-was'));
    }
    for (const act of ['ask', 'join', 'leave', 'invitation', 'take-back', 'askings', 'invite']) {
      const fields = { words: 'Hello', answer: 'accept', name: 'June' };
      const hidden = await who.post(`/boards/young-adults/${act}`, fields);
      const never = await who.post(`/boards/never-was/${act}`, fields);
      expect(hidden.status).toBe(never.status);
    }
  }
  expect((await as.ana.get('/boards/young-adults/entrance')).status).toBe(200);
});

test('an entrance says who reads and how to come in; a small number is told only inside', async () => {
  const asking = (await as.june.get('/boards/in-treatment-together/entrance')).body;
  expect(asking).toContain('members of In treatment, together');
  expect(asking).not.toContain('2 members');
  expect(asking).toContain('Ask to come in');
  expect((await as.mira.get('/boards/in-treatment-together/entrance')).body).toContain('2 members of In treatment, together');

  const relation = (await as.june.get('/boards/caregivers/entrance')).body;
  expect(relation).toContain('The board opens for you 24 hours later.');
  expect(relation).toContain('href="/you/about"');
  expect((await as.tomas.get('/boards/caregivers/entrance')).body).toContain('Keep among my boards');
  expect((await as.nobody.get('/boards/caregivers/entrance')).status).toBe(404);
  expect((await as.nobody.get('/boards/welcome/entrance')).body).toContain('href="/join"');
});

test('what somebody said of themselves opens a board at the time that is told', async () => {
  const opens = new Date(site.clock.now().getTime() + 24 * 3_600_000);
  await site.act((tx) =>
    tx
      .insertInto('relation')
      .values({ person_id: world.oskar, relation: 'caregiver', declared_at: site.clock.now(), opens_at: opens })
      .execute(),
  );
  expect((await as.oskar.get('/boards/caregivers/entrance')).body).toContain('It opens on Wednesday 4 March, 18:00 your time');
  expect((await as.oskar.post('/boards/caregivers/join')).status).toBe(404);
});

test('asking, being let in, reading; removed, and nothing is there at once', async () => {
  const board = '/boards/in-treatment-together';
  expect((await as.june.post(`${board}/ask`, { words: '' })).status).toBe(422);
  expect((await as.june.submit(`${board}/ask`, { words: 'I start on Monday.' })).body).toContain('You have asked to come in');
  await as.june.post(`${board}/ask`, { words: 'I start on Monday, again.' });

  expect((await as.mira.get(`${board}/people`)).status).toBe(404);
  expect((await as.hana.get(`${board}/people`)).status).toBe(404);
  const people = (await as.ana.get(`${board}/people`)).body;
  expect(people).toContain('I start on Monday.');
  expect(people).not.toContain('Monday, again');
  const asking = /name="asking" value="([^"]+)"/.exec(people)![1]!;

  expect((await as.mira.post(`${board}/askings`, { asking, answer: 'let-in' })).status).toBe(404);
  expect((await as.hana.post(`/boards/bowel-cancer/askings`, { asking, answer: 'let-in' })).location).toBe('/boards/bowel-cancer/people');
  expect((await as.june.get(board)).location).toBe(`${board}/entrance`);
  expect((await as.ana.submit(`${board}/askings`, { asking, answer: 'let-in', words: 'Welcome.' })).body).toContain('They are in now');
  expect((await as.june.get(board)).status).toBe(200);
  expect((await as.june.get('/boards')).body).toContain('href="/boards/in-treatment-together"');

  const person = `${board}/people/${world.june}`;
  expect((await as.mira.post(`${person}/remove`)).status).toBe(404);
  expect((await as.ana.get(person)).body).toContain('Remove from this board');
  await as.ana.post(`${person}/remove`);
  expect((await as.june.get(board)).location).toBe(`${board}/entrance`);
  expect((await as.june.post(`${board}/leave`)).status).toBe(404);
  expect((await as.ana.get(person)).status).toBe(404);
  expect((await as.ana.post(`${person}/staff`, { duty: 'welcomer' })).status).toBe(404);
});

test('a refusal is told with its words, and asking again takes a week', async () => {
  const board = '/boards/in-treatment-together';
  await as.tomas.post(`${board}/ask`, { words: 'May I?' });
  const asking = /name="asking" value="([^"]+)"/.exec((await as.ana.get(`${board}/people`)).body)![1]!;
  await as.ana.post(`${board}/askings`, { asking, answer: 'declined', words: 'This one is for people in treatment.' });
  expect((await as.ana.submit(`${board}/askings`, { asking, answer: 'let-in' })).body).toContain('Somebody answered this already');
  const told = (await as.tomas.get(`${board}/entrance`)).body;
  expect(told).toContain('This one is for people in treatment.');
  expect(told).toContain('You can ask again from Tuesday 10 March');
  expect((await as.tomas.submit(`${board}/ask`, { words: 'Now?' })).body).toContain('too soon');
  expect((await as.ana.get(`${board}/people`)).body).not.toContain('Now?');
});

test('what was asked can be taken back, words and all', async () => {
  const board = '/boards/in-treatment-together';
  await as.hana.post(`${board}/ask`, { words: 'Only a thought.' });
  expect((await as.hana.submit(`${board}/take-back`)).body).toContain('Nobody will read it now');
  expect((await as.ana.get(`${board}/people`)).body).not.toContain('Only a thought.');
});

test('an invitation has the same answer whether there is such a person, and opens the entrance for the invited', async () => {
  const board = '/boards/young-adults';
  const invited = await as.ana.submit(`${board}/invite`, { name: 'June' });
  const nobody = await as.ana.submit(`${board}/invite`, { name: 'Nemo' });
  expect(invited.body.replaceAll('June', 'Nemo')).toBe(nobody.body);

  const entrance = await as.june.get(`${board}/entrance`);
  expect(entrance.body).toContain('You are invited');
  expect((await as.june.get('/boards')).body).toContain('Young adults');
  expect((await as.oskar.get(`${board}/entrance`)).status).toBe(404);
  expect((await as.june.get(board)).status).not.toBe(200);

  expect((await as.june.post(`${board}/invitation`, { answer: 'accept' })).location).toBe(board);
  expect((await as.june.get(board)).status).toBe(200);

  expect((await as.june.get(`${board}/leave`)).body).toContain('you would need a new invitation');
  expect((await as.june.submit(`${board}/leave`)).body).toContain('You have left the board.');
  expect((await as.june.get(`${board}/entrance`)).status).toBe(404);
  expect((await as.june.post(`${board}/invitation`, { answer: 'accept' })).status).toBe(404);
});

test('an invitation that was declined is over', async () => {
  await as.ana.post('/boards/young-adults/invite', { name: 'tomas' });
  expect((await as.tomas.submit('/boards/young-adults/invitation', { answer: 'decline' })).body).toContain('You declined.');
  expect((await as.tomas.get('/boards/young-adults/entrance')).status).toBe(404);
});

test('an invitation that still waited does not lead back in after a removal', async () => {
  const board = '/boards/in-treatment-together';
  await as.ana.post(`${board}/invite`, { name: 'Oskar' });
  await as.oskar.post(`${board}/ask`, { words: 'I would like to come back.' });
  const asking = /name="asking" value="([^"]+)"/.exec((await as.ana.get(`${board}/people`)).body)![1]!;
  await as.ana.post(`${board}/askings`, { asking, answer: 'let-in' });
  expect((await as.oskar.get(board)).status).toBe(200);
  await as.ana.post(`${board}/people/${world.oskar}/remove`);
  expect((await as.oskar.get(`${board}/entrance`)).body).not.toContain('You are invited');
  expect((await as.oskar.post(`${board}/invitation`, { answer: 'accept' })).status).toBe(404);
  expect((await as.oskar.get(board)).location).toBe(`${board}/entrance`);
});

test('an open board is kept among one’s own, and put back after a slip', async () => {
  expect((await as.june.submit('/boards/welcome/join')).body).toContain('among yours now');
  const mine = (await as.june.get('/boards')).body;
  expect(mine.indexOf('Welcome')).toBeLessThan(mine.indexOf('Bowel cancer'));
  const gone = await as.june.submit('/boards/welcome/leave');
  expect(gone.body).toContain('Put it back');
  expect(gone.body).toContain('action="/boards/welcome/join"');
  await as.june.post('/boards/welcome/join');
  expect((await as.june.get('/boards/welcome/entrance')).body).toContain('This board is among yours.');
  expect((await as.nobody.post('/boards/welcome/join')).status).toBe(401);
});

test('the people page is read in Spanish and in Arabic', async () => {
  for (const [language, word, dir] of [
    ['es', 'Piden entrar', 'ltr'],
    ['ar', 'يطلبون الدخول', 'rtl'],
  ] as const) {
    await site.act((tx) => tx.updateTable('preference').set({ language }).where('person_id', '=', world.ana).execute());
    const page = (await as.ana.get('/boards/in-treatment-together/people')).body;
    expect(page).toContain(word);
    expect(page).toContain(`dir="${dir}"`);
    expect((await as.ana.get('/boards')).status).toBe(200);
    expect((await as.ana.get('/boards/young-adults/entrance')).status).toBe(200);
  }
  await site.act((tx) => tx.updateTable('preference').set({ language: 'en' }).where('person_id', '=', world.ana).execute());
});
