import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCommunity, learnNames } from '../people/index.ts';
import { forgetRefused } from './refuse-newcomer.ts';
import { linkIn, newestLetter } from '../../test/letters.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  const text = { language: 'en', words: '', html: '', published_at: site.clock.now() };
  const versions = [1, 2].flatMap((version) => [{ kind: 'rules' as const, version, ...text }]);
  await site.db
    .insertInto('house_text')
    .values([...versions, { kind: 'privacy' as const, version: 1, ...text }])
    .execute();
});
afterAll(() => site.close());

const wish = { way: 'password', password: 'four plain words here', age: 'yes', consent: 'yes', time_zone: 'Europe/Madrid' };

async function setJoining(joining: 'open' | 'invitation' | 'approval') {
  await site.act((tx) => changeCommunity(tx, { joining }));
  await expect.poll(() => site.house.community().joining).toBe(joining);
}

test('a newcomer is in after one form, with what they said and agreed to kept', async () => {
  const browser = site.browser();
  const form = await browser.get('/join');
  expect(form.body).toContain('A name you like. Not your full name.');
  expect(form.body).toContain('I am 18 or older');
  const joined = await browser.post('/join', { ...wish, name: '  Patient   Heron ', relations: ['patient', 'made-up'] });
  expect(joined.status).toBe(303);
  expect((await browser.get('/you')).body).toContain('Patient Heron');
  const person = await site.db.selectFrom('person').selectAll().where('name', '=', 'Patient Heron').executeTakeFirstOrThrow();
  expect(person.state).toBe('active');
  const relations = await site.db.selectFrom('relation').select('relation').where('person_id', '=', person.id).execute();
  expect(relations).toEqual([{ relation: 'patient' }]);
  const consents = await site.db
    .selectFrom('consent')
    .select(['kind', 'version'])
    .where('person_id', '=', person.id)
    .orderBy('kind')
    .execute();
  expect(consents).toEqual([
    { kind: 'privacy', version: 1 },
    { kind: 'rules', version: 2 },
  ]);
  expect((await browser.get('/you/preferences')).body).toContain('<option value="Europe/Madrid" selected');
});

test('each fault stands beside its field, and what was typed is kept', async () => {
  const refused = await site.browser().post('/join', { way: 'password', name: 'mira@example.org', password: 'short', email: 'not one' });
  expect(refused.status).toBe(422);
  const said = [
    '5 things to look at again',
    'This looks like an address.',
    'Please use at least 10',
    'does not look complete',
    '18 or older. Please',
    'Both are short.',
  ];
  for (const words of said) expect(refused.body).toContain(words);
  expect(refused.body).toContain('value="mira@example.org"');
  expect(refused.body).not.toContain('value="short"');
});

test('a password that strangers try first is not kept: not at joining, not later, not by a link', async () => {
  for (const password of ['Password2024!', '1234567890', 'Common Tern 7']) {
    const refused = await site.browser().post('/join', { ...wish, name: 'Common Tern', password });
    expect([refused.status, refused.body.includes('Many people use a password like this')]).toEqual([422, true]);
  }
  const june = await site.browserOf(world.june);
  for (const new_password of ['contraseña123', 'June June June'])
    expect((await june.post('/you/password', { new_password })).body).toContain('Many people use a password like this');
  await site.browser().post('/sign-in/link', { email: 'june@example.org' });
  await site.house.jobs.drain();
  const link = linkIn(await newestLetter(site, 'june@example.org'));
  expect((await site.browser().post(link, { new_password: 'qwertyuiop' })).body).toContain('Many people use a password like this');
});

test('a name that reads like one that is taken is not given twice, and free ones are offered', async () => {
  const refused = await site.browser().post('/join', { ...wish, name: 'M I R A' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('Somebody here goes by this name already');
  expect(refused.body).toContain('M I R A 2');
  expect((await site.browser().submit('/join', { ...wish, name: 'M I R A 2' })).status).toBe(200);
});

test('all faults are told at once, in the order of the page; only who has a name is asked of whole forms', async () => {
  const refused = await site.browser().post('/join', { ...wish, name: 'Quiet Heron', password: 'short', age: 'no' });
  const told = [...refused.body.matchAll(/<a href="#([\w-]+)">/g)].map((m) => m[1]);
  expect(told).toEqual(['name', 'password', 'age']);
  const taken = await site.browser().post('/join', { ...wish, name: 'Mira', age: 'no' });
  expect(taken.body).not.toContain('goes by this name already');
});

test('nobody joins or goes on under an alias, and each language says why', async () => {
  for (const [language, words] of [
    ['en', 'given to people who write without their name'],
    ['es', 'se dan a quienes escriben sin su nombre'],
    ['ar', 'تُعطى لمن يكتبون دون أسمائهم'],
  ] as const) {
    const refused = await site.browser().post('/join', { ...wish, name: 'Garza tranquila' }, { 'accept-language': language });
    expect([refused.status, refused.body.includes(words), refused.body.includes('value="Garza tranquila"')]).toEqual([422, true, true]);
  }
  const june = await site.browserOf(world.june);
  expect((await june.post('/you/name', { name: 'Quiet Heron' })).body).toContain('given to people who write without their name');
});

test('of two who want names that look alike at the same moment one has it; people from before are known by their looks too', async () => {
  const both = await Promise.all(['Willow', 'VVi11ow'].map((name) => site.browser().post('/join', { ...wish, name })));
  expect(both.map((b) => b.status).toSorted((a, b) => a - b)).toEqual([303, 422]);
  await site.db.deleteFrom('held_name').where('person_id', '=', world.hana).execute();
  expect((await site.browser().post('/join', { ...wish, name: 'Hаna' })).status).toBe(303);
  await site.db.deleteFrom('held_name').where('person_id', '=', world.oskar).execute();
  await learnNames(site.db);
  await learnNames(site.db);
  expect((await site.browser().post('/join', { ...wish, name: 'Оskar' })).status).toBe(422);
});

test('a second press after a lost answer lets in instead of refusing; another password does not', async () => {
  const again = { ...wish, name: 'Twice Pressed' };
  await site.browser().post('/join', again);
  const second = site.browser();
  expect((await second.post('/join', again)).status).toBe(303);
  expect((await second.get('/you')).body).toContain('Twice Pressed');
  expect((await site.browser().post('/join', { ...again, password: 'somebody else here' })).status).toBe(422);
  site.clock.pass(11 * 60_000);
  expect((await site.browser().post('/join', again)).status).toBe(422);
});

test('joining with an address tells nobody whether it has an account; it counts once its owner opened the link', async () => {
  const [fresh, taken] = [site.browser(), site.browser()];
  const one = await fresh.post('/join', { ...wish, name: 'Ada', email: 'ada@example.org' });
  const two = await taken.post('/join', { ...wish, name: 'Bea', email: 'mira@example.org' });
  expect([one.status, one.location]).toEqual([two.status, two.location]);
  // Each page knows its own reader.
  const said = async (browser: Browser) => mainOf(await browser.get('/you/email')).replace(/ owner="[^"]+"/, '');
  expect(await said(fresh)).toBe(await said(taken));
  await site.house.jobs.drain();
  expect((await newestLetter(site, 'mira@example.org')).words).toContain('belongs to an account there already');
  const link = linkIn(await newestLetter(site, 'ada@example.org'));
  const page = await site.browser().get(link);
  expect(page.body).toContain('This address is mine');
  expect(page.body).toContain('somebody goes by the name Ada');
  expect((await site.browser().submit('/sign-in', { who: 'ada@example.org', password: wish.password })).body).toContain(
    'do not belong together',
  );
  await fresh.post(link);
  expect((await site.browser().post('/sign-in', { who: 'ADA@example.org', password: wish.password })).location).toBe('/');
});

test('joining by mail alone: the link finishes it, once, and asks for another name when it was taken meanwhile', async () => {
  const office = await site.browser().post('/join', { ...wish, way: 'link', name: 'Moderator', email: 'noor@example.org' });
  expect([office.status, office.body.includes('sounds like a role here')]).toEqual([422, true]);
  const asked = await site.browser().post('/join', { ...wish, way: 'link', name: 'Noor', email: 'noor@example.org' });
  expect(asked.body).toContain('Look into your mail');
  await site.house.jobs.drain();
  const link = linkIn(await newestLetter(site, 'noor@example.org'));
  await site.browser().post('/join', { ...wish, name: 'Noor' });
  const browser = site.browser();
  expect((await browser.post(link)).body).toContain('goes by this name already');
  const again = await browser.post(link, { name: 'Quiet Heron' });
  expect([again.status, again.body.includes('value="Quiet Heron"')]).toEqual([422, true]);
  expect((await browser.post(link, { name: 'Noor by the sea' })).status).toBe(303);
  expect((await browser.get('/you/email')).body).toContain('noor@example.org');
  expect((await site.browser().post(link)).status).toBe(410);
});

test('joining by mail with an address that has an account: the same page, and a link to that account', async () => {
  const fresh = await site.browser().post('/join', { ...wish, way: 'link', name: 'Cleo', email: 'cleo@example.org' });
  const taken = await site.browser().post('/join', { ...wish, way: 'link', name: 'Cleo', email: 'june@example.org' });
  expect(taken.body).toBe(fresh.body);
  await site.house.jobs.drain();
  const browser = site.browser();
  await browser.post(linkIn(await newestLetter(site, 'june@example.org')));
  expect((await browser.get('/you')).body).toContain('June');
});

test('by invitation: nobody joins without, and each invitation lets in as many as it says', async () => {
  await setJoining('invitation');
  expect((await site.browser().get('/join')).body).toContain('is joined by invitation');
  expect((await site.browser().post('/join', { ...wish, name: 'Sneak' })).body).toContain('is joined by invitation');
  const ruth = await site.browserOf(world.ruth);
  const made = await ruth.post('/invitations', { for_whom: 'Tuesday group', days: '7', uses: '1' });
  const link = /http:\/\/localhost:3000(\/join\/[\w-]+)/.exec(made.body)?.[1] ?? '';
  expect((await ruth.get('/invitations')).body).toContain('Tuesday group');
  expect((await ruth.get('/invitations')).body).not.toContain(link);
  expect((await site.browser().post(link, { ...wish, name: 'Invited', password: 'short' })).status).toBe(422);
  const both = await Promise.all(['First', 'Second'].map((name) => site.browser().post(link, { ...wish, name })));
  expect(both.map((b) => b.status).toSorted((a, b) => a - b)).toEqual([303, 410]);
  expect(mainOf(await site.browser().get(link))).toBe(mainOf(await site.browser().get('/join/never-was')));
});

test('an invitation that was withdrawn or is over lets nobody in; only administrators make them', async () => {
  const ruth = await site.browserOf(world.ruth);
  const make = async () => /(\/join\/[\w-]+)"/.exec((await ruth.post('/invitations', { days: '1', uses: '5' })).body)?.[1] ?? '';
  const [withdrawn, over] = [await make(), await make()];
  const id = /name="invitation" value="([^"]+)"/.exec((await ruth.get('/invitations')).body)?.[1] ?? '';
  await ruth.post('/invitations/withdraw', { invitation: id });
  expect([(await site.browser().get(withdrawn)).status, (await site.browser().get(over)).status].toSorted((a, b) => a - b)).toEqual([
    200, 410,
  ]);
  site.clock.pass(25 * 3_600_000);
  expect((await site.browser().get(over)).status).toBe(410);
  const mira = await site.browserOf(world.mira);
  expect((await mira.get('/invitations')).status).toBe(404);
  expect((await mira.post('/invitations', { days: '1', uses: '1' })).status).toBe(404);
});

test('by approval: a newcomer waits on a kind page until somebody lets them in', async () => {
  await setJoining('approval');
  const [let_, declined] = [site.browser(), site.browser()];
  expect((await let_.submit('/join', { ...wish, name: 'Patient Owl', about: 'A nurse told me of you.' })).body).toContain(
    'Thank you for asking to join',
  );
  await declined.post('/join', { ...wish, name: 'Best Prices' });
  expect((await let_.get('/told')).location).toBe('/waiting');
  const ruth = await site.browserOf(world.ruth);
  expect((await ruth.get('/waiting-people')).body).toContain('A nurse told me of you.');
  const idOf = async (name: string) =>
    (await site.db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  const mira = await site.browserOf(world.mira);
  expect((await mira.post('/waiting-people/let-in', { person: await idOf('Patient Owl') })).status).toBe(404);
  await ruth.post('/waiting-people/let-in', { person: await idOf('Patient Owl') });
  const prices = await idOf('Best Prices');
  const bare = await ruth.post('/waiting-people/decline', { person: prices, words: ' ' });
  expect([bare.status, bare.body.includes('Nobody should be turned away without a reason.')]).toEqual([422, true]);
  expect((await mira.post('/waiting-people/decline', { person: prices, words: 'No.' })).status).toBe(404);
  await ruth.post('/waiting-people/decline', { person: prices, words: 'We are no place for selling. The town market may be.' });
  expect((await let_.get('/told')).status).toBe(200);
  expect((await ruth.get('/waiting-people')).body).not.toContain('Best Prices');
  expect((await ruth.post('/waiting-people/decline', { person: prices, words: 'Once more.' })).status).toBe(404);
  const answer = await declined.submit('/told');
  expect(answer.status).toBe(404);
  const page = (await declined.get('/waiting')).body;
  for (const words of ['You are not let in this time', 'The town market may be.', 'Wednesday 18 March', 'href="/help-now"'])
    expect(page).toContain(words);
  await setJoining('open');
});

test('who waits is told by mail, let in or not; an answer can be read for 14 days, then nothing is left of them', async () => {
  await setJoining('approval');
  const ruth = await site.browserOf(world.ruth);
  const joined = async (name: string, email: string) => {
    await site.browser().post('/join', { ...wish, way: 'link', name, email });
    await site.house.jobs.drain();
    const browser = site.browser();
    const page = await browser.submit(linkIn(await newestLetter(site, email)));
    expect([page.body.includes('Thank you for asking to join'), page.body.includes('Welcome.')]).toEqual([true, false]);
    site.clock.pass(60_000);
    const person = await site.db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
    return { browser, id: person.id };
  };
  const [egret, spoonbill] = [await joined('Egret', 'egret@example.org'), await joined('Spoonbill', 'spoonbill@example.org')];
  await ruth.post('/waiting-people/let-in', { person: egret.id });
  await ruth.post('/waiting-people/decline', { person: spoonbill.id, words: 'We are for one town only. Theirs is linked from our page.' });
  await site.house.jobs.drain();
  expect((await newestLetter(site, 'egret@example.org')).words).toContain('You are in now.');
  const letter = await newestLetter(site, 'spoonbill@example.org');
  expect(letter.words).toContain('We are for one town only.');
  expect(letter.subject).toBe('A message for you at Harbour Lights');
  site.clock.pass(13 * 86_400_000);
  await forgetRefused(site.house, site.clock.now());
  expect((await spoonbill.browser.get('/waiting')).body).toContain('We are for one town only.');
  site.clock.pass(2 * 86_400_000);
  await forgetRefused(site.house, site.clock.now());
  expect((await spoonbill.browser.get('/waiting')).status).toBe(401);
  const left = JSON.stringify([
    await site.db.selectFrom('refusal').selectAll().where('person_id', '=', spoonbill.id).execute(),
    await site.db.selectFrom('account').selectAll().where('person_id', '=', spoonbill.id).execute(),
    await site.db.selectFrom('person').selectAll().where('id', '=', spoonbill.id).execute(),
  ]);
  expect(left).not.toMatch(/spoonbill|one town/i);
  expect((await egret.browser.get('/told')).status).toBe(200);
  await setJoining('open');
});

test('Spanish and Arabic: the page, its direction and its faults', async () => {
  const spanish = await site.browser().post('/join', { way: 'password' }, { 'accept-language': 'es-MX' });
  expect(spanish.body).toContain('Elige un nombre');
  const arabic = await site.browser().get('/join', { 'accept-language': 'ar' });
  expect(arabic.body).toContain('dir="rtl"');
  expect(arabic.body).toContain('الانضمام إلى Harbour Lights');
});
