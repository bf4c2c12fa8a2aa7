import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers } from './handlers.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let hana: Browser;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [mira, june, hana] = [await site.browserOf(world.mira), await site.browserOf(world.june), await site.browserOf(world.hana)];
});
afterAll(() => site.close());

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

type Fields = Record<string, string | string[]>;

async function start(who: Browser, title: string, more: Fields = {}, board = 'bowel-cancer'): Promise<string> {
  const made = await who.post(`/boards/${board}/threads`, {
    title,
    words: `${title} words`,
    intent: 'listen',
    idempotency_key: key(),
    ...more,
  });
  return /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
}

async function reply(who: Browser, thread: string, words: string, more: Fields = {}): Promise<string> {
  const made = await who.post(`/threads/${thread}/replies`, { words, idempotency_key: key(), ...more });
  return /at=([0-9a-f-]{36})/.exec(made.location!)![1]!;
}

const wish = (who: Browser, note: string, how: string) => who.post('/filters', { [`note-${note}`]: how });

test('an author says what words are about: a line before them, in the list, and again in the box when edited', async () => {
  const thread = await start(mira, 'The ward last night', { notes: ['death', 'graphic'] });
  const post = await reply(mira, thread, 'And the numbers they gave me.', { notes: 'statistics' });
  const page = mainOf(await june.get(`/threads/${thread}`));
  expect(page).toContain('About: Death · Wounds, surgery, the body in detail');
  expect(page).toContain('About: Survival numbers and statistics');
  expect(mainOf(await june.get('/boards/bowel-cancer'))).toContain('About: Death · Wounds');
  expect((await mira.get(`/posts/${post}/edit`)).body).toMatch(/checked[^>]*value="statistics"|value="statistics"[^>]*checked/);
  await mira.post(`/posts/${post}/edit`, { words: 'No numbers any more.', idempotency_key: key() });
  expect(mainOf(await june.get(`/threads/${thread}`))).not.toContain('About: Survival numbers');
  const refused = await mira.post(`/threads/${thread}/replies`, { words: '', notes: ['weight', 'fertility'], idempotency_key: key() });
  expect(refused.body).toMatch(/value="weight"[^>]*checked|checked[^>]*value="weight"/);
});

test('a reader folds, warns or leaves out; a moderator of the place is never kept from it; nobody else notices', async () => {
  const thread = await start(mira, 'She did not come back', { notes: 'death' });
  const post = await reply(mira, thread, 'I miss her at the window.', { notes: 'death' });
  const before = mainOf(await site.browser().get('/boards/welcome'));
  await wish(june, 'death', 'warn');
  expect(mainOf(await june.get(`/threads/${thread}`))).toContain('notice-warm');
  await wish(june, 'death', 'fold');
  const folded = mainOf(await june.get(`/threads/${thread}`));
  expect(folded).toContain('⁨Mira⁩ writes about: Death');
  expect(folded).toContain('class="fold"');
  expect(mainOf(await june.get(`/threads/${thread}?at=${post}`))).toMatch(/<details class="fold" open[^]*I miss her/);
  expect(mainOf(await june.get('/boards/bowel-cancer'))).not.toContain('She did not come back');
  expect(mainOf(await june.get('/boards/bowel-cancer'))).toContain('A conversation about: Death');
  await wish(june, 'death', 'hide');
  const left = mainOf(await june.get(`/threads/${thread}`));
  expect(left).toContain('2 posts are left out by your filters.');
  expect(left).not.toContain('I miss her');
  expect(mainOf(await june.get(`/threads/${thread}?all=yes`))).toContain('I miss her');
  expect(mainOf(await june.get(`/threads/${thread}?at=${post}`))).toContain('I miss her');
  expect(mainOf(await june.get('/boards/bowel-cancer'))).not.toContain('A conversation about: Death');
  const onPaper = mainOf(await june.get(`/threads/${thread}/print`));
  expect(onPaper).toContain('2 posts are left out by your filters.');
  expect(onPaper).not.toContain('I miss her');
  await hana.post(`/posts/${post}/reactions`, { kind: 'helped' });
  expect(mainOf(await mira.get(`/threads/${thread}/contents`))).toContain('I miss her');
  expect(mainOf(await june.get(`/threads/${thread}/contents`))).not.toContain('I miss her');
  const answer = await reply(hana, thread, 'So do I.', { quotes: `${post}.0.10.0` });
  expect(mainOf(await mira.get(`/threads/${thread}?at=${answer}`))).toContain('I miss her');
  expect(mainOf(await june.get(`/threads/${thread}?at=${answer}`))).not.toContain('I miss her');
  await wish(hana, 'death', 'hide');
  expect(mainOf(await hana.get(`/threads/${thread}`))).toContain('I miss her');
  expect(mainOf(await hana.get('/boards/bowel-cancer'))).toContain('A conversation about: Death');
  expect(mainOf(await mira.get('/boards/bowel-cancer'))).toContain('She did not come back');
  await wish(mira, 'death', 'hide');
  expect(mainOf(await mira.get(`/threads/${thread}`))).toContain('I miss her');
  expect(mainOf(await mira.get('/boards/bowel-cancer'))).toContain('She did not come back');
  expect(mainOf(await site.browser().get('/boards/welcome'))).toBe(before);
  const { shown_replies: replies } = await site.db
    .selectFrom('scope')
    .select('shown_replies')
    .where('id', '=', thread)
    .executeTakeFirstOrThrow();
  expect(replies).toBe(2);
  for (const who of [june, hana, mira]) await who.post('/filters', {});
});

test('«not this week» leaves it out with one press, and ends by itself', async () => {
  await start(mira, 'What the scan showed', { notes: 'scan-results' });
  await june.post('/filters/away', { note: 'scan-results' });
  expect(mainOf(await june.get('/boards/bowel-cancer'))).not.toContain('What the scan showed');
  expect((await june.get('/filters')).body).toContain('Left out until Tuesday 10 March');
  site.clock.pass(8 * 86_400_000);
  const later = await site.browserOf(world.june);
  expect(mainOf(await later.get('/boards/bowel-cancer'))).toContain('What the scan showed');
  expect((await later.get('/filters')).body).not.toContain('Left out until');
  june = later;
  [mira, hana] = [await site.browserOf(world.mira), await site.browserOf(world.hana)];
});

test('words of one’s own fold posts and titles that have them; too many are said to be', async () => {
  const thread = await start(mira, 'The hospice garden');
  await reply(mira, thread, 'They planted roses.');
  await june.post('/filters/words', { words: 'Hospice\nMorphine' });
  const page = mainOf(await june.get(`/threads/${thread}`));
  expect(page).toContain('wrote something with your word “⁨Hospice⁩”');
  expect(page).toMatch(/They planted roses/);
  expect(mainOf(await june.get('/boards/bowel-cancer'))).toContain('A conversation with your word “⁨Hospice⁩”');
  expect(mainOf(await hana.get('/boards/bowel-cancer'))).toContain('The hospice garden');
  const many = await june.post('/filters/words', { words: Array.from({ length: 51 }, (_, n) => `word${n}`).join('\n') });
  expect(many.status).toBe(422);
  expect(many.body).toContain('more than 50 words');
  await june.post('/filters/words', { words: '' });
  expect(mainOf(await june.get('/boards/bowel-cancer'))).toContain('The hospice garden');
});

test('staff give a note with a word to the author, who is told and cannot take it away; others cannot give one', async () => {
  const thread = await start(mira, 'Day five on the ward');
  const post = await reply(mira, thread, 'I stopped eating.');
  for (const who of [june, mira, await site.browserOf(world.ruth)]) {
    expect((await who.get(`/posts/${post}/notes`)).status).toBe(404);
    expect((await who.post(`/posts/${post}/notes`, { notes: 'weight', reason: 'Some read this with care.' })).status).toBe(404);
    expect((await who.post(`/threads/${thread}/notes`, { notes: 'weight', reason: 'Some read this with care.' })).status).toBe(404);
  }
  expect((await hana.post(`/posts/${post}/notes`, { notes: 'weight', reason: 'short' })).status).toBe(422);
  await hana.post(`/posts/${post}/notes`, { notes: 'weight', reason: 'Some here find eating hard to read of.' });
  expect(mainOf(await june.get(`/threads/${thread}`))).toContain('About: Weight and eating');
  await mira.post(`/posts/${post}/edit`, { words: 'I eat a little again.', idempotency_key: key() });
  expect(mainOf(await june.get(`/threads/${thread}`))).toContain('About: Weight and eating');
  await reply(june, thread, 'I read this.', { notes: 'death' });
  await site.house.jobs.drain();
  expect((await mira.get('/told')).body).toContain('About: Death');
  const told = (await mira.get('/told')).body;
  expect(told).toContain('/told/');
  const decision = await site.db.selectFrom('decision').select('id').where('act', '=', 'content-note').executeTakeFirstOrThrow();
  const read = await mira.get(`/decisions/${decision.id}`);
  expect(read.body).toContain('A content note was added to what you wrote');
  expect(read.body).toContain('Some here find eating hard to read of.');
  await hana.post(`/threads/${thread}/notes`, { notes: ['prognosis'], reason: 'All of it speaks of how long.' });
  const whole = mainOf(await june.get(`/threads/${thread}`));
  expect(whole).toContain('How long someone may live');
  await wish(june, 'prognosis', 'fold');
  expect(mainOf(await june.get(`/threads/${thread}`))).toContain('This conversation is about: How long someone may live');
  expect(mainOf(await june.get(`/threads/${thread}?at=${post}`))).not.toContain('This conversation is about');
  await june.post('/filters', {});
});

test('notes go with the words, when they are taken back and when a thread is new', async () => {
  const thread = await start(mira, 'For a moment only', { notes: 'suicide' });
  const { id } = await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow();
  await mira.post(`/posts/${id}/delete`);
  for (const h of handlers(site.house).filter((one) => one.event === 'post-deleted'))
    await h.run({ name: 'post-deleted', scopeId: thread, postId: id, at: '' } as never);
  expect(await site.db.selectFrom('content_note').select('id').where('post_id', '=', id).execute()).toEqual([]);
  expect(await site.db.selectFrom('thread').select('notes').where('scope_id', '=', thread).executeTakeFirst()).toEqual({ notes: [] });
});

test('a list says who answered, and what is pictured; the counts are of shown replies', async () => {
  const thread = await start(mira, 'Does the tiredness end?');
  const line = async () => /Does the tiredness end\?[^]*?<\/li>/.exec(mainOf(await june.get('/boards/bowel-cancer')))![0];
  expect(await line()).toContain('No reply yet');
  await reply(mira, thread, 'To myself.');
  expect(await line()).not.toContain('Answered by');
  const one = await reply(hana, thread, 'It did for me.');
  await reply(hana, thread, 'Slowly.');
  expect(await line()).toContain('Answered by 1 person · 3 replies');
  await reply(june, thread, 'For me too.');
  expect(await line()).toContain('Answered by 2 people');
  await site.act((tx) => site.house.kinds.get('post')!.setState(tx, one, 'hidden', site.clock.now()));
  expect(await line()).toContain('Answered by 2 people · 3 replies');
});

test('filters are read in Spanish and in Arabic', async () => {
  await june.post('/language', { lang: 'es', back: '/filters' });
  expect((await june.get('/filters')).body).toContain('Lo que prefieres no encontrar');
  await june.post('/language', { lang: 'ar', back: '/filters' });
  expect((await june.get('/filters')).body).toContain('ما تفضّل ألا تصادفه');
  await june.post('/language', { lang: 'en', back: '/filters' });
});

test('whoever met it where they did not wish to leaves it out for a week from there, and is led back there', async () => {
  const thread = await start(mira, 'The last scan');
  const post = await reply(mira, thread, 'It has come back.', { notes: ['recurrence', 'death'] });
  const noted = await start(mira, 'All of it hard', { notes: 'recurrence' });
  await june.post('/filters', {});
  expect(mainOf(await june.get(`/threads/${thread}`))).not.toContain('Not this week');
  for (const how of ['warn', 'fold']) {
    await wish(june, 'recurrence', how);
    const link = /<a class="not-this-week" href="([^"]+)"/g;
    expect(mainOf(await june.get(`/threads/${thread}`)).match(link)).toHaveLength(1);
    expect(mainOf(await june.get(`/threads/${noted}`)).match(link)?.length).toBeGreaterThanOrEqual(1);
    expect(mainOf(await june.get('/boards/bowel-cancer'))).toMatch(link);
  }
  const href = /class="not-this-week" href="([^"]+)"/.exec(mainOf(await june.get(`/threads/${thread}`)))![1]!;
  const asked = mainOf(await june.get(href.replaceAll('&amp;', '&')));
  expect(asked.match(/name="note"/g)).toHaveLength(2);
  const from = `/threads/${thread}#item-${post}`;
  expect(asked).toContain(`value="${from}"`);
  const away = await june.post('/filters/away', { note: ['recurrence'], from });
  expect(away.location).toBe(from);
  const after = mainOf(await june.get(`/threads/${thread}`));
  expect(after).not.toContain('It has come back.');
  // Where it stood it says what became of it, and where that can be changed: the flash is far above on a long page.
  expect(after).toMatch(new RegExp(`id="item-${post}"[^]{0,80}left out by your filters[^]{0,200}href="/filters"`));
  const next = await reply(mira, thread, 'The day after.', { notes: ['recurrence'] });
  const both = mainOf(await june.get(`/threads/${thread}`));
  for (const id of [post, next]) expect(both.split(`id="item-${id}"`)).toHaveLength(2);
  expect(both).toContain('2 posts are left out by your filters.');
  await june.post('/filters/away', { note: 'recurrence', end: 'yes', from });
  expect(mainOf(await june.get(`/threads/${thread}`))).toContain('It has come back.');
  expect((await june.post('/filters/away', { note: 'death', from: 'https://elsewhere.example/' })).location).toBe('/');
  expect((await june.get('/filters/away?notes=nothing')).location).toBe('/filters');
  await june.post('/filters/away', { note: 'death', end: 'yes' });
  await june.post('/filters', {});
});
