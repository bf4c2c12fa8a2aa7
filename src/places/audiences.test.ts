import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { conditionOf, faultsOfAudiences } from './rules-of-audiences.ts';

let site: TestSite;
let world: World;
const as: Record<'ruth' | 'mira' | 'june' | 'tomas' | 'ana' | 'oskar', Browser> = {} as never;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  for (const name of ['ruth', 'mira', 'june', 'tomas', 'ana', 'oskar'] as const) as[name] = await site.browserOf(world[name]);
});
afterAll(() => site.close());

const here = '/operator/boards/in-treatment-together/audiences';
const inGroup = { 'entrance-0': 'member', 'inside-0': 'in', 'writers-0': 'in', joining: 'asking' };
const startIn = (board: string, who: Browser) =>
  who.post(`/boards/${board}/threads`, { title: 'Said', words: 'Said here.', intent: 'listen', idempotency_key: site.ids.blind() });
const threadOf = (location: string | undefined) => /\/threads\/[0-9a-f-]{36}/.exec(location ?? '')![0];

test('the exact form shows what stands, and looking changes nothing', async () => {
  expect((await as.june.get(here)).status).toBe(404);
  expect((await as.june.post(here, inGroup)).status).toBe(404);
  const now = (await as.ruth.get(here)).body;
  expect(now).toContain('As it is now');
  expect(now).toContain('members of In treatment, together');
  const clauses = () => site.db.selectFrom('clause').selectAll().orderBy('audience_id').orderBy('n').execute();
  const before = await clauses();
  const looked = await as.ruth.post(here, { ...inGroup, 'inside-0': 'member', 'writers-0': 'member', step: 'look' });
  expect(looked.status).toBe(200);
  expect(looked.body).toContain('As it would be. Nothing is changed yet.');
  expect(mainOf(looked)).toContain('7 members of Harbour Lights');
  expect(await clauses()).toEqual(before);
  expect((await as.june.get('/boards/in-treatment-together')).status).toBe(303);
});

test('who writes must read, who reads must see that it exists, and nobody writes without an account', async () => {
  const refused = async (fields: Record<string, string>) => {
    const answered = await as.ruth.post(here, { ...inGroup, ...fields, step: 'save' });
    expect(answered.status).toBe(422);
    return answered.body;
  };
  expect(await refused({ 'inside-0': '' })).toContain('Choose who reads inside.');
  expect(await refused({ 'inside-0': 'everyone' })).toContain('Whoever reads inside must also see that it exists.');
  expect(await refused({ 'writers-0': 'member' })).toContain('Whoever writes must also be able to read.');
  const everyone = { 'entrance-0': 'everyone', 'inside-0': 'everyone', 'writers-0': 'everyone' };
  expect(await refused(everyone)).toContain('Nobody writes without an account.');
  expect(await refused({ 'inside-0': 'person:june' })).toContain('Choose who reads inside.');
  expect(faultsOfAudiences({ entrance: [], inside: [], writers: [] })).toEqual({ inside: 'places.fault.inside_empty' });
});

test('what is chosen twice, or is said by something narrower, is said once', () => {
  expect(conditionOf('member', 'relation:caregiver')).toEqual({ lead: 'relation:caregiver', also: [] });
  expect(conditionOf('relation:caregiver', 'in')).toEqual({ lead: 'in', also: ['relation:caregiver'] });
  expect(conditionOf('in', 'in')).toEqual({ lead: 'in', also: [] });
  expect(conditionOf('', '')).toBeNull();
});

test('caregivers in this group: both must be true, from now on, and what was said before keeps its readers', async () => {
  const before = threadOf((await startIn('in-treatment-together', as.mira)).location);
  const both = {
    ...inGroup,
    'inside-0': 'relation:caregiver',
    'inside-0-also': 'in',
    'writers-0': 'in',
    'writers-0-also': 'relation:caregiver',
  };
  const saved = await as.ruth.submit(here, { ...both, step: 'save' });
  expect(saved.body).toContain('Changed for everything that is said from now on.');
  expect(mainOf(saved)).toContain('members of In treatment, together, who are also people who say they care for someone');
  expect(saved.body).not.toContain('checked type="radio"/><label for="readers');

  await as.tomas.post('/boards/in-treatment-together/ask', { words: 'May I?' });
  expect((await as.tomas.get('/boards/in-treatment-together')).location).toContain('/entrance');
  const asking = /name="asking" value="([^"]+)"/.exec((await as.ana.get('/boards/in-treatment-together/people')).body)![1]!;
  await as.ana.post('/boards/in-treatment-together/askings', { asking, answer: 'let-in' });
  expect((await as.tomas.get('/boards/in-treatment-together')).status).toBe(200);
  expect((await as.mira.get('/boards/in-treatment-together')).location).toContain('/entrance');
  expect((await as.mira.get('/boards/in-treatment-together/entrance')).body).toContain('people who say they care for someone');

  const after = threadOf((await startIn('in-treatment-together', as.tomas)).location);
  expect([(await as.mira.get(after)).status, (await as.tomas.get(after)).status, (await as.june.get(after)).status]).toEqual([
    404, 200, 404,
  ]);
  expect([(await as.mira.get(before)).status, (await as.june.get(before)).status]).toEqual([200, 404]);
});

test('two boards’ people, or one relation: any of several lines', async () => {
  const fields = {
    'entrance-0': 'member',
    'inside-0': `in:${world.places['young-adults']}`,
    'inside-1': `in:${world.places['in-treatment-together']}`,
    'inside-2': 'relation:caregiver',
    'writers-0': `in:${world.places['in-treatment-together']}`,
    joining: 'invitation',
  };
  const saved = await as.ruth.submit('/operator/boards/caregivers/audiences', { ...fields, step: 'save' });
  for (const words of ['members of Young adults', 'members of In treatment, together', 'people who say they care for someone'])
    expect(mainOf(saved)).toContain(words);
  expect((await as.mira.get('/boards/caregivers')).status).toBe(200);
  expect((await as.tomas.get('/boards/caregivers')).status).toBe(200);
  expect((await as.june.get('/boards/caregivers')).location).toBe('/boards/caregivers/entrance');
});

test('a sentence names no board whose existence its reader does not know; who knows reads it', async () => {
  for (const page of ['/boards/caregivers/entrance', '/boards']) {
    for (const who of [as.june, as.tomas, as.mira, as.oskar]) expect((await who.get(page)).body).not.toContain('Young adults</');
    expect((await as.june.get(page)).body).toContain('members of another group');
  }
  const page = await as.tomas.get('/boards/caregivers');
  expect(page.body).toContain('members of another group');
  expect(page.body).not.toContain('Young adults');
  expect((await as.ana.get('/boards/caregivers/entrance')).body).toContain('members of Young adults');
  const thread = threadOf((await startIn('caregivers', as.mira)).location);
  expect((await as.mira.get(thread)).body).not.toContain('Young adults');
  expect((await as.ana.get(thread)).body).toContain('Young adults');
});

test('who reads by something true of them, and keeps the board among theirs, gains nothing by it', async () => {
  const group = '/operator/boards/in-treatment-together';
  await as.ruth.post(`${group}/readers`, { readers: 'asking' });
  await as.tomas.post('/boards/in-treatment-together/leave');
  const before = threadOf((await startIn('in-treatment-together', as.mira)).location);
  await as.ruth.post(`${group}/audiences`, { ...inGroup, 'inside-1': 'relation:caregiver', step: 'save' });
  expect((await as.tomas.get('/boards/in-treatment-together')).status).toBe(200);
  await as.tomas.post('/boards/in-treatment-together/join');
  expect((await as.tomas.get('/boards/in-treatment-together/entrance')).body).toContain('This board is among yours.');
  expect((await as.tomas.get(before)).status).toBe(404);
  await as.ruth.post(`${group}/readers`, { readers: 'asking' });
  expect((await as.tomas.get('/boards/in-treatment-together')).location).toContain('/entrance');
  expect((await as.tomas.get(before)).status).toBe(404);
});

test('one of the usual choices brings the usual form back', async () => {
  await as.ruth.post('/operator/boards/caregivers/readers', { readers: 'relation:caregiver' });
  expect((await as.ruth.get('/operator/boards/caregivers')).body).toContain(
    'value="relation:caregiver" name="readers" id="readers-relation:caregiver" checked',
  );
  expect((await as.mira.get('/boards/caregivers')).location).toContain('/entrance');
});

test('the exact form is read in Spanish and in Arabic', async () => {
  for (const [language, word] of [
    ['es', 'Quién lee dentro'],
    ['ar', 'من يقرأ في الداخل'],
  ] as const) {
    await site.act((tx) => tx.updateTable('preference').set({ language }).where('person_id', '=', world.ruth).execute());
    expect((await as.ruth.get(here)).body).toContain(word);
  }
});
