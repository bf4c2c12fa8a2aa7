import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkIn, newestLetter } from '../../test/letters.ts';
import { softwareAuthenticator } from '../../test/authenticator.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { hashPassword, setPassword } from '../people/index.ts';

let site: TestSite;
let world: World;
const password = 'four plain words here';
const minute = 60_000;
const day = 24 * 60 * minute;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  const hash = await hashPassword(password);
  for (const person of [world.mira, world.tomas]) await site.act((tx) => setPassword(tx, person, hash, site.clock.now()));
});
beforeEach(() => site.clock.pass(day));
afterAll(() => site.close());

async function letterTo(email: string): Promise<{ subject: string; words: string }> {
  await site.house.jobs.drain();
  const letter = await newestLetter(site, email);
  site.clock.pass(minute);
  return letter;
}

async function addKey(browser: Browser): Promise<void> {
  const asked = JSON.parse((await browser.post('/you/passkeys/start')).body) as { ceremony: string; options: { challenge: string } };
  const response = softwareAuthenticator('http://localhost:3000').create(asked.options);
  expect((await browser.post('/you/passkeys', { ceremony: asked.ceremony, response })).status).toBe(303);
}

test('ten minutes after a proof, every page that changes a way in asks once more, and what was typed is kept', async () => {
  const mira = await site.browserOf(world.mira);
  expect((await mira.get('/you/email')).status).toBe(200);
  site.clock.pass(11 * minute);
  for (const path of ['/you/password', '/you/email', '/you/passkeys', '/you/code', '/you/code/new', '/you/leave/sure?how=erase']) {
    const page = await mira.get(path);
    expect([page.status, page.body.includes('Is it you?')]).toEqual([401, true]);
  }
  const stopped = await mira.post('/you/email', { email: 'new@example.org' });
  expect(stopped.body).toContain('What you typed is kept.');
  const carried = /name="carried" value="([^"]*)"/.exec(stopped.body)?.[1]?.replaceAll('&quot;', '"') ?? '';
  expect((await mira.post('/you/prove/password', { password: 'not it at all', carried })).body).toContain('not your password');
  const proven = await mira.post('/you/prove/password', { password, carried });
  expect(proven.body).toContain('action="/you/email"');
  expect(proven.body).toContain('value="new@example.org"');
  expect((await mira.get('/you/password')).status).toBe(200);
});

test('a button that was pressed too late is carried through the proof as well, and pressed once more', async () => {
  const mira = await site.browserOf(world.mira);
  site.clock.pass(11 * minute);
  const stopped = await mira.post('/you/recovery');
  const carried = /name="carried" value="([^"]*)"/.exec(stopped.body)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const proven = mainOf(await mira.post('/you/prove/password', { password, carried }));
  expect(proven).toContain('One more press');
  expect(proven).toContain('What you asked for has not happened yet.');
  expect(proven).toContain('action="/you/recovery"');
  site.clock.pass(11 * minute);
  const typed = await mira.post('/you/password', { new_password: 'nothing but this' });
  expect(typed.body).toContain('name="next" value="/you/password"');
});

test('after eight wrong passwords a pause, in words', async () => {
  const tomas = await site.browserOf(world.tomas);
  site.clock.pass(11 * minute);
  const tries = [];
  for (let n = 0; n < 9; n++) tries.push(await tomas.post('/you/prove/password', { password: 'wrong wrong wrong' }));
  expect(tries[8]?.body).toContain('we pause until');
  expect((await tomas.post('/you/prove/password', { password })).status).toBe(422);
});

test('who has an address alone proves it by a link, on the device that asked and on no other', async () => {
  const june = await site.browserOf(world.june);
  site.clock.pass(11 * minute);
  expect((await june.get('/you/password')).body).toContain('You sign in by links.');
  await june.post('/you/prove/link', { next: '/you/password' });
  const link = linkIn(await letterTo('june@example.org'));
  const elsewhere = await site.browserOf(world.june);
  expect((await elsewhere.post(link)).body).toContain('open it where you asked');
  expect((await (await site.browserOf(world.mira)).post(link)).body).toContain('open it where you asked');
  expect((await june.get('/you/password')).status).toBe(401);
  expect((await june.post(link)).location).toBe('/you/password');
  expect((await june.get('/you/password')).status).toBe(200);
  const mira = await site.browserOf(world.mira);
  site.clock.pass(11 * minute);
  const page = (await mira.get('/you/password')).body;
  expect(page).not.toContain('You sign in by links.');
  expect(page).toContain('Not at hand, or forgotten?');
  await mira.post('/you/prove/link', { next: '/you/password' });
  expect((await mira.post(linkIn(await letterTo('mira@example.org')))).location).toBe('/you/password');
});

test('an address is changed by a link to the new one; the old one is told, and takes it back with all that came since', async () => {
  const thief = await site.browserOf(world.mira);
  const mira = await site.browserOf(world.mira);
  site.clock.pass(minute);
  await thief.post('/you/email', { email: 'thief@example.org' });
  await site.browser().post(linkIn(await letterTo('thief@example.org')));
  const letter = await letterTo('mira@example.org');
  expect(letter.subject).toBe('A message for you at Harbour Lights');
  expect(letter.words).toContain('The e-mail address was changed.');
  expect((await mira.get('/you')).body).toContain('Something changed on another device: The e-mail address was changed.');
  expect((await mira.get('/you/devices')).body).toContain('What changed lately');
  expect((await mira.get('/')).body).toContain('Changed on another device');
  expect((await thief.get('/')).body).toContain('Changed on another device');
  await addKey(thief);
  await thief.post('/you/password', { new_password: 'the thief chose this' });
  const theirs = await letterTo('thief@example.org');
  const link = linkIn(letter);
  for (const _ of [1, 2]) expect((await site.browser().get(link)).body).toContain('The e-mail address was changed.');
  expect((await thief.get('/you')).status).toBe(200);
  expect((await site.browser().post(link)).location).toBe('/sign-in');
  for (const browser of [thief, mira]) expect((await browser.get('/you')).status).toBe(401);
  expect((await site.browser().post('/sign-in', { who: 'mira', password: 'the thief chose this' })).status).toBe(422);
  expect((await site.browser().post(linkIn(theirs))).status).toBe(410);
  await site.browser().post('/sign-in/link', { email: 'mira@example.org' });
  const again = site.browser();
  expect((await again.post(linkIn(await letterTo('mira@example.org')), { new_password: password })).location).toBe('/');
  expect((await again.get('/you/email')).body).toContain('mira@example.org');
  expect((await again.get('/you/passkeys')).body).toContain('No passkey yet');
});

test('taking back works for seven days, once, and not by another word', async () => {
  const tomas = await site.browserOf(world.tomas);
  await tomas.post('/you/password', { new_password: 'quite another one' });
  const link = linkIn(await letterTo('tomas@example.org'));
  site.clock.pass(7 * day);
  expect(mainOf(await site.browser().get(link))).toBe(mainOf(await site.browser().get('/link/never-was')));
  expect((await site.browser().post(link)).status).toBe(410);
  expect((await site.browser().post('/sign-in', { who: 'tomas', password: 'quite another one' })).status).toBe(303);
});

test('each change is told by mail and listed: password, passkeys, codes', async () => {
  const tomas = await site.browserOf(world.tomas);
  await addKey(tomas);
  expect((await letterTo('tomas@example.org')).words).toContain('A passkey was added.');
  const passkey = /name="passkey" value="([^"]+)"/.exec((await tomas.get('/you/passkeys')).body)?.[1] ?? '';
  await tomas.post('/you/passkeys/remove', { passkey });
  const letter = await letterTo('tomas@example.org');
  expect(letter.words).toContain('A passkey was removed.');
  expect(letter.words).toContain('your time');
  const listed = mainOf(await tomas.get('/you/devices'));
  for (const words of ['A passkey was added.', 'A passkey was removed.']) expect(listed).toContain(words);
  expect((await tomas.get('/you')).body).not.toContain('Something changed on another device');
});

test('links and a new password at the same moment: each is answered, none is a fault of ours, and one address stands', async () => {
  const mira = await site.browserOf(world.mira);
  for (let round = 0; round < 6; round++) {
    site.clock.pass(day);
    const again = await site.browserOf(world.mira);
    const addresses = ['one', 'two', 'three'].map((name) => `${name}-${round}@example.org`);
    for (const email of addresses) await again.post('/you/email', { email });
    await again.post('/sign-out');
    await site.house.jobs.drain();
    const links = await Promise.all(addresses.map(async (email) => linkIn(await newestLetter(site, email))));
    const fresh = await site.browserOf(world.mira);
    const answers = await Promise.all([
      ...links.map((link) => site.browser().post(link)),
      fresh.post('/you/password', { new_password: 'quite another one' }),
    ]);
    expect(answers.map((a) => a.status).filter((status) => ![303, 410].includes(status))).toEqual([]);
  }
  expect((await mira.get('/you')).status).toBe(401);
});

test('an address where none stood is told on other devices, and no letter of it goes to whoever added it', async () => {
  await site.db.updateTable('account').set({ email: null, email_key: null }).where('person_id', '=', world.hana).execute();
  const hana = await site.browserOf(world.hana);
  const thief = await site.browserOf(world.hana);
  site.clock.pass(minute);
  await thief.post('/you/email', { email: 'added@example.org' });
  await thief.post(linkIn(await letterTo('added@example.org')));
  expect((await hana.get('/you')).body).toContain('An e-mail address was added.');
  expect((await hana.get('/')).body).toContain('An e-mail address was added.');
  await site.house.jobs.drain();
  const letters = await site.db.selectFrom('mail_caught').select('words').where('recipient', '=', 'added@example.org').execute();
  expect(letters.filter(({ words }) => words.includes('take it back'))).toEqual([]);
});
