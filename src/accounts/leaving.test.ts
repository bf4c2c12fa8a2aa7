import { afterAll, beforeAll, expect, test } from 'vitest';
import { newestLetter } from '../../test/letters.ts';
import { mainOf, openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { hashPassword, setPassword } from '../people/index.ts';

let site: TestSite;
let world: World;
const password = 'four plain words here';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  const hash = await hashPassword(password);
  await site.act((tx) => setPassword(tx, world.mira, hash, site.clock.now()));
});
afterAll(() => site.close());

/** Everything of a person that a table could still hold. */
async function rowsOf(personId: string): Promise<string[]> {
  const tables = [
    'account',
    'session',
    'passkey',
    'link',
    'preference',
    'relation',
    'consent',
    'membership',
    'asking',
    'draft',
    'block',
    'site_role',
  ] as const;
  const counts = await Promise.all(
    tables.map((table) =>
      site.db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow(),
    ),
  );
  return tables.filter((_, at) => (counts[at]?.n ?? 0) > 0);
}

test('leaving asks twice, and whose account it is; then it is gone, and nobody slips into the name', async () => {
  const [mira, elsewhere] = [await site.browserOf(world.mira), await site.browserOf(world.mira)];
  expect((await mira.get('/you/leave')).body).toContain('What should become of what you wrote?');
  expect((await mira.get('/you/leave/sure')).status).toBe(422);
  expect((await mira.get('/you/leave/sure?how=anonymise')).body).toContain('This cannot be taken back');
  site.clock.pass(11 * 60_000);
  const stopped = await mira.post('/you/leave', { how: 'anonymise' });
  expect([stopped.status, stopped.body.includes('Is it you?')]).toEqual([401, true]);
  expect((await mira.post('/you/prove/password', { password: 'not it at all' })).status).toBe(422);
  expect((await mira.post('/you/leave', { how: 'anonymise' })).status).toBe(401);
  expect((await mira.get('/you')).status).toBe(200);
  await mira.post('/you/prove/password', { password });
  const left = await mira.post('/you/leave', { how: 'anonymise' });
  expect([left.location, left.headers['clear-site-data']]).toEqual(['/gone', '"storage"']);
  expect((await mira.get('/gone')).body).toContain('Your account is closed');
  expect((await elsewhere.get('/you')).status).toBe(401);
  expect(await rowsOf(world.mira)).toEqual([]);
  const person = await site.db.selectFrom('person').selectAll().where('id', '=', world.mira).executeTakeFirstOrThrow();
  expect([person.state, person.name, person.about]).toEqual(['departed', 'A former member', '']);
  const june = await site.browserOf(world.june);
  expect(mainOf(await june.get(`/people/${world.mira}`))).toBe(mainOf(await june.get(`/people/${site.ids.blind()}`)));
  expect((await june.get(`/people/${world.mira}`)).status).toBe(404);
  const wish = { name: 'Mira', way: 'password', password, age: 'yes', consent: 'yes' };
  expect((await site.browser().post('/join', wish)).status).toBe(422);
  expect(JSON.stringify(await site.db.selectFrom('held_name').selectAll().execute())).not.toContain('"Mira"');
  site.clock.pass(91 * 86_400_000);
  expect((await site.browser().post('/join', wish)).status).toBe(303);
});

test('erasing leaves no words', async () => {
  const june = await site.browserOf(world.june);
  expect((await june.get('/you/leave/sure?how=erase')).body).toContain('delete your words?');
  expect((await june.post('/you/leave', { how: 'erase' })).location).toBe('/gone');
  const person = await site.db.selectFrom('person').select('state').where('id', '=', world.june).executeTakeFirstOrThrow();
  expect(person.state).toBe('erased');
});

test('an address is changed by opening the link sent there, and no sooner', async () => {
  const oskar = await site.browserOf(world.oskar);
  await oskar.post('/you/email', { email: 'new@example.org' });
  expect((await oskar.get('/you/email')).body).toContain('oskar@example.org');
  await site.house.jobs.drain();
  const link = /(\/link\/\S+)/.exec((await newestLetter(site, 'new@example.org')).words)?.[1] ?? '';
  await site.browser().post(link);
  expect((await oskar.get('/you/email')).body).toContain('new@example.org');
});

test('words that stay lose their name; words that are erased are gone for every reader', async () => {
  const [oskar, tomas] = [await site.browserOf(world.oskar), await site.browserOf(world.tomas)];
  const post = { title: 'Parking', words: 'The back entrance is free after six.', intent: 'practical' };
  const kept = (await oskar.post('/boards/bowel-cancer/threads', { ...post, idempotency_key: site.ids.blind() })).location ?? '';
  const erased =
    (await tomas.post('/boards/bowel-cancer/threads', { ...post, title: 'Soup', idempotency_key: site.ids.blind() })).location ?? '';
  await oskar.post('/you/leave', { how: 'anonymise', name: 'Oskar' });
  await tomas.post('/you/leave', { how: 'erase', name: 'Tomas' });
  const hana = await site.browserOf(world.hana);
  const page = await hana.get(kept);
  expect(page.body).toContain('The back entrance is free after six.');
  expect(page.body).toContain('A former member');
  expect(page.body).not.toContain('Oskar');
  expect((await hana.get(erased)).body).not.toContain('The back entrance');
});

test('a suspended person can leave; the only administrator cannot', async () => {
  const bruno = await site.browserOf(world.bruno);
  expect((await bruno.post('/you/leave', { how: 'erase', name: 'Bruno' })).location).toBe('/gone');
  const ruth = await site.browserOf(world.ruth);
  expect((await ruth.post('/you/leave', { how: 'erase', name: 'Ruth' })).body).toContain('only administrator');
  expect((await ruth.get('/you')).status).toBe(200);
});
