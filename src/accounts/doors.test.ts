import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainOf, openSite, type Answered, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { hashPassword, setPassword } from '../people/index.ts';

let site: TestSite;
let world: World;
let statements: string[] = [];
const password = 'four plain words here';

beforeAll(async () => {
  site = await openSite({ onQuery: (text) => void statements.push(text) });
  world = await buildWorld(site);
  const hash = await hashPassword(password);
  for (const person of [world.mira, world.bruno]) await site.act((tx) => setPassword(tx, person, hash, site.clock.now()));
});
afterAll(() => site.close());

const joining = { password, age: 'yes', consent: 'yes' };
let serial = 0;
const newName = () => `Newcomer ${++serial}`;

type Door = { path: string; fields: (email: string, name: string) => Record<string, string>; from?: () => Promise<Browser> };

/** Every door that is given an address or a name, and who knocks there. */
const doors: Record<string, Door> = {
  'signing in by address': { path: '/sign-in', fields: (who) => ({ who, password: 'wrong password' }) },
  'signing in by name': { path: '/sign-in', fields: (_, who) => ({ who, password: 'wrong password' }) },
  'asking for a link': { path: '/sign-in/link', fields: (email) => ({ email }) },
  'a recovery code by address': { path: '/sign-in/recovery', fields: (lost) => ({ lost, recovery_code: 'aaaa-bbbb-cccc' }) },
  'a recovery code by name': { path: '/sign-in/recovery', fields: (_, lost) => ({ lost, recovery_code: 'aaaa-bbbb-cccc' }) },
  'joining with a password': { path: '/join', fields: (email) => ({ ...joining, way: 'password', name: newName(), email }) },
  'joining with a link': { path: '/join', fields: (email) => ({ ...joining, way: 'link', name: newName(), email }) },
  'another address for oneself': { path: '/you/email', fields: (email) => ({ email }), from: () => site.browserOf(world.june) },
  'a way back, begun for somebody': { path: '/way-back', fields: (who) => ({ who }), from: () => site.browserOf(world.ruth) },
};

async function knock({ path, fields, from }: Door, email: string, name: string) {
  const browser = from ? await from() : site.browser();
  const sent = fields(email, name);
  statements = [];
  const answered: Answered = await browser.post(path, sent);
  const texts = [...statements];
  const said = mainOf(answered)
    .replaceAll(email, 'EMAIL')
    .replaceAll(name, 'NAME')
    .replaceAll(sent['name'] ?? 'NAME', 'NAME');
  return { status: answered.status, location: answered.location, said, texts };
}

test.each(Object.entries(doors))('%s: nobody learns who has an account, not by words and not by work', async (_, door) => {
  const never = await knock(door, 'nils@example.org', 'nils');
  for (const [email, name] of [
    ['mira@example.org', 'mira'],
    // No password, no code; suspended.
    ['tomas@example.org', 'tomas'],
    ['bruno@example.org', 'bruno'],
  ] as const) {
    site.clock.pass(3_600_000);
    expect(await knock(door, email, name)).toEqual(never);
  }
  site.clock.pass(3_600_000);
});
