import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
const as: Record<'ruth' | 'mira' | 'june' | 'ana' | 'oskar', Browser> = {} as never;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  for (const name of ['ruth', 'mira', 'june', 'ana', 'oskar'] as const) as[name] = await site.browserOf(world[name]);
});
afterAll(() => site.close());

const begin = (who: Browser, slug: string) =>
  who.post(`/boards/${slug}/threads`, { title: 'Said', words: 'Said here.', intent: 'listen', idempotency_key: site.ids.blind() });
const says = { name: 'Bowel cancer', purpose: 'For anyone who has it.', language: 'en', about: 'cancer-type', cancerType: 'bowel' };

test('boards stand by what they are about and are found by any word for it', async () => {
  await as.ruth.post('/operator/boards/bowel-cancer', says);
  await as.ruth.post('/operator/boards/caregivers', { ...says, name: 'Caring for someone', about: 'identity', cancerType: 'bowel' });
  expect((await as.ruth.post('/operator/boards/welcome', { ...says, cancerType: '' })).body).toContain('Choose which kind of cancer.');
  expect((await as.ruth.post('/operator/boards/welcome', { ...says, cancerType: 'elbow' })).status).toBe(422);
  const all = mainOf(await as.june.get('/boards'));
  const order = ['By kind of cancer', 'Bowel cancer', 'By subject', 'With people like you', 'Caring for someone'].map((words) =>
    all.indexOf(words),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  for (const typed of ['colon', 'CRC', 'cáncer colorrectal', 'القولون', 'colorectl']) {
    const found = mainOf(await as.june.get(`/boards?find=${encodeURIComponent(typed)}`));
    expect(found, typed).toContain('Bowel cancer');
    expect(found, typed).not.toContain('Caring for someone');
  }
  expect(mainOf(await as.june.get('/boards?find=cuidar'))).toContain('Caring for someone');
  const nothing = mainOf(await as.june.get('/boards?find=%3Cb%3Ezebra'));
  expect(nothing).toContain('No board for these words');
  expect(nothing).toContain('&lt;b>zebra');
});

test('what one may not see is not found either: a search for it answers as one for what never was', async () => {
  for (const who of [site.browser(), as.june, as.oskar, as.mira, as.ruth]) {
    const [hidden, never] = [await who.get('/boards?find=young+adults'), await who.get('/boards?find=never+was')];
    expect(mainOf(hidden).replaceAll('young adults', '…')).toBe(mainOf(never).replaceAll('never was', '…'));
  }
  expect(mainOf(await as.ana.get('/boards?find=yuong+adults'))).toContain('Young adults');
  expect(mainOf(await site.browser().get('/boards?find=colon'))).not.toContain('Bowel cancer');
});

test('the entrance says what holds here, and which boards are close', async () => {
  await as.ruth.post('/operator/boards/bowel-cancer', { ...says, rules: 'No photographs of wounds.\nAsk before you give advice.' });
  const page = mainOf(await as.june.get('/boards/bowel-cancer/entrance'));
  for (const words of [
    'What holds here',
    'No photographs of wounds.',
    'Ask before you give advice.',
    'Boards close to this one',
    'Welcome',
  ])
    expect(page).toContain(words);
  expect(page).not.toContain('Young adults');
});

test('an archived board says since when and why, and can be opened again', async () => {
  await begin(as.june, 'welcome');
  const here = '/operator/boards/welcome/state';
  expect((await as.ruth.post(here, { state: 'archived', because: '' })).body).toContain('Say in a sentence why');
  await as.ruth.post(here, { state: 'archived', because: 'We say hello in the new group.' });
  for (const page of ['/boards/welcome', '/boards/welcome/entrance']) {
    const { body } = await as.june.get(page);
    expect(body).toContain('Archived since Tuesday 3 March');
    expect(body).toContain('We say hello in the new group.');
  }
  expect((await begin(as.june, 'welcome')).status).not.toBe(303);
  const list = mainOf(await as.june.get('/boards'));
  expect(list.indexOf('Quiet now')).toBeGreaterThan(list.indexOf('Caring for someone'));
  await as.ruth.post(here, { state: 'open' });
  expect((await as.june.get('/boards/welcome')).body).not.toContain('Archived since');
  expect((await begin(as.june, 'welcome')).status).toBe(303);
});

test('an address that changes leads on; nobody else takes it; of a hidden board it says nothing', async () => {
  const moved = await as.ruth.submit('/operator/boards/welcome/address', { slug: 'hello' });
  expect(moved.body).toContain('The old one leads on to it.');
  expect(moved.body).toContain('These lead on to it: welcome');
  expect((await as.june.get('/boards/welcome')).location).toBe('/boards/hello');
  expect((await as.june.get('/boards/welcome/entrance')).location).toBe('/boards/hello/entrance');
  expect((await as.ruth.post('/operator/boards/bowel-cancer/address', { slug: 'welcome' })).body).toContain('Another board has this word.');
  const taken = { name: 'Other', purpose: 'Another.', language: 'en', readers: 'member', slug: 'welcome' };
  expect((await as.ruth.post('/operator/boards/new', taken)).body).toContain('Another board has this word.');
  for (const slug of ['', 'NOT ok!', 'new']) expect((await as.ruth.post('/operator/boards/hello/address', { slug })).status).toBe(422);
  await as.ruth.post('/operator/boards/hello/address', { slug: 'welcome' });
  expect((await as.june.get('/boards/hello')).location).toBe('/boards/welcome');

  await as.ruth.submit('/operator/boards/young-adults/address', { slug: 'under-forty' });
  const others = await Promise.all([world.june, world.oskar, world.ruth].map((id) => site.browserOf(id)));
  for (const who of [site.browser(), ...others]) {
    for (const page of ['', '/entrance']) {
      const [hidden, never] = [await who.get(`/boards/young-adults${page}`), await who.get(`/boards/never-was${page}`)];
      expect([hidden.status, hidden.location]).toEqual([never.status, never.location]);
      expect(hidden.body.replaceAll('young-adults', '…')).toBe(never.body.replaceAll('never-was', '…'));
    }
  }
  expect((await as.ana.get('/boards/young-adults')).location).toBe('/boards/under-forty');
});

test('a board goes for good only while nothing is said in it', async () => {
  expect((await as.june.post('/operator/boards/caregivers/delete')).status).toBe(404);
  expect((await as.ruth.get('/operator/boards/welcome/delete')).status).toBe(404);
  expect((await as.ruth.submit('/operator/boards/welcome/delete')).body).toContain('Something stands in it now');
  expect((await as.june.get('/boards/welcome')).status).toBe(200);
  expect((await as.ruth.get('/operator/boards/caregivers/delete')).body).toContain('for good');
  expect((await as.ruth.submit('/operator/boards/caregivers/delete')).body).toContain('Caring for someone is gone.');
  expect((await as.ana.get('/boards/caregivers')).status).toBe(404);
  expect((await as.ruth.post('/operator/boards/caregivers/delete')).status).toBe(404);
});

test('one board becomes two: words, readers and staff come along, people are invited and decide themselves', async () => {
  const form = (await as.ruth.get('/operator/boards/new?from=in-treatment-together')).body;
  expect(form).toContain('A new board out of In treatment, together');
  expect(form).toContain('value="asking" name="readers" id="readers-asking" checked');
  const fields = {
    name: 'Evenings',
    purpose: 'For the evenings.',
    language: 'en',
    readers: 'asking',
    from: 'in-treatment-together',
    sameStaff: 'yes',
    invite: 'yes',
  };
  expect((await as.ruth.post('/operator/boards/new', { ...fields, name: '' })).body).toContain('A new board out of In treatment, together');
  const opened = await as.ruth.submit('/operator/boards/new', fields);
  expect(opened.body).toContain('What was said in In treatment, together stays there until it is moved.');
  expect(mainOf(opened)).not.toContain('Mira');
  expect((await as.ana.get('/boards/evenings/people')).status).toBe(200);
  await site.house.jobs.drain();
  expect((await as.mira.get('/told')).body).toContain('You are invited to “⁨Evenings⁩”');
  expect((await as.mira.get('/boards/evenings')).location).toContain('/entrance');
  await as.mira.post('/boards/evenings/invitation', { answer: 'accept' });
  expect((await as.mira.get('/boards/evenings')).status).toBe(200);
  expect((await as.june.get('/told')).body).not.toContain('Evenings');
  expect((await as.ruth.get('/boards/evenings')).status).not.toBe(200);
});

test('a board whose readers were chosen exactly gives them to the one made out of it, with its own people in place of the other’s', async () => {
  const exactly = {
    'entrance-0': 'member',
    'inside-0': 'in',
    'inside-0-also': 'relation:patient',
    'writers-0': 'in',
    'writers-0-also': 'relation:patient',
    joining: 'asking',
  };
  await as.ruth.post('/operator/boards/evenings/audiences', { ...exactly, step: 'save' });
  const fields = { name: 'Mornings', purpose: 'For the mornings.', language: 'en', readers: 'invitation', from: 'evenings' };
  const opened = await as.ruth.submit('/operator/boards/new', fields);
  expect(mainOf(opened)).toContain('members of Mornings, who are also people who say they have cancer');
});
