import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorld } from '../../test/world/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { ensureSetUpLink, makeAdministratorLink } from './set-up-link.ts';

let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  site = await openSite();
  browser = site.browser();
});
afterAll(() => site.close());

const publicUrl = 'http://localhost:3000';
const pathOf = (link: string | null) => (link ?? '').replace(publicUrl, '');
const setUpLink = () => ensureSetUpLink(site.db, site.ids, site.clock.now(), publicUrl);
const community = () => site.db.selectFrom('community').selectAll().executeTakeFirstOrThrow();

const ada = { name: 'Ada', email: 'ada@example.org', password: 'four plain words here', time_zone: 'Europe/Madrid' };

test('a made-up link, and one that is a day old, open nothing and say the same', async () => {
  const old = pathOf(await setUpLink());
  const never = `/set-up/${'x'.repeat(43)}`;
  const madeUp = await browser.get(never);
  site.clock.pass(25 * 3_600_000);
  const late = await browser.get(old);
  expect([madeUp.status, late.status]).toEqual([404, 404]);
  expect(madeUp.body.replaceAll(never, old)).toBe(late.body);
  expect(late.body).toContain('bin/start --new-admin-link');
  expect((await browser.post(old, ada)).status).toBe(404);
  expect(await site.db.selectFrom('person').select('id').execute()).toEqual([]);
});

let second: string;

test('the first administrator: faults keep what was typed and the link, then one is in and every link is closed', async () => {
  const link = pathOf(await setUpLink());
  second = pathOf(await setUpLink());
  expect((await browser.get(link)).body).toContain('Step 1 of 7: You');

  const refused = await browser.post(link, { ...ada, email: 'ada', password: 'short' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('2 things to look at again');
  expect(refused.body).toContain('value="Ada"');
  expect(refused.body).not.toContain('value="short"');

  const page = await browser.submit(link, ada);
  expect(browser.cookies.has('session')).toBe(true);
  expect(page.location).toBe('/operator/settings/community');
  const again = site.browser();
  expect((await again.post(link, { ...ada, name: 'Eve', email: 'eve@example.org' })).status).toBe(404);
  expect((await again.get(second)).status).toBe(404);
  expect(await setUpLink()).toBeNull();
  const person = await site.db.selectFrom('preference').select(['time_zone', 'language']).executeTakeFirstOrThrow();
  expect(person).toEqual({ time_zone: 'Europe/Madrid', language: 'en' });
});

test('what is ahead waits, and whoever comes back goes on where they stopped, however long it takes', async () => {
  site.clock.pass(3_600_000);
  expect((await browser.get('/operator/settings/mail')).location).toBe('/operator/settings/community');
  expect((await browser.post('/operator/set-up/open')).location).toBe('/operator/settings/community');
  expect((await browser.get('/operator')).body).toContain('The community is not open yet');
  expect((await site.browser().get('/operator/settings/community')).status).toBe(401);
});

const harbour = {
  name: 'Harbour Lights',
  member_word: 'neighbours',
  language: 'en',
  languages: ['en', 'es', 'ar'],
  country: 'GB',
  contact_name: 'Ruth at the front desk',
  contact_words: 'Ring 01632 960 100 on weekdays.',
};

test('community: a name, a first language, a country, and somebody to ask', async () => {
  const empty = await browser.post('/operator/settings/community', { ...harbour, name: ' ', country: 'Atlantis' });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('Give your community a name.');
  expect(empty.body).toContain('Ruth at the front desk');
  expect((await browser.post('/operator/settings/community', harbour)).location).toBe('/operator/settings/joining');
  expect(await community()).toMatchObject({ name: 'Harbour Lights', languages: ['en', 'es', 'ar'], country: 'GB', set_up_step: 'joining' });
});

test('joining: a way in and an age from 13 to 25', async () => {
  expect((await browser.get('/operator/settings/joining')).body).toMatch(/value="18"/);
  expect((await browser.post('/operator/settings/joining', { joining: 'open', minimum_age: '9' })).body).toContain(
    'Type a number between 13 and 25.',
  );
  expect((await browser.post('/operator/settings/joining', { joining: 'open', minimum_age: '16' })).location).toBe(
    '/operator/settings/boards',
  );
  expect(await community()).toMatchObject({ joining: 'open', minimum_age: 16 });
});

test('boards: each says who reads it; the administrator looks after them only on their word', async () => {
  const page = await browser.get('/operator/settings/boards');
  expect(page.body).toContain('Read by anyone who says they care for someone.');
  expect(page.body).toContain('Show 38 more');
  const done = await browser.post('/operator/settings/boards', {
    boards: ['welcome', 'caregivers', 'bowel', 'no-such-board'],
    look_after: 'yes',
  });
  expect(done.location).toBe('/operator/settings/texts');
  const places = await site.db
    .selectFrom('place')
    .innerJoin('clause', 'clause.audience_id', 'place.inside_id')
    .select(['slug', 'lead'])
    .where('n', '=', 0)
    .orderBy('slug')
    .execute();
  expect(places).toEqual([
    { slug: 'bowel', lead: 'member' },
    { slug: 'caregivers', lead: 'relation:caregiver' },
    { slug: 'welcome', lead: 'everyone' },
  ]);
  const roles = await site.db.selectFrom('membership').select('role').execute();
  expect(roles.map((m) => m.role)).toEqual(['staff', 'staff', 'staff']);
  await browser.post('/operator/settings/boards', { boards: ['bowel', 'lung'] });
  expect(await site.db.selectFrom('place').select('slug').execute()).toHaveLength(4);
  expect(await site.db.selectFrom('membership').select('role').execute()).toHaveLength(3);
});

test('house texts: defaults with our names in three languages, published and agreed to by who publishes', async () => {
  const page = (await browser.get('/operator/settings/texts')).body;
  expect(page).toContain('Ruth at the front desk');
  expect(page).toContain('You must be at least 16 years old');
  expect(page).not.toContain('{community}');
  const typed = Object.fromEntries(
    [...page.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
  expect(Object.keys(typed).sort()).toEqual(['privacy-ar', 'privacy-en', 'privacy-es', 'rules-ar', 'rules-en', 'rules-es']);
  expect((await browser.post('/operator/settings/texts', { ...typed, 'rules-es': ' ' })).body).toContain('This text cannot be empty');
  expect((await browser.post('/operator/settings/texts', typed)).location).toBe('/operator/settings/mail');
  expect(await site.db.selectFrom('consent').select(['kind', 'version']).orderBy('kind').execute()).toEqual([
    { kind: 'privacy', version: 1 },
    { kind: 'rules', version: 1 },
  ]);
});

test('mail may stay here; then the doors are opened, and setting up is over', async () => {
  expect((await browser.post('/operator/settings/mail', { leaves: 'no' })).location).toBe('/operator/set-up/done');
  expect((await community()).set_up_at).toBeNull();
  expect((await browser.get('/operator/set-up/done')).body).toContain('Everything is ready');
  const open = await browser.submit('/operator/set-up/open');
  expect(open.body).toContain('href="/invitations"');
  expect((await community()).set_up_at).toEqual(site.clock.now());
  expect((await browser.get('/operator')).body).not.toContain('The community is not open yet');
  expect((await browser.get('/operator/settings/joining')).body).not.toContain('Step ');
});

test('changed rules are a new version; the old one stays readable; what is the same stays as it is', async () => {
  const texts = { 'rules-en': 'Be kind.', 'rules-es': 'Con cariño.', 'rules-ar': 'بلطف.' };
  const privacy = await site.db.selectFrom('house_text').select(['language', 'words']).where('kind', '=', 'privacy').execute();
  const same = Object.fromEntries(privacy.map((p) => [`privacy-${p.language}`, p.words]));
  const saved = await browser.submit('/operator/settings/texts', { ...texts, ...same });
  expect(saved.body).toContain('house rules version 2, privacy notice version 1');
  const stranger = site.browser();
  expect((await stranger.get('/house-rules')).body).toContain('Be kind.');
  const old = (await stranger.get('/house-rules?version=1')).body;
  expect(old).toContain('Speak for yourself.');
  expect(old).toContain('This is an earlier version.');
  expect((await stranger.get('/house-rules?version=9')).status).toBe(404);
  stranger.cookies.set('language', 'ar');
  expect((await stranger.get('/house-rules')).body).toContain('بلطف.');
  await stranger.get('/privacy').then((page) => expect(page.body).toContain('dir="rtl"'));
});

test('a lost key: a new link lets the same administrator back in, and ends what was signed in', async () => {
  const link = pathOf(await makeAdministratorLink(site.db, site.ids, site.clock.now(), publicUrl));
  const lost = site.browser();
  expect((await lost.get(link)).body).toContain('I am Ada, and I lost my way in');
  expect((await lost.post(link, { who: 'somebody', password: 'another long password' })).status).toBe(422);
  const taken = await lost.post(link, { ...ada, who: 'new', email: 'other@example.org' });
  expect(taken.body).toContain('Somebody here has this name already.');
  const { id } = await site.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
  expect((await lost.post(link, { who: id, password: 'another long password' })).location).toBe('/operator');
  expect((await lost.get('/operator')).status).toBe(200);
  expect((await browser.get('/operator')).status).toBe(401);
  expect((await lost.get(link)).status).toBe(404);
  browser = lost;
});

test('behind https without a word on its proxy, the operator is told that all visitors count as one', async () => {
  const words = 'All visitors look like one';
  for (const [env, told] of [
    [{}, false],
    [{ PUBLIC_URL: 'https://harbour.example' }, true],
    [{ PUBLIC_URL: 'https://harbour.example', TRUST_PROXY: '127.0.0.1' }, false],
  ] as const) {
    const behind = await openSite({ env });
    const { ruth } = await buildWorld(behind);
    const browser = await behind.browserOf(ruth);
    const session = browser.cookies.get('session') ?? '';
    if ('PUBLIC_URL' in env) browser.cookies.set('__Host-session', session);
    expect([env, (await browser.get('/operator')).body.includes(words)]).toEqual([env, told]);
    await behind.close();
  }
});

test('somebody who is no administrator finds none of it', async () => {
  const { id } = await site.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
  await site.act((tx) => tx.deleteFrom('site_role').where('person_id', '=', id).where('role', '=', 'administrator').execute());
  for (const path of ['/operator', '/operator/settings/mail', '/operator/set-up', '/design'])
    expect((await browser.get(path)).status).toBe(404);
  expect((await browser.post('/operator/settings/community', harbour)).status).toBe(404);
});
