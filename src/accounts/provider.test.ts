import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkIn, newestLetter } from '../../test/letters.ts';
import { openProvider, providerSettings, type TestProvider } from '../../test/provider.ts';
import { mainOf, openSite, type Answered, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { changeCommunity } from '../people/index.ts';

let provider: TestProvider;
let site: TestSite;
let world: World;

beforeAll(async () => {
  provider = await openProvider({
    'wren-1': { email: 'wren@hospital.example', email_verified: true, name: 'Wilhelmina Real-Name' },
    'rook-2': { email: 'mira@example.org', email_verified: false, name: 'Somebody Else' },
    'mira-3': { email: 'mira@example.org', email_verified: true },
    'june-4': { email: 'june@hospital.example', email_verified: true },
    'owl-5': { email: 'owl@hospital.example', email_verified: true },
    'kelvin-6': { email: 'os\u212aar@example.org', email_verified: true },
    'late-8': { email: 'late@hospital.example', email_verified: false },
    'swift-9': { email: 'swift@hospital.example', email_verified: true },
    'loud-7': { email: 'OSKAR@example.org', email_verified: true },
  });
  site = await openSite({ env: providerSettings(provider.issuer) });
  world = await buildWorld(site);
});
beforeEach(() => site.clock.pass(3_600_000));
afterAll(async () => {
  await site.close();
  await provider.close();
});

/** Out to the provider, and back with what it says. */
async function goAndComeBack(
  browser: Browser,
  login: string,
  path = '/sign-in/provider',
  fields: Record<string, string> = {},
): Promise<Answered> {
  const out = await browser.post(path, fields);
  expect([out.status, out.location?.startsWith(provider.issuer)]).toEqual([303, true]);
  const back = new URL(await provider.signIn(out.location ?? '', login));
  return browser.get(`${back.pathname}${back.search}`, {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  });
}

const agreed = { age: 'yes', consent: 'yes' };

test('our policy lets a form lead to the provider, and to nobody else', async () => {
  const page = await site.browser().get('/sign-in');
  expect(String(page.headers['content-security-policy'])).toContain(`form-action 'self' ${provider.issuer};`);
  expect(page.body).toContain('Go on with Harbour Hospital');
  const bare = await openSite();
  expect(String((await bare.browser().get('/sign-in')).headers['content-security-policy'])).toMatch(/form-action 'self';/);
  expect((await bare.browser().post('/sign-in/provider')).status).toBe(404);
  expect((await bare.browser().get('/sign-in/provider/back?code=a&state=b')).status).toBe(404);
  await bare.close();
});

test('joining from there: a name is chosen here, age and texts are asked, and nothing of the real name is taken', async () => {
  const browser = site.browser();
  expect((await goAndComeBack(browser, 'wren-1')).location).toBe('/join/provider');
  const page = await browser.get('/join/provider');
  expect(page.body).toContain('choose one here');
  expect(page.body).not.toMatch(/Wilhelmina|name="password"|type="radio"/);
  expect((await browser.post('/join/provider', { name: 'Wren' })).status).toBe(422);
  expect((await browser.post('/join/provider', { ...agreed, name: 'June' })).body).toContain('goes by this name already');
  expect((await browser.post('/join/provider', { ...agreed, name: 'Wren' })).location).toBe('/');
  expect((await browser.get('/you/email')).body).toContain('wren@hospital.example');
  const again = site.browser();
  expect((await goAndComeBack(again, 'wren-1', '/sign-in/provider', { next: '/told' })).location).toBe('/told');
  expect((await again.get('/you')).body).toContain('Wren');
  const kept = JSON.stringify([
    await site.db.selectFrom('person').selectAll().execute(),
    await site.db.selectFrom('doorstep').selectAll().execute(),
  ]);
  expect(kept).not.toContain('Wilhelmina');
});

test('an address that the provider does not vouch for is worth nothing', async () => {
  const browser = site.browser();
  expect((await goAndComeBack(browser, 'rook-2')).location).toBe('/join/provider');
  await browser.post('/join/provider', { ...agreed, name: 'Rook' });
  expect((await browser.get('/you/email')).body).not.toContain('mira@example.org');
  const mira = await site.browserOf(world.mira);
  expect((await mira.get('/you')).body).toContain('Not connected.');
});

test('one it does vouch for joins no accounts either: who reads its mail connects them', async () => {
  const browser = site.browser();
  const asked = await goAndComeBack(browser, 'mira-3');
  expect(asked.body).toContain('An account here may be yours already.');
  expect((await browser.get('/you')).status).toBe(401);
  await site.house.jobs.drain();
  const link = linkIn(await newestLetter(site, 'mira@example.org'));
  expect((await browser.post(link)).location).toBe('/');
  expect((await browser.get('/you')).body).toContain('Connected. It can sign you in here.');
  expect((await goAndComeBack(site.browser(), 'mira-3')).location).toBe('/');
});

test('an address that folds into somebody else’s is theirs to no one; a letter goes to the address as its owner gave it', async () => {
  const kelvin = site.browser();
  expect((await goAndComeBack(kelvin, 'kelvin-6')).location).toBe('/join/provider');
  await kelvin.post('/join/provider', { ...agreed, name: 'Kelvin' });
  expect((await kelvin.get('/you/email')).body).toContain('You have given no address');
  const loud = site.browser();
  expect((await goAndComeBack(loud, 'loud-7')).body).toContain('An account here may be yours already.');
  await site.house.jobs.drain();
  const letters = await site.db.selectFrom('mail_caught').select('recipient').where('recipient', 'ilike', 'os%ar@example.org').execute();
  expect(letters).toEqual([{ recipient: 'oskar@example.org' }]);
});

test('connecting and disconnecting is done from inside; the last way in stays; nobody takes a connected one', async () => {
  const june = await site.browserOf(world.june);
  expect((await goAndComeBack(june, 'june-4', '/you/provider/connect')).location).toBe('/you/provider');
  expect((await june.get('/you/provider')).body).toContain('Connected since');
  const tomas = await site.browserOf(world.tomas);
  expect((await goAndComeBack(tomas, 'june-4', '/you/provider/connect')).body).toContain('is connected to somebody here already');
  expect((await goAndComeBack(site.browser(), 'june-4')).location).toBe('/');
  await site.house.jobs.drain();
  expect((await newestLetter(site, 'june@example.org')).words).toContain('An account elsewhere was connected.');
  expect((await june.post('/you/provider/disconnect')).location).toBe('/you/provider');
  expect((await goAndComeBack(site.browser(), 'june-4')).location).toBe('/join/provider');
  await site.db.updateTable('account').set({ email: null, email_key: null }).where('person_id', '=', world.june).execute();
  await goAndComeBack(june, 'june-4', '/you/provider/connect');
  expect((await june.post('/you/provider/disconnect')).body).toContain('your only way in');
  await goAndComeBack(june, 'late-8', '/you/provider/connect');
  expect((await june.post('/you/provider/disconnect')).body).toContain('your only way in');
});

test('who has no other way proves by the provider who they are; somebody else there proves nothing', async () => {
  const june = await site.browserOf(world.june);
  site.clock.pass(11 * 60_000);
  expect((await june.get('/you/password')).body).toContain('Go on with Harbour Hospital');
  expect((await goAndComeBack(june, 'wren-1', '/you/provider/prove', { next: '/you/password' })).status).toBe(422);
  expect((await june.get('/you/password')).status).toBe(401);
  expect((await goAndComeBack(june, 'june-4', '/you/provider/prove', { next: '/you/password' })).location).toBe('/you/password');
  expect((await june.get('/you/password')).status).toBe(200);
});

test('a form that was on its way goes along to the provider and back, also when somebody turns round there', async () => {
  const about = 'I walk by the sea when I can.';
  const carried = JSON.stringify({ action: '/you/about', fields: [['about', about]] });
  const came = await goAndComeBack(site.browser(), 'june-4', '/sign-in/provider', { carried });
  expect(came.body).toContain('action="/you/about"');
  expect(came.body).toContain(about);
  const june = await site.browserOf(world.june);
  expect((await goAndComeBack(june, 'june-4', '/you/provider/prove', { carried })).body).toContain('One more press');
  const by = async (browser: Browser, path: string) => {
    const state = new URL((await browser.post(path, { carried })).location ?? '').searchParams.get('state');
    return browser.get(`/sign-in/provider/back?error=access_denied&state=${state}`);
  };
  for (const turned of [await by(site.browser(), '/sign-in/provider'), await by(june, '/you/provider/prove')]) {
    expect([turned.status, turned.body.includes(about)]).toEqual([422, true]);
    expect(turned.body).toContain('gave us no answer that we can use');
  }
  const mail = await goAndComeBack(site.browser(), 'loud-7', '/sign-in/provider', { carried });
  expect(mail.body).toContain('I have opened the link: send my words');
});

test('who takes too long to choose a name keeps what they typed', async () => {
  const browser = site.browser();
  await goAndComeBack(browser, 'owl-5');
  site.clock.pass(31 * 60_000);
  const late = await browser.post('/join/provider', { ...agreed, name: 'Barn Owl' });
  expect([late.status, late.body.includes('value="Barn Owl"')]).toEqual([422, true]);
  expect(late.body).toContain('please begin again');
});

test('what was typed to join goes along to the provider and is there again, also when somebody turns round there', async () => {
  const typed = {
    name: 'Swift',
    age: 'yes',
    relations: 'caregiver',
    password: 'four plain words here',
    email: 'swift@example.org',
    way: 'passkey',
  };
  const browser = site.browser();
  const page = mainOf(await browser.get('/join'));
  expect(page).toMatch(/<form[^>]*action="\/join"[\s\S]*formaction="\/sign-in\/provider"[\s\S]*<\/form>/);
  const turned = await browser.post('/sign-in/provider', typed);
  const state = new URL(turned.location ?? '').searchParams.get('state');
  const back = await browser.get(`/sign-in/provider/back?error=access_denied&state=${state}`);
  expect(back.status).toBe(422);
  expect(back.body).toContain('gave us no answer that we can use');
  for (const kept of ['value="Swift"', 'action="/join"', 'formaction="/sign-in/provider"']) expect(back.body).toContain(kept);
  await goAndComeBack(browser, 'swift-9', '/sign-in/provider', typed);
  const join = mainOf(await browser.get('/join/provider'));
  expect(join).toContain('value="Swift"');
  expect(join).toMatch(/value="caregiver"[^>]*checked|checked[^>]*value="caregiver"/);
  expect(join).toMatch(/name="age"[^>]*checked|checked[^>]*name="age"/);
  expect(join).not.toMatch(/name="consent"[^>]*checked|checked[^>]*name="consent"/);
  const kept = JSON.stringify([
    await site.db.selectFrom('doorstep').selectAll().execute(),
    await site.db.selectFrom('ceremony').selectAll().execute(),
  ]);
  expect(kept).not.toMatch(/four plain|four\+plain|swift@example/);
  expect((await browser.post('/join/provider', { ...agreed, name: 'Swift' })).location).toBe('/');
});

test('an answer counts in the browser that asked, once, and only as it was given', async () => {
  const mine = site.browser();
  const out = await mine.post('/sign-in/provider');
  const back = new URL(await provider.signIn(out.location ?? '', 'wren-1'));
  const stranger = site.browser();
  expect((await stranger.get(`${back.pathname}${back.search}`)).status).toBe(422);
  const other = site.browser();
  await other.post('/sign-in/provider');
  expect((await other.get(`${back.pathname}${back.search}`)).status).toBe(422);
  const spoilt = new URL(back);
  spoilt.searchParams.set('code', 'another');
  const spoiler = site.browser();
  const again = new URL(await provider.signIn((await spoiler.post('/sign-in/provider')).location ?? '', 'wren-1'));
  again.searchParams.set('code', 'another');
  expect((await spoiler.get(`${again.pathname}${again.search}`)).body).toContain('gave us no answer that we can use');
  const mixedUp = site.browser();
  const elsewhere = new URL(await provider.signIn((await mixedUp.post('/sign-in/provider')).location ?? '', 'wren-1'));
  elsewhere.searchParams.set('iss', 'https://another.example');
  expect((await mixedUp.get(`${elsewhere.pathname}${elsewhere.search}`)).status).toBe(422);
  expect((await mine.get(`${back.pathname}${back.search}`)).location).toBe('/');
  expect((await site.browser().get(`${back.pathname}${back.search}`)).status).toBe(422);
  expect((await site.browser().get('/sign-in/provider/back?error=access_denied')).status).toBe(422);
  expect(site.logged.join('\n')).not.toMatch(/wren|code=|Wilhelmina/);
});

test('by invitation: nobody joins from there without one, and one is carried along', async () => {
  const ruth = await site.browserOf(world.ruth);
  const link = /(\/join\/[\w-]+)"/.exec((await ruth.post('/invitations', { for_whom: 'Ward 3', days: '1', uses: '1' })).body)?.[1] ?? '';
  await site.act((tx) => changeCommunity(tx, { joining: 'invitation' }));
  await expect.poll(() => site.house.community().joining).toBe('invitation');
  const without = site.browser();
  await goAndComeBack(without, 'owl-5');
  expect((await without.get('/join/provider')).body).toContain('is joined by invitation');
  expect((await without.post('/join/provider', { ...agreed, name: 'Owl' })).body).toContain('is joined by invitation');
  const invited = site.browser();
  expect((await invited.get(link)).body).toContain('Go on with Harbour Hospital');
  await goAndComeBack(invited, 'owl-5', '/sign-in/provider', { invitation: link.split('/').at(-1) ?? '' });
  expect((await invited.post('/join/provider', { ...agreed, name: 'Owl' })).location).toBe('/');
  const listed = (await ruth.get('/invitations')).body;
  expect(listed).toContain('Who came by it');
  expect(listed).toContain('Owl');
});

test('a provider that is away changes nothing: a page says so, in every language', async () => {
  const away = await openSite({ env: { ...providerSettings('http://127.0.0.1:9'), OIDC_ISSUER: 'http://127.0.0.1:9' } });
  await buildWorld(away);
  for (const [language, words] of [
    ['en', 'That did not work this time'],
    ['es', 'Esta vez no ha funcionado'],
    ['ar', 'لم ينجح ذلك هذه المرة'],
  ] as const)
    expect((await away.browser().post('/sign-in/provider', {}, { 'accept-language': language })).body).toContain(words);
  await away.close();
});
