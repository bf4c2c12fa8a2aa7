import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkIn, newestLetter } from '../../test/letters.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { countAttempt, hashPassword, setPassword } from '../people/index.ts';
import { chores } from './handlers.ts';
import { limits } from './limits.ts';

let site: TestSite;
let world: World;
let statements: string[] = [];
const password = 'four plain words here';
const minute = 60_000;
const hour = 60 * minute;
const codes = new Map<string, string[]>();
const secrets = new Map<string, Secret>();

/** Ways that somebody with a password, a mail box or an open device would go round a second step. */
beforeAll(async () => {
  site = await openSite({ onQuery: (text) => void statements.push(text) });
  world = await buildWorld(site);
  const hash = await hashPassword(password);
  for (const person of [world.mira, world.june]) {
    await site.act((tx) => setPassword(tx, person, hash, site.clock.now()));
    await turnOn(person);
  }
});
beforeEach(() => site.clock.pass(48 * hour));
afterAll(() => site.close());

async function turnOn(person: string): Promise<void> {
  const browser = await site.browserOf(person);
  await browser.post('/you/code/begin');
  const letters = /<code id="key" dir="ltr">([A-Z2-7 ]+)</.exec((await browser.get('/you/code/new')).body)?.[1] ?? '';
  secrets.set(person, Secret.fromBase32(letters.replaceAll(' ', '')));
  const done = await browser.post('/you/code/new', { code: codeOf(person) });
  codes.set(
    person,
    [...done.body.matchAll(/<code>([\w-]+)<\/code>/g)].map((m) => m[1]!),
  );
}

const codeOf = (person: string) => new TOTP({ secret: secrets.get(person)! }).generate({ timestamp: site.clock.now().getTime() });

async function atDoor(who: string): Promise<Browser> {
  const browser = site.browser();
  expect((await browser.post('/sign-in', { who, password })).body).toContain('One more step');
  return browser;
}

test('an open device and an open mail box together prove nothing where a code is on', async () => {
  const thief = await site.browserOf(world.mira);
  site.clock.pass(11 * minute);
  expect((await thief.get('/you/code')).body).not.toContain('action="/you/prove/link"');
  expect((await thief.post('/you/prove/link', { next: '/you/code' })).status).toBe(404);
  expect((await thief.post('/you/code/off')).status).toBe(401);
});

test('codes are guessed no faster by somebody who is signed in', async () => {
  const thief = await site.browserOf(world.mira);
  site.clock.pass(11 * minute);
  const tries = [];
  for (let n = 0; n < 7; n++) tries.push((await thief.post('/you/prove/code', { code: '123456' })).body.includes('we pause until'));
  expect(tries).toEqual([false, false, false, false, false, false, true]);
  expect((await (await atDoor('mira')).post('/sign-in/code', { code: codeOf(world.mira) })).body).toContain('we pause until');
  for (let quarter = 0; quarter < 9; quarter++) {
    site.clock.pass(16 * minute);
    for (let n = 0; n < 6; n++) await thief.post('/you/prove/code', { code: '123456' });
  }
  site.clock.pass(16 * minute);
  expect((await thief.post('/you/prove/code', { code: codeOf(world.mira) })).body).toContain('we pause until');
});

test('a stranger who tries codes all day keeps nobody from coming in by paper', async () => {
  for (let n = 0; n < 61; n++) await countAttempt(site.db, limits.code(world.june), site.clock.now());
  const june = await atDoor('june');
  expect((await june.post('/sign-in/code', { code: codeOf(world.june) })).body).toContain('we pause until');
  expect((await june.post('/sign-in/code', { code: codes.get(world.june)![0]! })).location).toBe('/');
});

test('a stranger who asks for links keeps nobody from proving who they are by one', async () => {
  const tomas = await site.browserOf(world.tomas);
  site.clock.pass(11 * minute);
  for (let n = 0; n < 5; n++) await site.browser().post('/sign-in/link', { email: 'tomas@example.org' });
  expect((await tomas.post('/you/prove/link', { next: '/you/password' })).status).toBe(200);
  await site.house.jobs.drain();
  for (let n = 0; n < 3; n++) await tomas.post('/you/prove/link');
  expect((await tomas.post('/you/prove/link')).body).toContain('We have sent several links already');
});

test('who finds the app again no longer waits for a way round it, and an open way closes after a week', async () => {
  const waits = () => site.db.selectFrom('way_back').select('opens_at').execute();
  const june = await atDoor('june');
  await june.post('/sign-in/code/lost');
  expect(await waits()).toHaveLength(1);
  await june.post('/sign-in/code', { code: codeOf(world.june) });
  expect(await waits()).toEqual([]);
  site.clock.pass(72 * hour);
  const thief = await atDoor('june');
  await thief.post('/sign-in/code/without');
  expect((await thief.get('/you')).status).toBe(401);
  await thief.post('/sign-in/code/lost');
  site.clock.pass((2 + 7) * 24 * hour);
  await chores(site.house)
    .find((chore) => chore.name === 'clear-ways-in')!
    .run();
  const late = await atDoor('june');
  expect((await late.get('/sign-in/code')).body).not.toContain('The wait is over');
  await late.post('/sign-in/code/without');
  expect((await late.get('/you')).status).toBe(401);
});

test('a wait that is stopped at the last moment stays stopped: the second step stays too', async () => {
  for (let round = 0; round < 5; round++) {
    await site.house.jobs.drain();
    site.clock.pass(24 * hour);
    const thief = await atDoor('june');
    await thief.post('/sign-in/code/lost');
    await site.house.jobs.drain();
    const stop = linkIn(await newestLetter(site, 'june@example.org'));
    site.clock.pass(49 * hour);
    const [again, owner] = [await atDoor('june'), await atDoor('june')];
    const both = await Promise.all([
      again.post('/sign-in/code/without'),
      site.browser().post(stop),
      owner.post('/sign-in/code', { code: codeOf(world.june) }),
    ]);
    expect(both.map((one) => one.status)).not.toContain(500);
    const [second] = await site.db.selectFrom('second_step').select('confirmed_at').where('person_id', '=', world.june).execute();
    // Whoever was first: in without a code, or out with the code still on.
    expect((await again.get('/you')).status === 200).toBe(second === undefined);
    if (!second) await turnOn(world.june);
  }
});

test('an administrator learns nothing of anybody’s ways in: the same statements with a code, without, and for nobody', async () => {
  const ruth = await site.browserOf(world.ruth);
  await site.db.deleteFrom('way_back').execute();
  const asked = async (who: string) => {
    statements = [];
    const { status, location, headers } = await ruth.post('/way-back', { who });
    return { said: [status, location, headers['set-cookie']], texts: [...statements] };
  };
  const there = await asked('mira');
  expect(await site.db.selectFrom('way_back').select('person_id').execute()).toEqual([{ person_id: world.mira }]);
  for (const who of ['mira', 'tomas', 'nobody at all', 'mira@example.org', 'nobody@example.org']) expect(await asked(who)).toEqual(there);
});

test('a thousand tries a day on one account, from however many networks; and the same for a name that never was', async () => {
  for (const who of ['oskar', 'never was']) {
    for (let n = 0; n < 1000; n++) await countAttempt(site.db, limits.signIn(who, `network ${n}`), site.clock.now());
    const stopped = await site.browser().post('/sign-in', { who, password });
    expect(stopped.body).toContain('A link by e-mail works now.');
    site.clock.pass(25 * hour);
    expect((await site.browser().post('/sign-in', { who, password })).body).toContain('do not belong together');
  }
});
