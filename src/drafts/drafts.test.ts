import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { changePreferences, once, readDraft } from '../people/index.ts';
import { mostDrafts } from './keep-typed.ts';
import { forgetThrown } from './throw-away-draft.ts';

let site: TestSite;
let world: World;
let june: Browser;
let mira: Browser;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  june = await site.browserOf(world.june);
  mira = await site.browserOf(world.mira);
});
afterAll(() => site.close());

const form = 'reply:00000000-0000-4000-8000-000000000001';
const key = '00000000-0000-4000-8000-00000000000a';
const kept = async (person: string, name = form) => (await readDraft(site.db, person, name))?.fields;

test('what is typed is kept for its writer, who is told when; the emptied box keeps nothing', async () => {
  const answered = await june.post('/drafts', { form, words: 'half a sentence' });
  expect(JSON.parse(answered.body)).toEqual({ is: 'kept', at: '2026-03-03T18:00:00.000Z', time: '18:00' });
  expect(await kept(world.june)).toEqual({ words: 'half a sentence' });
  expect(await kept(world.mira)).toBeUndefined();
  await mira.post('/drafts', { form, words: ' \n ' });
  expect(await kept(world.june)).toEqual({ words: 'half a sentence' });
  expect(JSON.parse((await june.post('/drafts', { form, words: '' })).body)).toEqual({ is: 'dropped' });
  expect(await kept(world.june)).toBeUndefined();
});

test('words that were said do not come back as a draft; another form may still be written', async () => {
  await site.act((tx) => once(tx, { personId: world.june, form, key }, 'some-post', site.clock.now()));
  expect(JSON.parse((await june.post('/drafts', { form, idempotency_key: key, words: 'said' })).body)).toEqual({ is: 'posted' });
  expect(await kept(world.june)).toBeUndefined();
  expect(JSON.parse((await mira.post('/drafts', { form, idempotency_key: key, words: 'not said' })).body)).toMatchObject({ is: 'kept' });
});

test('a draft is thrown away and brought back, not over newer words, and not after an hour', async () => {
  await june.post('/drafts', { form, words: 'first' });
  const thrown = await june.submit('/drafts/throw-away', { form, back: '/nowhere' });
  expect(thrown.body).toContain('The draft is thrown away');
  expect(await kept(world.june)).toBeUndefined();
  expect((await mira.submit('/drafts/bring-back', { form: 'reply:x', back: '/nowhere' })).body).toContain('no longer there');
  await june.post('/drafts', { form, words: 'newer' });
  expect((await june.submit('/drafts/bring-back', { form, back: '/nowhere' })).body).toContain('no longer there');
  expect(await kept(world.june)).toEqual({ words: 'newer' });
  await june.post('/drafts', { form, words: '' });
  expect((await june.submit('/drafts/bring-back', { form, back: '/nowhere' })).body).toContain('Your draft is back');
  expect(await kept(world.june)).toEqual({ words: 'first' });
  await june.post('/drafts/throw-away', { form, back: '/' });
  await forgetThrown(site.db, new Date(site.clock.now().getTime() + 2 * 3_600_000));
  expect((await june.submit('/drafts/bring-back', { form, back: '/' })).body).not.toContain('Your draft is back');
});

test('nothing but our own pages is gone back to', async () => {
  for (const back of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '/a b', '']) {
    expect((await june.post('/drafts/throw-away', { form, back })).location).toBe('/');
  }
  expect((await june.post('/drafts/throw-away', { form, back: '/boards/welcome/new#words' })).location).toBe('/boards/welcome/new#words');
});

test('odd, huge and endless drafts are refused; the signed-out and the suspended keep none', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`field${n}`, 'x']));
  const odd: Record<string, string>[] = [
    { form: '-reply:1', words: 'x' },
    { form: '', words: 'x' },
    { form: `${'a'.repeat(200)}`, words: 'x' },
    { form, words: 'x'.repeat(150_000) },
    { form, ...many },
  ];
  for (const fields of odd) {
    expect((await june.post('/drafts', fields)).status).toBe(422);
  }
  expect((await june.post('/drafts/throw-away', { form: '-x' })).status).toBe(404);
  expect((await site.browser().post('/drafts', { form, words: 'x' })).status).toBe(401);
  const bruno = await site.browserOf(world.bruno);
  await bruno.post('/drafts', { form, words: 'x' });
  expect(await kept(world.bruno)).toBeUndefined();
  for (let n = 0; n <= mostDrafts; n += 1) {
    site.clock.pass(1000);
    await june.post('/drafts', { form: `reply:${n}`, words: 'x' });
  }
  expect(await kept(world.june, 'reply:0')).toBeUndefined();
  expect(await kept(world.june, `reply:${mostDrafts}`)).toEqual({ words: 'x' });
});

test('in Spanish and Arabic as well', async () => {
  for (const [language, words] of [
    ['es', 'El borrador está descartado'],
    ['ar', 'أُزيلت المسودة'],
  ] as const) {
    await changePreferences(site.db, world.oskar, { language });
    const oskar = await site.browserOf(world.oskar);
    await oskar.post('/drafts', { form, words: 'x' });
    expect((await oskar.submit('/drafts/throw-away', { form, back: '/nowhere' })).body).toContain(words);
  }
});
