import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { changePreferences, mostDrafts, once, readDraft } from '../people/index.ts';
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
  expect(JSON.parse(answered.body)).toEqual({ is: 'kept', beside: false, at: '2026-03-03T18:00:00.000Z', time: '18:00' });
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
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`field${n}`, 'x']));
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
    // From a box, and from its way to the pictures.
    if (n % 2 === 0) await june.post('/drafts', { form: `reply:${n}`, words: 'x' });
    else await june.post(`/pictures/choose?form=reply:${n}&back=/`, { words: 'x' });
  }
  expect(await site.db.selectFrom('draft').select('form').where('person_id', '=', world.june).execute()).toHaveLength(mostDrafts);
  expect(await kept(world.june, 'reply:0')).toBeUndefined();
  expect(await kept(world.june, `reply:${mostDrafts}`)).toEqual({ words: 'x' });
});

describe('every field', () => {
  test('several of one name are kept together; a choice alone is no draft', async () => {
    const name = 'reply:fields';
    await june.post('/drafts', { form: name, words: 'x', notes: ['death', 'graphic'], language: 'es', beside: 'notes,language' });
    expect(await kept(world.june, name)).toEqual({ words: 'x', notes: 'death,graphic', language: 'es' });
    const answered = await june.post('/drafts', { form: name, words: '', notes: 'death', language: 'es', beside: 'notes,language' });
    expect(JSON.parse(answered.body)).toEqual({ is: 'dropped' });
    expect(await kept(world.june, name)).toBeUndefined();
  });
});

describe('two devices', () => {
  const name = 'thread:welcome';
  const keep = async (words: string, base: string, more: Record<string, string> = {}) => {
    site.clock.pass(1000);
    return JSON.parse((await mira.post('/drafts', { form: name, words, base, ...more })).body) as { at: string; beside: boolean };
  };

  test('the newer words win, and the others are offered', async () => {
    const phone = await keep('on the phone', '');
    const further = await keep('on the phone, further', phone.at);
    expect(further.beside).toBe(false);
    expect(await keep('on the tablet', phone.at)).toMatchObject({ beside: true });
    expect(await kept(world.mira, name)).toEqual({ words: 'on the tablet' });
    expect((await mira.get('/boards/welcome/new')).body).toContain('Other words for this were kept on another device');
    const page = mainOf(await mira.get('/drafts'));
    expect(page).toContain('A new conversation on “⁨Welcome⁩”');
    expect(page).toContain('on the phone, further');
    const take = /\/drafts\/asides\/[0-9a-f-]{36}\/take/.exec(page)![0];
    expect((await june.post(take)).status).toBe(404);
    expect((await mira.submit(take)).body).toContain('These are your draft now');
    expect(await kept(world.mira, name)).toEqual({ words: 'on the phone, further' });
    const other = /\/drafts\/asides\/[0-9a-f-]{36}\/throw-away/.exec(mainOf(await mira.get('/drafts')))![0];
    await mira.submit(other);
    expect((await mira.get('/boards/welcome/new')).body).toContain('data-draft-beside="true" hidden');
  });

  test('going on from one’s own words puts nothing aside, whoever wrote between', async () => {
    const { at: phone } = await keep('p1', '');
    const { at: tablet } = await keep('t1', '');
    const { at: again } = await keep('p1 p2', phone);
    await keep('t1 t2', tablet);
    await keep('p1 p2 p3', again);
    const asides = await site.db.selectFrom('draft_aside').select('fields').where('form', '=', name).execute();
    expect(asides.map(({ fields }) => fields['words'])).toEqual(expect.arrayContaining(['t1 t2']));
    expect(asides.map(({ fields }) => fields['words'])).not.toContain('p1');
    expect(await keep('found in the browser', phone, { aside: 'yes' })).toMatchObject({ beside: true });
    expect(await kept(world.mira, name)).toEqual({ words: 'p1 p2 p3' });
  });

  test('words without a place are still one’s own, and tell nothing of the place', async () => {
    const oskar = await site.browserOf(world.oskar);
    await oskar.post('/drafts', { form: 'thread:in-treatment-together', title: 'To my group', words: 'My own words' });
    const page = mainOf(await oskar.get('/drafts'));
    expect(page).toContain('My own words');
    expect(page).toContain('Words without a place');
    expect(page).not.toContain('In treatment, together');
    expect((await oskar.get('/')).body).toContain('You began something');
    expect(mainOf(await (await site.browserOf(world.ana)).get('/drafts'))).toContain('Nothing is waiting');
  });
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
