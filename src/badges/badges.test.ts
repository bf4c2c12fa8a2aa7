import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { badges } from './index.ts';

let site: TestSite;
let world: World;
let ruth: Browser;
let june: Browser;
let hana: Browser;
let thread: string;

const given = { person: 'hana', kind: 'clinician', label: 'Stoma nurse', evidence: 'Work pass seen by video on 3 March.', months: '6' };
const say = async (who: Browser, words: string) =>
  (await who.post(`/threads/${thread}/replies`, { words, idempotency_key: site.ids.blind() })).status;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [ruth, june, hana] = (await Promise.all([world.ruth, world.june, world.hana].map((id) => site.browserOf(id)))) as [
    Browser,
    Browser,
    Browser,
  ];
  const begun = { title: 'A question', words: 'How do you change the bag?', intent: 'advice', idempotency_key: site.ids.blind() };
  thread = /threads\/([0-9a-f-]{36})/.exec((await june.post('/boards/bowel-cancer/threads', begun)).location!)![1]!;
  expect(await say(hana, 'Slowly, sitting down.')).toBe(303);
  expect(await say(june, 'Thank you.')).toBe(303);
});
afterAll(() => site.close());

const onPosts = async () => mainOf(await june.get(`/threads/${thread}`));
const remind = () => badges.chores!(site.house)[0]!.run();
const linkTo = (body: string, path: string) => new RegExp(`${path}/[0-9a-f-]{36}`).exec(body)![0];

test('an administrator grants a badge with what was seen; members see kind and words, nobody else the evidence', async () => {
  expect((await june.get('/operator/badges')).status).toBe(404);
  expect((await june.post('/operator/badges/new', given)).status).toBe(404);
  const refused = await ruth.post('/operator/badges/new', { ...given, evidence: '', kind: 'saint', person: 'Nemo', months: '999' });
  expect(refused.status).toBe(422);
  for (const words of ['Write down what you saw', 'Choose what they are.', 'Choose for how long.', 'value="Stoma nurse"'])
    expect(refused.body).toContain(words);
  expect((await ruth.post('/operator/badges/new', { ...given, person: 'Nemo' })).body).toContain('Nobody here goes by that name.');
  expect(await onPosts()).not.toContain('Stoma nurse');

  const page = await ruth.submit('/operator/badges/new', given);
  for (const words of ['hana has this badge now', 'Work pass seen by video', 'Granted by Ruth', 'Holds until Thursday 3 September'])
    expect(page.body).toContain(words);

  expect(await onPosts()).toContain('Clinician: Stoma nurse');
  const profile = (await june.get(`/people/${world.hana}`)).body;
  for (const words of ['Checked by Harbour Lights', 'Clinician: Stoma nurse', 'href="/badges"']) expect(profile).toContain(words);
  for (const page of [profile, await onPosts(), (await hana.get(`/people/${world.hana}`)).body]) expect(page).not.toContain('Work pass');
  const one = linkTo((await ruth.get('/operator/badges')).body, '/operator/badges');
  expect((await june.get(one)).status).toBe(404);
  expect((await june.post(`${one}/withdraw`, { because: 'Because I say so.' })).status).toBe(404);
  expect((await site.browser().get('/badges')).body).toContain('not treatment advice');
});

test('whoever has it is told, and before it ends whoever granted it too, once', async () => {
  await site.house.jobs.drain();
  expect((await hana.get('/told')).body).toContain('You have a badge now: Clinician');
  site.clock.pass(150 * 86_400_000);
  const later = await site.browserOf(world.ruth);
  await remind();
  await site.house.jobs.drain();
  expect((await (await site.browserOf(world.ruth)).get('/told')).body).not.toContain('ends soon');
  site.clock.pass(10 * 86_400_000);
  await remind();
  await remind();
  await site.house.jobs.drain();
  expect((await later.get('/told')).body.match(/A badge that you granted ends soon: Clinician/g)).toHaveLength(1);
  expect((await (await site.browserOf(world.hana)).get('/told')).body).toContain('Your badge ends soon: Clinician');
  expect((await (await site.browserOf(world.june)).get('/told')).body).not.toContain('ends soon');
});

test('from the second it is over nobody sees it, and checking again brings it back with its history', async () => {
  [ruth, june] = [await site.browserOf(world.ruth), await site.browserOf(world.june)];
  expect(await onPosts()).toContain('Stoma nurse');
  site.clock.set(new Date('2026-09-03T18:00:00Z'));
  expect(await onPosts()).not.toContain('Stoma nurse');
  expect((await june.get(`/people/${world.hana}`)).body).not.toContain('Stoma nurse');
  const one = linkTo((await ruth.get('/operator/badges')).body, '/operator/badges');
  expect((await ruth.get(one)).body).toContain('Over since');
  expect((await ruth.post(`${one}/renew`, { label: '', evidence: 'Seen again.', months: '12' })).status).toBe(422);
  const renewed = await ruth.submit(`${one}/renew`, { label: 'Stoma nurse', evidence: 'Register entry found again.', months: '12' });
  for (const words of ['Renewed for Hana', 'Other badges of this person', 'Renewed on']) expect(renewed.body).toContain(words);
  expect(await onPosts()).toContain('Clinician: Stoma nurse');
});

test('a badge that is withdrawn goes at once and stays in the history, with its reason', async () => {
  const one = /\/operator\/badges\/[0-9a-f-]{36}/.exec((await ruth.get('/operator/badges')).body)![0];
  expect((await ruth.post(`${one}/withdraw`, { because: '' })).status).toBe(422);
  const gone = await ruth.submit(`${one}/withdraw`, { because: 'She changed her work.' });
  for (const words of ['no longer has this badge', 'She changed her work.', 'Withdrawn on']) expect(gone.body).toContain(words);
  expect(await onPosts()).not.toContain('Stoma nurse');
  expect((await ruth.submit(`${one}/withdraw`, { because: 'Again.' })).body).toContain('had ended already');
  expect((await ruth.get(`/operator/badges/${site.ids.blind()}`)).status).toBe(404);
});

test('of several that are granted at once one stands', async () => {
  const grants = Array.from({ length: 4 }, () => ruth.post('/operator/badges/new', { ...given, person: 'june', kind: 'organisation' }));
  for (const granted of await Promise.all(grants)) expect(granted.status).toBe(303);
  const kinds = site.db.selectFrom('badge').select(['ended', 'id']).where('person_id', '=', world.june).where('kind', '=', 'organisation');
  const all = await kinds.execute();
  expect(all.filter((badge) => badge.ended === null)).toHaveLength(1);
  expect(all).toHaveLength(4);
  const [open] = all.filter((badge) => badge.ended === null);
  await ruth.post(`/operator/badges/${open!.id}/withdraw`, { because: 'Granted too often.' });
  expect((await june.get(`/people/${world.june}`)).body).not.toContain(given.label);
});

test('nobody writes a badge themselves: not in a name, and ticks in their own words are left out', async () => {
  for (const name of ['Nurse Jo', 'Dr House', 'Jo Verified', 'Clinician', 'Jo ✓', 'طبيبة منى'])
    expect((await june.post('/you/name', { name })).status, name).toBe(422);
  await june.post('/you/about', { about: '✅ Clinician ☑️ 🏅 checked' });
  const page = (await ruth.get(`/people/${world.june}`)).body;
  expect(page).toContain('Clinician');
  for (const sign of ['✅', '☑', '🏅']) expect(page).not.toContain(sign);
});

test('an alias never has a badge, and who left has none', async () => {
  await ruth.post('/operator/badges/new', { ...given, person: 'june', label: 'Peer of ten years', kind: 'mentor' });
  expect(await onPosts()).toContain('Mentor: Peer of ten years');
  await site.act(async (tx) => {
    const alias = site.ids.blind();
    await tx.insertInto('byline').values({ id: alias, scope_id: thread, person_id: null, label: 'Quiet Heron' }).execute();
    await tx.updateTable('post').set({ byline_id: alias }).where('scope_id', '=', thread).where('words', '=', 'Thank you.').execute();
    await tx.updateTable('post').set({ byline_id: alias }).where('scope_id', '=', thread).where('position', '=', 0).execute();
    await tx.updateTable('thread').set({ opener_byline_id: alias }).where('scope_id', '=', thread).execute();
  });
  const page = mainOf(await ruth.get(`/threads/${thread}`));
  expect(page).toContain('Quiet Heron');
  expect(page).not.toContain('Peer of ten years');
});

test('the pages of badges are read in Spanish and in Arabic', async () => {
  for (const [language, word] of [
    ['es', 'Qué significan los distintivos'],
    ['ar', 'ماذا تعني الشارات'],
  ] as const) {
    await site.act((tx) => tx.updateTable('preference').set({ language }).where('person_id', '=', world.ruth).execute());
    expect((await ruth.get('/badges')).body).toContain(word);
    for (const path of ['/operator/badges', '/operator/badges/new']) expect((await ruth.get(path)).status).toBe(200);
  }
});
