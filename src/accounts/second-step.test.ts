import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkIn, newestLetter } from '../../test/letters.ts';
import { softwareAuthenticator } from '../../test/authenticator.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { hashPassword, setPassword } from '../people/index.ts';

let site: TestSite;
let world: World;
let statements: string[] = [];
const password = 'four plain words here';
const hour = 3_600_000;

beforeAll(async () => {
  site = await openSite({ onQuery: (text) => void statements.push(text) });
  world = await buildWorld(site);
  const hash = await hashPassword(password);
  for (const person of [world.mira, world.june, world.tomas]) await site.act((tx) => setPassword(tx, person, hash, site.clock.now()));
});
beforeEach(() => site.clock.pass(24 * hour));
afterAll(() => site.close());

type App = { code(offMs?: number): string };

/** Sets it up as a person would: by the letters on the page. */
async function turnOn(browser: Browser): Promise<{ app: App; codes: string[] }> {
  await browser.post('/you/code/begin');
  const page = (await browser.get('/you/code/new')).body;
  expect(page).toContain('<svg class="qr-code"');
  const letters = /<code id="key" dir="ltr">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '';
  const secret = Secret.fromBase32(letters.replaceAll(' ', ''));
  const app = { code: (off = 0) => new TOTP({ secret }).generate({ timestamp: site.clock.now().getTime() + off }) };
  expect((await browser.post('/you/code/new', { code: '000000' })).status).toBe(422);
  const done = await browser.post('/you/code/new', { code: app.code() });
  return { app, codes: [...done.body.matchAll(/<code>([\w-]+)<\/code>/g)].map((m) => m[1]!) };
}

async function signIn(who: string): Promise<Browser> {
  const browser = site.browser();
  await browser.post('/sign-in', { who, password });
  return browser;
}

test('after a password a code is asked for; each counts once, in its half minute and those beside it', async () => {
  const { app, codes } = await turnOn(await site.browserOf(world.mira));
  expect(codes).toHaveLength(10);
  expect(new Set(codes.map((c) => c.length))).toEqual(new Set([14]));
  site.clock.pass(hour);
  const browser = site.browser();
  const asked = await browser.post('/sign-in', { who: 'mira', password, next: '/told' });
  expect(asked.body).toContain('One more step');
  expect((await browser.get('/you')).status).toBe(401);
  expect((await browser.post('/sign-in/code', { code: app.code(-90_000) })).status).toBe(422);
  expect((await browser.post('/sign-in/code', { code: app.code(90_000) })).status).toBe(422);
  expect((await browser.post('/sign-in/code', { code: `${app.code().slice(0, 3)} ${app.code().slice(3)}`, next: '/told' })).location).toBe(
    '/told',
  );
  expect((await browser.get('/you')).status).toBe(200);
  const again = await signIn('mira');
  expect((await again.post('/sign-in/code', { code: app.code() })).body).toContain('was used already');
  expect((await again.post('/sign-in/code', { code: app.code(-30_000) })).status).toBe(422);
  const arabic = [...app.code(30_000)].map((d) => String.fromCodePoint(0x0660 + Number(d))).join('');
  expect((await again.post('/sign-in/code', { code: arabic })).location).toBe('/');
  expect((await site.browser().post('/sign-in/code', { code: app.code() })).location).toBe('/sign-in');
});

test('few tries, told in words; and the cookie of the doorstep opens nothing else', async () => {
  const browser = await signIn('mira');
  const tries = [];
  for (let n = 0; n < 7; n++) tries.push(await browser.post('/sign-in/code', { code: '123456' }));
  expect(tries[5]?.body).toContain('does not fit');
  expect(tries[6]?.body).toContain('we pause until');
  const thief = site.browser();
  thief.cookies.set('session', browser.cookies.get('doorstep') ?? '');
  expect((await thief.get('/you')).status).toBe(401);
  site.clock.pass(hour);
  expect((await browser.post('/sign-in/code', { code: '123456' })).location).toBe('/sign-in');
  const carried = JSON.stringify({ action: '/you/about', fields: [['about', 'I walk by the sea.']] });
  const late = await browser.post('/sign-in/code', { code: '123456', carried });
  expect(late.body).toContain('That took a while, so please begin again.');
  expect(late.body).toContain('I walk by the sea.');
});

test('a link by mail owes a code too, and a password chosen with it counts only after that', async () => {
  await site.house.jobs.drain();
  site.clock.pass(hour);
  await site.browser().post('/sign-in/link', { email: 'mira@example.org' });
  await site.house.jobs.drain();
  const thief = site.browser();
  const link = linkIn(await newestLetter(site, 'mira@example.org'));
  expect((await thief.post(link, { new_password: 'the thief chose this one' })).body).toContain('One more step');
  expect((await thief.get('/you')).status).toBe(401);
  expect((await site.browser().post('/sign-in', { who: 'mira', password: 'the thief chose this one' })).status).toBe(422);
  expect((await signIn('mira')).cookies.has('doorstep')).toBe(true);
});

test('a passkey is both steps', async () => {
  const tomas = await site.browserOf(world.tomas);
  const key = softwareAuthenticator('http://localhost:3000');
  const added = JSON.parse((await tomas.post('/you/passkeys/start')).body) as { ceremony: string; options: { challenge: string } };
  await tomas.post('/you/passkeys', { ceremony: added.ceremony, response: key.create(added.options) });
  await turnOn(tomas);
  const browser = site.browser();
  const asked = JSON.parse((await browser.post('/sign-in/passkey/start')).body) as typeof added;
  expect((await browser.post('/sign-in/passkey', { ceremony: asked.ceremony, response: key.get(asked.options) })).location).toBe('/');
  expect((await browser.get('/you')).status).toBe(200);
});

test('a recovery code lets in once, and its person is told; new ones make the earlier worthless', async () => {
  const june = await site.browserOf(world.june);
  const { codes } = await turnOn(june);
  await site.house.jobs.drain();
  site.clock.pass(hour / 10);
  const first = await signIn('june');
  expect((await first.post('/sign-in/code', { code: codes[0]!.toUpperCase().replaceAll('-', ' ') })).location).toBe('/');
  expect((await first.get('/you/code')).body).toContain('You have 9 recovery codes left.');
  expect((await (await signIn('june')).post('/sign-in/code', { code: codes[0]! })).status).toBe(422);
  await site.house.jobs.drain();
  expect((await newestLetter(site, 'june@example.org')).words).toContain('Somebody came in with a recovery code.');
  const renewed = [...(await june.post('/you/recovery')).body.matchAll(/<code>([\w-]+)<\/code>/g)].map((m) => m[1]!);
  expect((await (await signIn('june')).post('/sign-in/code', { code: codes[1]! })).status).toBe(422);
  expect((await (await signIn('june')).post('/sign-in/code', { code: renewed[1]! })).location).toBe('/');
  const kept = JSON.stringify(await site.db.selectFrom('recovery_code').selectAll().execute());
  for (const code of [...codes, ...renewed]) expect(kept).not.toContain(code);
});

test('a lost phone that held the only passkey is survived: a name and a code from paper, the same for a name that never was', async () => {
  const lark = site.browser();
  const key = softwareAuthenticator('http://localhost:3000');
  const asked = JSON.parse((await lark.post('/join/passkey/start', { name: 'Lark' })).body) as {
    ceremony: string;
    options: { challenge: string };
  };
  await lark.post('/join', {
    way: 'passkey',
    name: 'Lark',
    age: 'yes',
    consent: 'yes',
    ceremony: asked.ceremony,
    response: key.create(asked.options),
  });
  expect((await lark.get('/')).body).toContain('you could keep recovery codes on paper');
  const warned = 'If your device is lost or your password forgotten, we cannot let you in.';
  expect((await lark.get('/you')).body).toContain(warned);
  const codes = [...(await lark.post('/you/recovery')).body.matchAll(/<code>([\w-]+)<\/code>/g)].map((m) => m[1]!);
  expect((await lark.get('/you')).body).not.toContain(warned);
  const counted = async (fields: Record<string, string>) => {
    statements = [];
    const answer = await site.browser().post('/sign-in/recovery', fields);
    return { texts: statements, body: answer.body, status: answer.status };
  };
  const [there, never] = [
    await counted({ lost: 'lark', recovery_code: 'aaaa-bbbb-cccc' }),
    await counted({ lost: 'lork', recovery_code: 'aaaa-bbbb-cccc' }),
  ];
  expect(never.texts).toEqual(there.texts);
  expect([never.status, never.body.replaceAll('lork', 'lark')]).toEqual([there.status, there.body]);
  const found = site.browser();
  expect((await found.post('/sign-in/recovery', { lost: 'Lark', recovery_code: codes[3]! })).location).toBe('/');
  expect((await found.get('/you/passkeys')).status).toBe(200);
  expect((await site.browser().post('/sign-in/recovery', { lost: 'Lark', recovery_code: codes[3]! })).status).toBe(422);
  expect((await site.browser().post('/sign-in/recovery', { lost: 'mira', recovery_code: codes[4]! })).status).toBe(422);
});

test('of two who type one code at the same moment one is in: a code of the app, a code from paper', async () => {
  const june = await site.browserOf(world.june);
  const [paper] = [...(await june.post('/you/recovery')).body.matchAll(/<code>([\w-]+)<\/code>/g)].map((m) => m[1]!);
  await june.post('/you/code/off');
  const { app } = await turnOn(june);
  const renewed = [...(await june.post('/you/recovery')).body.matchAll(/<code>([\w-]+)<\/code>/g)].map((m) => m[1]!);
  site.clock.pass(hour);
  for (const code of [app.code(), renewed[0]!]) {
    const two = [await signIn('june'), await signIn('june')];
    const answers = await Promise.all(two.map((one) => one.post('/sign-in/code', { code })));
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([303, 422]);
  }
  expect((await (await signIn('june')).post('/sign-in/code', { code: paper! })).status).toBe(422);
});

test('a recovery code stands for a password, not for the second step', async () => {
  const june = await site.browserOf(world.june);
  const codes = [...(await june.post('/you/recovery')).body.matchAll(/<code>([\w-]+)<\/code>/g)].map((m) => m[1]!);
  const browser = site.browser();
  expect((await browser.post('/sign-in/recovery', { lost: 'june', recovery_code: codes[0]! })).body).toContain('One more step');
  expect((await browser.get('/you')).status).toBe(401);
  expect((await browser.post('/sign-in/code', { code: codes[1]! })).location).toBe('/');
});

test('without phone and codes one waits two days; the address is told at once and can stop it', async () => {
  await site.house.jobs.drain();
  site.clock.pass(hour);
  const thief = await signIn('june');
  expect((await thief.post('/sign-in/code/without')).status).toBe(200);
  expect((await thief.post('/sign-in/code/lost')).body).toMatch(/You can come in without a code from [^.]* your time, for seven days/);
  await site.house.jobs.drain();
  const letter = await newestLetter(site, 'june@example.org');
  expect(letter.words).toContain('Somebody asked to come in to your account');
  expect((await (await site.browserOf(world.june)).get('/you')).body).not.toContain('Somebody asked');
  await site.browser().post(linkIn(letter));
  expect((await thief.get('/sign-in/code')).location).toBe('/sign-in');
  site.clock.pass(49 * hour);
  expect((await (await signIn('june')).post('/sign-in/code/without')).status).toBe(200);

  const june = await signIn('june');
  await june.post('/sign-in/code/lost');
  site.clock.pass(47 * hour);
  expect((await (await signIn('june')).post('/sign-in/code/without')).status).toBe(200);
  site.clock.pass(2 * hour);
  const back = await signIn('june');
  expect((await back.get('/sign-in/code')).body).toContain('The wait is over');
  expect((await back.post('/sign-in/code/without')).location).toBe('/');
  expect((await back.get('/you/code')).body).toContain('Set it up');
  expect((await site.browser().post('/sign-in', { who: 'june', password })).location).toBe('/');
});

test('whoever knows the password cannot fill the mail box by asking again and again', async () => {
  await turnOn(await site.browserOf(world.june));
  await site.house.jobs.drain();
  const letters = async () =>
    (await site.db.selectFrom('mail_caught').select('words').where('recipient', '=', 'june@example.org').execute()).filter((l) =>
      l.words.includes('asked to come in'),
    ).length;
  const before = await letters();
  for (let n = 0; n < 5; n++) {
    const thief = await signIn('june');
    await thief.post('/sign-in/code/lost');
    await (await site.browserOf(world.june)).post('/you/code/stop');
  }
  await site.house.jobs.drain();
  expect((await letters()) - before).toBeLessThanOrEqual(3);
  expect((await (await signIn('june')).post('/sign-in/code/lost')).body).toContain('we pause until');
});

test('an administrator can begin the wait and nothing more, and learns nothing by it', async () => {
  await site.house.jobs.drain();
  site.clock.pass(hour);
  const ruth = await site.browserOf(world.ruth);
  const there = await ruth.post('/way-back', { who: 'mira' });
  const never = await ruth.post('/way-back', { who: 'nobody at all' });
  expect([there.status, there.location, there.headers['set-cookie']]).toEqual([never.status, never.location, never.headers['set-cookie']]);
  expect((await (await site.browserOf(world.ana)).post('/way-back', { who: 'mira' })).status).toBe(404);
  await site.house.jobs.drain();
  expect((await newestLetter(site, 'mira@example.org')).words).toContain('Somebody asked to come in');
  const mira = await site.browserOf(world.mira);
  expect((await mira.get('/you/code')).body).toContain('Somebody asked to come in without a code');
  await mira.post('/you/code/stop');
  site.clock.pass(49 * hour);
  expect((await (await signIn('mira')).post('/sign-in/code/without')).status).toBe(200);
});

test('how long one waits is the operator’s to say', async () => {
  const ruth = await site.browserOf(world.ruth);
  const settings = { joining: 'open', minimum_age: '18' };
  expect((await ruth.post('/operator/settings/joining', { ...settings, way_back_hours: '0' })).status).toBe(422);
  await ruth.post('/operator/settings/joining', { ...settings, way_back_hours: '3' });
  await expect.poll(() => site.house.community().wayBackHours).toBe(3);
  const mira = await signIn('mira');
  expect((await mira.get('/sign-in/code')).body).toContain('after 3 hours');
  await mira.post('/sign-in/code/lost');
  site.clock.pass(4 * hour);
  expect((await (await signIn('mira')).post('/sign-in/code/without')).location).toBe('/');
});

test('none of its keys leaves the house: not by a table, a job or the log', async () => {
  const kept = JSON.stringify(await site.db.selectFrom('second_step').select('sealed_key').execute());
  expect(kept).not.toMatch(/[A-Z2-7]{32}/);
  expect(site.logged.join('\n')).not.toMatch(/mira|june@|otpauth/i);
});
