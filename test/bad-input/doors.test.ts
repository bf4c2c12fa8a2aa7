import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword, nameKey, setPassword } from '../../src/people/index.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';

let site: TestSite;
let world: World;
beforeAll(async () => {
  site = await openSite({ env: { REQUESTS_A_MINUTE: '60' } });
  world = await buildWorld(site);
});
afterAll(() => site.close());

const from = (remoteAddress: string, url: string, headers: Record<string, string> = {}) =>
  site.app.server.inject({ method: 'GET', url, remoteAddress, headers });

test('the numbers of the house are for this machine, and a proxy on it brings nobody to them', async () => {
  expect((await from('127.0.0.1', '/metrics')).body).toContain('companionway_request_seconds');
  expect((await from('198.51.100.7', '/metrics')).statusCode).toBe(404);
  for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
    expect((await from('127.0.0.1', '/metrics', { [name]: '198.51.100.7' })).statusCode, name).toBe(404);
});

test('who looks for what is not there is slowed down like everybody, and a made-up header makes nobody new', async () => {
  const asked = async (address: string, url: string) => {
    const answers = [];
    for (let n = 0; n < 62; n++) answers.push((await from(address, url, { 'x-forwarded-for': `203.0.113.${n}` })).statusCode);
    return answers;
  };
  expect((await asked('198.51.100.1', '/boards')).slice(58)).toEqual([200, 200, 429, 429]);
  expect((await asked('198.51.100.2', '/never/was')).slice(58)).toEqual([404, 404, 429, 429]);
  expect((await asked('198.51.100.3', '/healthz-and-more')).slice(58)).toEqual([404, 404, 429, 429]);
  expect((await asked('198.51.100.4', '/healthz')).slice(58)).toEqual([200, 200, 200, 200]);
});

test('whoever is slowed down keeps the words they sent', async () => {
  const mira = await site.browserOf(world.mira);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    cookie: `session=${mira.cookies.get('session')}`,
  };
  const send = () =>
    site.app.server.inject({
      method: 'POST',
      url: '/boards/welcome/threads',
      remoteAddress: '198.51.100.5',
      payload: 'words=Kept+words',
      headers,
    });
  for (let n = 0; n < 60; n++) expect((await send()).statusCode).toBe(422);
  const slowed = await send();
  expect(slowed.statusCode).toBe(429);
  expect(slowed.body).toContain('Kept words</textarea>');
});

test('passwords are guessed eight times a name, however it is written', async () => {
  const hash = await hashPassword('four plain words here');
  await site.act((tx) => setPassword(tx, world.mira, hash, site.clock.now()));
  const ways = ['Mira', 'mira', 'M.ira', 'Mi-ra', ' MIRA ', 'm_i_r_a', 'Ｍira', 'mi ra'];
  for (const who of ways) expect((await site.browser().post('/sign-in', { who, password: 'wrong wrong wrong' })).status).toBe(422);
  const right = await site.browser().post('/sign-in', { who: 'mir.a', password: 'four plain words here' });
  expect(right.status).toBe(422);
  site.clock.pass(16 * 60_000);
  expect((await site.browser().post('/sign-in', { who: 'Mira', password: 'four plain words here' })).status).toBe(303);
});

test('an address that somebody else asked for with the old password is not let in after a new one', async () => {
  const thief = await site.browserOf(world.mira);
  const asked = await thief.post('/you/email', { email: 'thief@example.org' });
  expect(asked.status).toBe(303);
  await site.house.jobs.drain();
  const letter = await site.db
    .selectFrom('mail_caught')
    .select('words')
    .where('recipient', '=', 'thief@example.org')
    .executeTakeFirstOrThrow();
  const link = /\/link\/[\w-]+/.exec(letter.words)![0];
  expect((await site.browser().get(link)).body).toContain('somebody goes by the name Mira');
  const mira = await site.browserOf(world.mira);
  await mira.post('/you/password', { new_password: 'four other words here' });
  expect((await site.browser().post(link)).status).toBe(410);
});

test('nobody takes the name of another with signs that show nothing', async () => {
  const browser = await site.browserOf(world.june);
  for (const sign of ['\u034f', '\ufe0f', '\u3164', '\u115f', '\uffa0', '\u{e0101}', '\u200b', '\u2060', '\u202e']) {
    expect(nameKey(`Mira${sign}`)).toBe(nameKey('Mira'));
    expect((await browser.post('/you/name', { name: `Mira${sign}` })).status, JSON.stringify(sign)).toBe(422);
    expect((await browser.post('/you/name', { name: sign })).status, JSON.stringify(sign)).toBe(422);
  }
  expect((await browser.post('/you/name', { name: 'ميرا' })).status).toBe(303);
});
