import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { hashPassword, setPassword } from '../people/index.ts';

let site: TestSite;
let world: World;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  const hash = await hashPassword('four plain words here');
  await site.act((tx) => setPassword(tx, world.mira, hash));
});
afterAll(() => site.close());

test('x', async () => {
  for (const path of ['/join', '/sign-in', '/appearance', '/left', '/signed-out', '/gone']) {
    const page = await site.browser().get(path);
    expect([path, page.status]).toEqual([path, 200]);
  }
  const mira = await site.browserOf(world.mira);
  for (const path of ['/you', '/you/about', '/you/devices', '/you/passkeys', '/you/password', '/you/email', '/you/leave', '/you/leave/sure?how=erase', '/you/preferences', `/people/${world.june}`]) {
    const page = await mira.get(path);
    expect([path, page.status]).toEqual([path, 200]);
  }
});
