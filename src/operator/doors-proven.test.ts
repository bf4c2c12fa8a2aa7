import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Answered, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { hashPassword, setPassword } from '../people/index.ts';

let site: TestSite;
let world: World;
const password = 'four plain words here';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  const hash = await hashPassword(password);
  await site.act((tx) => setPassword(tx, world.ruth, hash, site.clock.now()));
});
afterAll(() => site.close());

const group = 'in-treatment-together';
const opening: Record<string, Record<string, string>> = {
  '/operator/settings/joining': { joining: 'invitation', minimum_age: '18', way_back_hours: '48' },
  '/operator/settings/boards': { look_after: 'yes' },
  '/operator/settings/mail': { leaves: 'yes', host: 'mail.elsewhere.example', port: '465', security: 'tls', from: 'x@elsewhere.example' },
  '/operator/boards/new': { name: 'Evenings', purpose: 'For the hours after eight.', language: 'en', readers: 'member', staff: 'Ruth' },
  [`/operator/boards/${group}/staff`]: { name: 'Ruth', duty: 'moderator' },
  [`/operator/boards/${group}/readers`]: { readers: 'everyone' },
  [`/operator/boards/${group}/audiences`]: { 'inside.everyone': 'yes', step: 'save' },
};

const everything = async () => ({
  community: await site.db.selectFrom('community').selectAll().execute(),
  places: await site.db.selectFrom('place').selectAll().orderBy('id').execute(),
  staff: await site.db.selectFrom('membership').selectAll().where('role', '=', 'staff').orderBy('place_id').orderBy('person_id').execute(),
  roles: await site.db.selectFrom('site_role').selectAll().orderBy('person_id').execute(),
});

const carriedIn = ({ body }: Answered) => /name="carried" value="([^"]*)"/.exec(body)?.[1]?.replaceAll('&quot;', '"') ?? '';

test('what could let somebody in asks an administrator who they are first; what was typed is carried through and saved after one more press', async () => {
  const ruth = await site.browserOf(world.ruth);
  site.clock.pass(11 * 60_000);
  const before = await everything();
  for (const [path, fields] of Object.entries(opening)) {
    const asked = await ruth.post(path, fields);
    expect([path, asked.status, asked.body.includes('Is it you?')]).toEqual([path, 401, true]);
    expect(asked.body).toContain('What you typed is kept.');
  }
  expect(await everything()).toEqual(before);
  const path = `/operator/boards/${group}/staff`;
  const carried = carriedIn(await ruth.post(path, opening[path]));
  expect((await ruth.post('/you/prove/password', { password: 'not it at all', carried })).status).toBe(422);
  const proven = await ruth.post('/you/prove/password', { password, carried });
  expect(proven.body).toContain(`action="${path}"`);
  expect(proven.body).toContain('value="Ruth"');
  expect(await everything()).toEqual(before);
  expect((await ruth.submit(path, opening[path])).body).toContain('looks after this board');
});

test('the password of the mail server is never carried: the proof comes before its page', async () => {
  const ruth = await site.browserOf(world.ruth);
  expect((await ruth.get('/operator/settings/mail')).status).toBe(200);
  site.clock.pass(11 * 60_000);
  expect((await ruth.get('/operator/settings/mail')).status).toBe(401);
  const asked = await ruth.post('/operator/settings/mail', { ...opening['/operator/settings/mail'], password: 'of the mail server' });
  expect(asked.status).toBe(401);
  expect(asked.body).not.toContain('of the mail server');
  expect((await ruth.get('/operator/settings/joining')).status).toBe(200);
});
