import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkIn, newestLetter } from '../../test/letters.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let base: string;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  base = await site.app.server.listen({ port: 0, host: '127.0.0.1' });
});
beforeEach(() => site.clock.pass(86_400_000));
afterAll(() => site.close());

/** A device that is signed in, with a page open that listens. */
async function deviceOf(person: string): Promise<{ browser: Browser; ended: Promise<void>; open: () => boolean }> {
  const browser = await site.browserOf(person);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { status, body } = await fetch(`${base}/live?watch=`, { headers: { cookie } });
  expect(status).toBe(200);
  let open = true;
  const ended = (async () => {
    for await (const _ of body!) continue;
    open = false;
  })();
  return { browser, ended, open: () => open };
}

test('a device that is signed out hears nothing more, at once, and every other goes on', async () => {
  const [phone, desk] = [await deviceOf(world.mira), await deviceOf(world.mira)];
  const june = await deviceOf(world.june);
  const others = [...(await desk.browser.get('/you/devices')).body.matchAll(/name="session" value="([^"]+)"/g)].map((m) => m[1]!);
  expect(others).toHaveLength(1);
  await desk.browser.post('/you/devices/sign-out', { session: others[0]! });
  await phone.ended;
  expect((await phone.browser.get('/you')).status).toBe(401);
  expect([desk.open(), june.open()]).toEqual([true, true]);
  await desk.browser.post('/sign-out');
  await desk.ended;
  expect(june.open()).toBe(true);
});

test('a new password, a change that is taken back and an account that is closed end the streams as well', async () => {
  const [here, there] = [await deviceOf(world.mira), await deviceOf(world.mira)];
  await here.browser.post('/you/password', { new_password: 'quite another one' });
  await there.ended;
  expect(here.open()).toBe(true);
  await site.house.jobs.drain();
  await site.browser().post(linkIn(await newestLetter(site, 'mira@example.org')));
  await here.ended;
  const oskar = [await deviceOf(world.oskar), await deviceOf(world.oskar)];
  await oskar[0]!.browser.post('/you/leave', { how: 'anonymise' });
  await Promise.all(oskar.map((device) => device.ended));
});
