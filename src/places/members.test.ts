import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
const as: Record<'mira' | 'june' | 'ana' | 'oskar' | 'bruno' | 'ruth' | 'hana', Browser> = {} as never;
const list = '/boards/in-treatment-together/members';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  for (const name of ['mira', 'june', 'ana', 'oskar', 'bruno', 'ruth', 'hana'] as const) as[name] = await site.browserOf(world[name]);
});
afterAll(() => site.close());

test('nobody is listed who did not agree, and whoever agrees is asked calmly and may take it back', async () => {
  const before = (await as.mira.get(list)).body;
  expect(before).toContain('It is fine not to.');
  expect(mainOf({ status: 200, headers: {}, location: undefined, body: before })).not.toContain('>Ana<');
  expect((await as.mira.submit(list, { listed: 'yes' })).body).toContain('Your name stands in the list now.');
  expect((await as.ana.get(list)).body).toContain(`href="/people/${world.mira}"`);
  expect((await as.mira.submit(list, { listed: 'no' })).body).toContain('Your name is off the list.');
  expect((await as.ana.get(list)).body).not.toContain(`href="/people/${world.mira}"`);
});

test('the list tells outsiders nothing: not a name, not how many, not that there is one', async () => {
  const outsiders = [site.browser(), as.june, as.oskar, as.ruth, as.hana, as.bruno];
  const seen = async () => {
    const pages = [];
    for (const who of outsiders) {
      for (const page of [
        list,
        `${list}?after=${world.mira}`,
        '/boards/in-treatment-together/entrance',
        '/boards',
        `/people/${world.mira}`,
      ]) {
        const { status, body } = await who.get(page);
        pages.push([page, status, body]);
      }
      pages.push((await who.post(list, { listed: 'yes' })).status);
    }
    return pages;
  };
  const before = await seen();
  await as.mira.post(list, { listed: 'yes' });
  await as.ana.post(list, { listed: 'yes' });
  expect(await seen()).toEqual(before);
  for (const who of outsiders.slice(1, 5)) {
    const never = await who.get('/boards/never-was/members');
    const hidden = await who.get(list);
    expect([hidden.status, mainOf(hidden)]).toEqual([404, mainOf(never)]);
  }
});

test('a person’s page names the groups two people share, to those inside both, and only where they agreed', async () => {
  expect((await as.ana.get(`/people/${world.mira}`)).body).toContain('In treatment, together');
  expect((await as.mira.get(`/people/${world.ana}`)).body).toContain('Groups you are both in');
  for (const who of [as.june, as.oskar, as.ruth, as.hana])
    expect((await who.get(`/people/${world.mira}`)).body).not.toContain('In treatment, together');
  expect((await as.ana.get(`/people/${world.mira}`)).body).not.toContain('Bowel cancer');
  await as.mira.post(list, { listed: 'no' });
  expect((await as.ana.get(`/people/${world.mira}`)).body).not.toContain('In treatment, together');
  await as.mira.post(list, { listed: 'yes' });
});

test('who leaves, is suspended or follows an open board stands in no list', async () => {
  await site.act((tx) => tx.updateTable('person').set({ state: 'suspended' }).where('id', '=', world.mira).execute());
  expect((await as.ana.get(list)).body).not.toContain('>Mira<');
  await site.act((tx) => tx.updateTable('person').set({ state: 'active' }).where('id', '=', world.mira).execute());
  expect((await as.ana.get(list)).body).toContain('>Mira<');
  await as.mira.post('/boards/in-treatment-together/leave');
  expect((await as.ana.get(list)).body).not.toContain('>Mira<');
  expect((await as.mira.get(list)).status).toBe(404);
  await as.june.post('/boards/welcome/join');
  expect((await as.june.get('/boards/welcome/members')).status).toBe(404);
  expect((await as.june.post('/boards/welcome/members', { listed: 'yes' })).status).toBe(404);
});

test('the list has no dates, and is read in Spanish and in Arabic', async () => {
  expect(mainOf(await as.ana.get(list))).not.toMatch(/Since|March/);
  for (const [language, word] of [
    ['es', 'Quitar mi nombre'],
    ['ar', 'أزل اسمي'],
  ] as const) {
    await site.act((tx) => tx.updateTable('preference').set({ language }).where('person_id', '=', world.ana).execute());
    expect((await as.ana.get(list)).body).toContain(word);
  }
});
