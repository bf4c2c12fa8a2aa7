import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkIn, newestLetter } from '../../test/letters.ts';
import { mainOf, openSite, type TestSite } from '../../test/site.ts';
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
beforeEach(() => site.clock.pass(24 * 3_600_000));
afterAll(() => site.close());

async function counted<T>(act: () => Promise<T>): Promise<{ answer: T; texts: string[] }> {
  statements = [];
  const answer = await act();
  return { answer, texts: statements };
}

test('a name or an address with its password signs in, and goes on to where one was going, never to another site', async () => {
  const browser = site.browser();
  expect((await browser.get('/told?older=1')).body).toContain('name="next" value="/told?older=1"');
  expect((await browser.post('/sign-in', { who: 'mira', password, next: '/told?older=1' })).location).toBe('/told?older=1');
  expect((await browser.get('/you')).body).toContain('Mira');
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) {
    expect((await site.browser().post('/sign-in', { who: 'Mira@Example.org', password, next })).location).toBe('/');
  }
});

test('an account that exists and one that never did: the same answer, the same statements, the same hashing', async () => {
  const there = await counted(() => site.browser().post('/sign-in', { who: 'mira@example.org', password: 'wrong password' }));
  const never = await counted(() => site.browser().post('/sign-in', { who: 'nils@example.org', password: 'wrong password' }));
  const without = await counted(() => site.browser().post('/sign-in', { who: 'june@example.org', password: 'wrong password' }));
  expect(there.answer.body).toContain('do not belong together');
  expect(never.texts).toEqual(there.texts);
  expect(without.texts).toEqual(there.texts);
  expect(never.answer.body.replaceAll('nils', 'mira')).toBe(there.answer.body);
  expect(never.answer.status).toBe(there.answer.status);
});

test('asking for a link: the same answer and statements for any address, and a mail only where there is an account', async () => {
  const there = await counted(() => site.browser().post('/sign-in/link', { email: 'MIRA@Example.org' }));
  const never = await counted(() => site.browser().post('/sign-in/link', { email: 'nils@example.org' }));
  expect(never.texts).toEqual(there.texts);
  expect(never.answer.body).toBe(there.answer.body);
  await site.house.jobs.drain();
  const letters = await site.db.selectFrom('mail_caught').select(['recipient', 'subject']).execute();
  expect(letters).toEqual([{ recipient: 'mira@example.org', subject: 'A message for you at Harbour Lights' }]);
});

test('looking at a link uses nothing up; its button signs in, once, within 20 minutes', async () => {
  await site.browser().post('/sign-in/link', { email: 'mira@example.org', next: '/you/devices' });
  await site.house.jobs.drain();
  const link = linkIn(await newestLetter(site, 'mira@example.org'));
  for (const _ of [1, 2]) expect((await site.browser().get(link)).status).toBe(200);
  const browser = site.browser();
  expect((await browser.post(link)).location).toBe('/you/devices');
  expect((await browser.get('/you')).status).toBe(200);
  const used = await site.browser().post(link);
  const unknown = await site.browser().post('/link/never-was');
  expect([used.status, mainOf(used)]).toEqual([unknown.status, mainOf(unknown)]);
  await site.browser().post('/sign-in/link', { email: 'mira@example.org' });
  await site.house.jobs.drain();
  const late = linkIn(await newestLetter(site, 'mira@example.org'));
  site.clock.pass(21 * 60_000);
  expect((await site.browser().post(late)).status).toBe(410);
});

test('a forgotten password is chosen anew by a link, and signs every other device out', async () => {
  const elsewhere = await site.browserOf(world.june);
  await site.browser().post('/sign-in/link', { email: 'june@example.org' });
  await site.house.jobs.drain();
  const link = linkIn(await newestLetter(site, 'june@example.org'));
  const browser = site.browser();
  expect((await browser.post(link, { new_password: 'short' })).status).toBe(422);
  await browser.post(link, { new_password: 'another four plain words' });
  expect((await browser.get('/you')).status).toBe(200);
  expect((await elsewhere.get('/you')).status).toBe(401);
  expect((await site.browser().post('/sign-in', { who: 'June', password: 'another four plain words' })).location).toBe('/');
});

test('no job and no table holds the secret of a link', async () => {
  await site.browser().post('/sign-in/link', { email: 'mira@example.org' });
  const queued = await site.db.executeQuery<{ data: unknown }>({
    sql: `select data from pgboss.job where name like 'link-asked%'`,
    parameters: [],
    query: { kind: 'RawNode' } as never,
    queryId: { queryId: 'jobs' },
  });
  await site.house.jobs.drain();
  const secret =
    linkIn(await newestLetter(site, 'mira@example.org'))
      .split('/')
      .at(-1) ?? '';
  expect(secret.length).toBe(43);
  expect(JSON.stringify(queued.rows)).not.toContain('mira');
  expect(JSON.stringify(await site.db.selectFrom('link').selectAll().execute())).not.toContain(secret);
  expect(site.logged.join('\n')).not.toContain('mira@');
});

test('after eight tries a pause, in words, for known and unknown alike; the link by mail works meanwhile', async () => {
  for (const who of ['mira', 'nobody']) {
    const tries = [];
    for (let n = 0; n < 9; n++) tries.push(await site.browser().post('/sign-in', { who, password: 'wrong password' }));
    expect(tries[7]?.body).toContain('do not belong together');
    expect(tries[8]?.body).toContain('we pause until');
  }
  expect((await site.browser().post('/sign-in', { who: 'mira', password })).body).toContain('A link by e-mail works now.');
  expect((await site.browser().post('/sign-in/link', { email: 'mira@example.org' })).status).toBe(200);
  site.clock.pass(16 * 60_000);
  expect((await site.browser().post('/sign-in', { who: 'mira', password })).status).toBe(303);
});

test('a form that arrives without a session is carried through signing in and sent by one button', async () => {
  const mira = await site.browserOf(world.mira);
  mira.cookies.delete('session');
  const fields = { name: 'Mira', about: 'I walk by the sea when I can. <b>Slowly.</b>' };
  const stopped = await mira.post('/you/about', fields);
  expect(stopped.status).toBe(401);
  expect(stopped.body).toContain('Your words are safe here.');
  const carried = hiddenOf(stopped.body, 'carried');
  const wrong = await mira.post('/sign-in', { who: 'mira', password: 'wrong password', carried });
  expect(hiddenOf(wrong.body, 'carried')).toBe(carried);
  const again = await mira.post('/sign-in', { who: 'mira', password, carried });
  expect(again.body).toContain('action="/you/about"');
  expect(again.body).toContain('I walk by the sea when I can. &lt;b>Slowly.');
  expect(hiddenOf(again.body, 'about')).toBe(fields.about);
  await mira.submit('/you/about', { name: hiddenOf(again.body, 'name'), about: hiddenOf(again.body, 'about') });
  expect((await mira.get(`/people/${world.mira}`)).body).toContain('I walk by the sea');
});

test('by link too: the page stays open with the words, and never carries a password', async () => {
  const carried = hiddenOf(
    (await site.browser().post('/you/password', { password, new_password: 'x'.repeat(12), back: '/you' })).body,
    'carried',
  );
  expect(carried).not.toContain(password);
  const sent = await site.browser().post('/sign-in/link', { email: 'mira@example.org', carried });
  expect(sent.body).toContain('I have opened the link: send my words');
  expect(sent.body).toContain('action="/you/password"');
});

test('a button without fields is carried through signing in too; whoever was signed in there leaves no session behind', async () => {
  const june = await site.browserOf(world.june);
  await june.post('/you/devices/sign-out-others');
  const stopped = await site.browser().post('/you/devices/sign-out-others');
  const again = await june.post('/sign-in', { who: 'mira', password, carried: hiddenOf(stopped.body, 'carried') });
  expect(again.body).toContain('action="/you/devices/sign-out-others"');
  expect((await june.get('/you')).body).toContain('Mira');
  expect(await site.db.selectFrom('session').select('id').where('person_id', '=', world.june).execute()).toEqual([]);
});

test('what is carried may only lead to our own pages', async () => {
  const carried = JSON.stringify({ action: 'https://evil.example/', fields: [['a', 'b']] });
  const page = await site.browser().post('/sign-in', { who: 'mira', password, carried });
  expect(page.body).not.toContain('evil.example');
  for (const nonsense of ['{', 'null', '[]', '{"action":1}', '{"action":"/x","fields":[["a"]]}']) {
    expect((await site.browser().post('/sign-in', { who: 'mira', password, carried: nonsense })).status).toBe(303);
  }
});

test('signing out ends the session and wipes what the browser keeps; leaving a page signs nobody out', async () => {
  const mira = await site.browserOf(world.mira);
  const followed = await mira.get('/leave-page');
  expect([followed.location, followed.headers['clear-site-data']]).toEqual(['/left', undefined]);
  const left = await mira.post('/leave-page');
  expect([left.status, left.location, left.headers['clear-site-data']]).toEqual([303, '/left', '"storage"']);
  const page = await mira.get('/left');
  expect(page.body).not.toContain('Harbour');
  expect((await mira.get('/you')).status).toBe(200);
  const token = mira.cookies.get('session') ?? '';
  const out = await mira.post('/sign-out');
  expect([out.location, out.headers['clear-site-data']]).toEqual(['/signed-out', '"storage"']);
  mira.cookies.set('session', token);
  expect((await mira.get('/you')).status).toBe(401);
});

test('who is suspended reads why, until when and whom to ask, and keeps the way to leave', async () => {
  const bruno = site.browser();
  await bruno.post('/sign-in', { who: 'bruno', password });
  const until = new Date('2026-04-01T08:00:00Z');
  await site.db
    .insertInto('suspension')
    .values({
      id: site.ids.blind(),
      person_id: world.bruno,
      reason: 'Selling tea as a cure.',
      since: site.clock.now(),
      until,
      lifted_at: null,
    })
    .execute();
  await site.db.updateTable('community').set({ contact_name: 'Ana at the front desk' }).execute();
  expect((await bruno.get('/told')).location).toBe('/suspended');
  expect((await bruno.post('/you/about', { name: 'Bruno' })).location).toBe('/suspended');
  const [board] = await site.db.selectFrom('place').select('slug').limit(1).execute();
  const late = await bruno.post(`/boards/${board!.slug}/threads`, { title: 'Tea', words: 'Half an hour of <words>.' });
  expect([late.status, late.body.includes('Half an hour of &lt;words>.')]).toEqual([403, true]);
  const page = await bruno.get('/suspended');
  expect(page.body).toContain('Selling tea as a cure.');
  expect(page.body).toContain('Wednesday 1 April, 09:00 your time');
  expect((await bruno.get('/you/leave')).status).toBe(200);
  expect((await (await site.browserOf(world.mira)).get('/suspended')).location).toBe('/');
});

test('devices are listed in words, and one that is signed out is out at once', async () => {
  const phone = site.browser();
  await phone.post(
    '/sign-in',
    { who: 'mira', password },
    { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' },
  );
  const desk = await site.browserOf(world.mira);
  const page = (await desk.get('/you/devices')).body;
  expect(page).toContain('Firefox on Android');
  expect(page).toContain('This device');
  const june = await site.browserOf(world.june);
  const others = [...page.matchAll(/name="session" value="([^"]+)"/g)].map((m) => m[1] ?? '');
  expect((await june.post('/you/devices/sign-out', { session: others[0] ?? '' })).status).toBe(404);
  expect((await desk.post('/you/devices/sign-out', { session: 'never-was' })).status).toBe(404);
  await desk.post('/you/devices/sign-out-others');
  expect((await phone.get('/you')).status).toBe(401);
  expect((await desk.get('/you')).status).toBe(200);
  expect((await june.get('/you')).status).toBe(200);
});

test('a new password signs other devices out, and takes back nothing that a link still can', async () => {
  const [here, there] = [await site.browserOf(world.mira), await site.browserOf(world.mira)];
  expect((await here.post('/you/password', { new_password: 'short' })).body).toContain('at least 10');
  expect((await here.post('/you/password', { new_password: 'quite another one' })).location).toBe('/you');
  expect((await there.get('/you')).status).toBe(401);
  expect((await site.browser().post('/sign-in', { who: 'mira', password: 'quite another one' })).status).toBe(303);
});

test('who left is nobody to every door: the same answers and statements as for a name that never was', async () => {
  const oskar = await site.browserOf(world.oskar);
  const hash = await hashPassword(password);
  await site.act((tx) => setPassword(tx, world.oskar, hash, site.clock.now()));
  expect((await oskar.post('/you/leave', { how: 'anonymise' })).location).toBe('/gone');
  for (const [path, gone, never] of [
    ['/sign-in', { who: 'oskar', password }, { who: 'onkel', password }],
    ['/sign-in', { who: 'oskar@example.org', password }, { who: 'onkel@example.org', password }],
    ['/sign-in/link', { email: 'oskar@example.org' }, { email: 'onkel@example.org' }],
  ] as [string, Record<string, string>, Record<string, string>][]) {
    const left = await counted(() => site.browser().post(path, gone));
    const nobody = await counted(() => site.browser().post(path, never));
    expect(nobody.answer.body.replaceAll('onkel', 'oskar')).toBe(left.answer.body);
    expect([nobody.answer.status, nobody.texts]).toEqual([left.answer.status, left.texts]);
  }
});

/** The value of a hidden field, as a browser would send it. */
function hiddenOf(body: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
