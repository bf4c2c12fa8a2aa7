import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, mainOf, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
});
afterAll(() => site.close());

test('members see members; nobody else does, and who is suspended was never there', async () => {
  const june = await site.browserOf(world.june);
  expect((await june.get(`/people/${world.mira}`)).body).toContain('Mira');
  expect((await june.get(`/people/${world.mira}`)).body).not.toContain('I have cancer');
  const suspended = await june.get(`/people/${world.bruno}`);
  const never = await june.get(`/people/${site.ids.blind()}`);
  expect([suspended.status, mainOf(suspended)]).toEqual([404, mainOf(never)]);
  expect((await june.get('/people/not-an-id')).status).toBe(404);
  expect((await site.browser().get(`/people/${world.mira}`)).status).toBe(401);
  expect((await (await site.browserOf(world.bruno)).get(`/people/${world.mira}`)).location).toBe('/suspended');
});

test('a few words are changed, and what was typed is kept', async () => {
  const mira = await site.browserOf(world.mira);
  const page = await mira.get('/you/about');
  expect(page.body).toContain('Members of Harbour Lights can read these words. Not Google');
  const refused = await mira.post('/you/about', { about: `Kept <words>${'x'.repeat(600)}` });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('Kept &lt;words>');
  await mira.submit('/you/about', { about: 'I walk by the sea.' });
  const june = await site.browserOf(world.june);
  expect((await june.get(`/people/${world.mira}`)).body).toContain('I walk by the sea.');
});

test('a relation said later opens its boards after the waiting time; taken back, it closes them at once', async () => {
  const june = await site.browserOf(world.june);
  expect((await june.submit('/you/about/relations', { relation: 'caregiver' })).body).toContain(
    'Its boards open: Wednesday 4 March, 18:00 your time',
  );
  expect((await june.get('/boards')).body).not.toContain('href="/boards/caregivers"');
  site.clock.pass(25 * 3_600_000);
  expect((await june.get('/boards/caregivers')).status).toBe(200);
  await june.post('/you/about/relations', { relation: 'caregiver' });
  expect((await june.get('/you/about')).body).not.toContain('Its boards open');
  await june.post('/you/about/relations/take-back', { relation: 'caregiver' });
  expect((await june.get('/boards')).body).not.toContain('href="/boards/caregivers"');
  expect((await june.post('/you/about/relations', { relation: 'administrator' })).status).toBe(404);
});

test('theme and text size stay in a cookie for anyone, and come along for who is signed in', async () => {
  const anyone = site.browser();
  const page = await anyone.submit('/appearance', { theme: 'contrast', text: 'larger' });
  expect(page.body).toContain('data-theme="contrast"');
  expect(page.body).toContain('data-text="larger"');
  expect((await anyone.get('/sign-in')).body).toContain('data-theme="contrast"');
  const here = await site.browserOf(world.tomas);
  await here.post('/appearance', { theme: 'dark', text: 'large' });
  expect((await (await site.browserOf(world.tomas)).get('/you')).body).toContain('data-theme="dark"');
  expect((await here.submit('/appearance', { theme: 'javascript:', text: '' })).body).not.toContain('data-theme');
});

test('language and clock are chosen; the switch at the foot leads back to our own page only', async () => {
  const anyone = site.browser();
  expect((await anyone.submit('/language', { lang: 'ar', back: '/sign-in' })).body).toContain('dir="rtl"');
  expect((await anyone.post('/language', { lang: 'xx', back: '//evil.example' })).location).toBe('/');
  const oskar = await site.browserOf(world.oskar);
  await oskar.post('/you/preferences', { language: 'es', zone: 'America/Bogota' });
  const page = await oskar.get('/you/preferences');
  expect(page.body).toContain('Zona horaria');
  expect(page.body).toContain('<option value="America/Bogota" selected');
  await oskar.post('/you/preferences', { language: 'klingon', zone: 'Mars/Base' });
  expect((await oskar.get('/you/preferences')).body).toContain('<option value="America/Bogota" selected');
});

test('one’s own page leads to everything that is one’s own', async () => {
  const ana = await site.browserOf(world.ana);
  const page = (await ana.get('/you')).body;
  for (const href of [
    '/you/name',
    '/you/about',
    '/appearance',
    '/you/preferences',
    '/you/password',
    '/you/email',
    '/you/passkeys',
    '/you/code',
    '/you/devices',
    '/you/leave',
  ]) {
    expect(page).toContain(`href="${href}"`);
    expect((await ana.get(href)).status).toBe(200);
  }
  const bruno = (await (await site.browserOf(world.bruno)).get('/you')).body;
  expect(bruno).not.toContain('href="/you/about"');
  expect(bruno).toContain('href="/you/leave"');
});

test('a name is changed once a week; everything shows the new one, and the old one is kept from others', async () => {
  const [tomas, june, ana] = [await site.browserOf(world.tomas), await site.browserOf(world.june), await site.browserOf(world.ana)];
  const post = { title: 'Parking', words: 'Behind the house.', intent: 'practical', idempotency_key: site.ids.blind() };
  const thread = (await tomas.post('/boards/bowel-cancer/threads', post)).location ?? '';
  const taken = await tomas.post('/you/name', { name: 'Jսne' });
  expect([taken.status, taken.body.includes('by one that looks like it'), taken.body.includes('Jսne 2')]).toEqual([422, true, true]);
  expect((await tomas.post('/you/name', { name: 'Moderator 7' })).body).toContain('sounds like a role here');
  expect((await tomas.post('/you/name', { name: 'x'.repeat(41) })).body).toContain('Please keep it to 40 characters');
  expect((await tomas.submit('/you/name', { name: 'Harbour Seal' })).body).toContain('Harbour Seal');
  const read = (await june.get(thread)).body;
  expect([read.includes('Harbour Seal'), read.includes('Tomas')]).toEqual([true, false]);
  expect((await tomas.post('/you/name', { name: 'Seal' })).body).toContain('You can choose another one from');
  const page = `/people/${world.tomas}`;
  expect((await june.get(page)).body).not.toContain('Tomas');
  expect((await ana.get(page)).body).toContain('Went by these names lately');
  expect((await ana.get(page)).body).toContain('Tomas');
  expect((await (await site.browserOf(world.ruth)).get(page)).body).not.toContain('Tomas');
  expect((await june.post('/you/name', { name: 'Τomas' })).status).toBe(422);
  site.clock.pass(8 * 86_400_000);
  expect((await tomas.post('/you/name', { name: 'Tomas' })).location).toBe('/you');
  expect((await june.post('/you/name', { name: 'Harbour Seal' })).status).toBe(422);
  site.clock.pass(91 * 86_400_000);
  expect((await (await site.browserOf(world.june)).post('/you/name', { name: 'Harbour Seal' })).location).toBe('/you');
  expect((await (await site.browserOf(world.ana)).get(page)).body).not.toContain('Went by these names lately');
});
