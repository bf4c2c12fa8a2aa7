import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainOf, openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { publishHouseTexts } from '../operator/index.ts';

let site: TestSite;
let world: World;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
});
afterAll(() => site.close());

async function publish(rules: string): Promise<void> {
  const texts = { rules: [{ language: 'en', words: rules }], privacy: [{ language: 'en', words: 'We keep little.' }] };
  const { rules: version } = await site.act((tx) => publishHouseTexts(tx, world.ruth, texts, site.clock.now()));
  await expect.poll(() => site.house.community().texts.rules).toBe(version);
}

test('new house rules: asked at the next visit and before writing; reading, help and leaving go on', async () => {
  await publish('Be kind.');
  const mira = await site.browserOf(world.mira);
  expect((await mira.get('/')).location).toBe('/agree');
  const page = await mira.get('/agree');
  expect(mainOf(page)).toContain('href="/house-rules"');
  for (const path of ['/boards', '/boards/bowel-cancer', '/told', '/you', '/help-now', '/house-rules'])
    expect((await mira.get(path)).status).toBe(200);
  expect((await mira.get('/you/leave')).status).toBe(200);
  const stopped = await mira.post('/you/about', { about: 'I walk by the sea when I can.' });
  expect([stopped.status, stopped.body.includes('What you wrote is kept, and has not been sent yet.')]).toEqual([403, true]);
  const carried = /name="carried" value="([^"]*)"/.exec(stopped.body)?.[1]?.replaceAll('&quot;', '"') ?? '';
  expect((await mira.post('/agree', { carried })).status).toBe(422);
  const agreed = await mira.post('/agree', { consent: 'yes', carried });
  expect(agreed.body).toContain('I walk by the sea when I can.');
  expect(agreed.body).toContain('action="/you/about"');
  expect((await mira.submit('/you/about', { about: 'I walk by the sea when I can.' })).body).toContain('I walk by the sea');
  expect((await mira.get('/')).status).toBe(200);
  expect((await mira.get('/agree')).location).toBe('/');
});

test('later is later; reporting waits for nobody; who published is not asked', async () => {
  const june = await site.browserOf(world.june);
  expect((await june.get('/')).location).toBe('/agree');
  await june.post('/agree/later');
  expect((await june.get('/')).status).toBe(200);
  expect(
    (await june.post('/boards/bowel-cancer/threads', { title: 'A', words: 'B', intent: 'listen', idempotency_key: site.ids.blind() })).body,
  ).toContain('Something we agreed on has changed');
  const report = await june.post(`/report/person/${world.tomas}`, { reason: 'unkind', words: 'He was unkind to me.' });
  expect(report.body).not.toContain('Something we agreed on has changed');
  expect((await (await site.browserOf(world.ruth)).get('/')).status).toBe(200);
  expect((await (await site.browserOf(world.bruno)).get('/you')).status).toBe(200);
  expect((await site.browser().get('/')).status).toBe(200);
});

test('a second change asks again, and leads to the text as it was', async () => {
  await publish('Be kind. Ask before you give advice.');
  const mira = await site.browserOf(world.mira);
  expect((await mira.get('/')).location).toBe('/agree');
  const page = (await mira.get('/agree')).body;
  expect(page).toContain('href="/house-rules?version=1"');
  expect(page).not.toContain('href="/privacy?version');
  await mira.post('/agree', { consent: 'yes' });
  const given = await site.db
    .selectFrom('consent')
    .select(['kind', 'version'])
    .where('person_id', '=', world.mira)
    .orderBy('kind')
    .orderBy('version')
    .execute();
  expect(given).toEqual([
    { kind: 'privacy', version: 1 },
    { kind: 'rules', version: 1 },
    { kind: 'rules', version: 2 },
  ]);
});

test('a newcomer has agreed to what holds, and is asked nothing', async () => {
  const browser = site.browser();
  await browser.post('/join', { way: 'password', name: 'Fresh', password: 'four plain words here', age: 'yes', consent: 'yes' });
  expect((await browser.get('/')).status).toBe(200);
});

test('in Spanish and Arabic', async () => {
  const tomas = await site.browserOf(world.tomas);
  await tomas.post('/you/preferences', { language: 'ar', zone: 'UTC' });
  expect((await tomas.get('/agree')).body).toContain('تغيّر شيء كنا قد اتفقنا عليه');
  await tomas.post('/you/preferences', { language: 'es', zone: 'UTC' });
  expect((await tomas.get('/agree')).body).toContain('Ha cambiado algo que habíamos acordado');
});
