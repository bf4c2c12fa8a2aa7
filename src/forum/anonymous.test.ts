import { afterAll, beforeAll, expect, test } from 'vitest';
import { blockByline, blockedBy, ownAliases, partingDays, slowScope } from '../people/index.ts';
import { leaveCommunity } from '../accounts/leave-community.ts';
import { partWithAliasesDue } from './part-with-aliases.ts';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
const never = '00000000-0000-4000-8000-0000000000ff';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  mira = await site.browserOf(world.mira);
  june = await site.browserOf(world.june);
  await allow(true);
});
afterAll(() => site.close());

const allow = (anonymous: boolean) => site.db.updateTable('place').set({ anonymous }).where('slug', '=', 'bowel-cancer').execute();

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;
type Fields = Record<string, string>;

async function start(browser: Browser, title: string, more: Fields = {}): Promise<string> {
  const made = await browser.post('/boards/bowel-cancer/threads', {
    title,
    words: `${title} words`,
    intent: 'listen',
    idempotency_key: key(),
    ...more,
  });
  return /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
}

async function reply(browser: Browser, thread: string, words: string, more: Fields = {}): Promise<string> {
  const made = await browser.post(`/threads/${thread}/replies`, { words, idempotency_key: key(), ...more });
  return /at=([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
}

/** Under which name a post stands for a reader. */
async function nameOf(post: string, browser: Browser): Promise<string> {
  const { body } = await browser.get((await browser.get(`/posts/${post}`)).location!);
  return new RegExp(`id="post-${post}-by">(.*?)</h\\d>`)
    .exec(body)![1]!
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const byNameChosen = /<input value name="anonymous"[^>]* checked/;
const byAliasChosen = /<input value="yes" name="anonymous"[^>]* checked/;
const anonymously = { anonymous: 'yes' };
const title = 'Something I tell nobody';

test('one alias through a conversation, another in the next, said to be one; and the name stays the name', async () => {
  const thread = await start(mira, title, anonymously);
  const first = await reply(mira, thread, 'Still me.', anonymously);
  const second = await reply(mira, thread, 'And again.', anonymously);
  const alias = await nameOf(first, june);
  expect(alias).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+ anonymous$/);
  expect(await nameOf(second, june)).toBe(alias);
  const page = await june.get(`/threads/${thread}`);
  expect(page.body).not.toContain('Mira');
  expect((await june.get('/boards/bowel-cancer')).body).toContain(`${alias.replace(' anonymous', '')} began it`);
  const other = await reply(mira, await start(june, 'Elsewhere'), 'Me too.', anonymously);
  expect(await nameOf(other, june)).not.toBe(alias);
  expect(await nameOf(await reply(mira, thread, 'By name.'), june)).toBe('Mira');
});

test('the box says which alias, remembers it for this conversation, and warns of both in one', async () => {
  const thread = await start(june, 'A question');
  const offered = await mira.get(`/threads/${thread}`);
  const promised = /Anonymously, as \u2068([^\u2069]+)/.exec(offered.body)![1]!;
  const formKey = /name="idempotency_key" value="([^"]+)"/.exec(offered.body)![1]!;
  expect(offered.body).toContain('Only two senior people together can find out');
  expect(offered.body).toMatch(byNameChosen);
  const said = await mira.submit(`/threads/${thread}/replies`, { words: 'Yes.', ...anonymously, idempotency_key: formKey });
  expect(said.body).toContain(`Your reply is posted, as \u2068${promised}\u2069`);
  expect(said.body).toMatch(byAliasChosen);
  expect(said.body).toContain('Both names in one conversation');
  const asJune = mainOf(await june.get(`/threads/${thread}`));
  expect(asJune).toMatch(byNameChosen);
  expect(asJune).toContain('Both names in one conversation');
  expect(mainOf(await site.browser().get(`/threads/${thread}`))).not.toContain('Anonymously');
});

test('whoever may be anonymous is not offered their own language for it, in a reply, a beginning, an edit', async () => {
  const thread = await start(june, 'Languages');
  const post = await reply(mira, thread, 'Said so.', anonymously);
  for (const path of [`/threads/${thread}`, '/boards/bowel-cancer/new', `/posts/${post}/edit`]) {
    const page = mainOf(await mira.get(path));
    expect(page).toContain('anonymous words count as being in the language of this conversation');
    expect(page).not.toContain('My own language');
  }
  const named = await reply(mira, thread, 'By name.');
  expect(mainOf(await mira.get(`/posts/${named}/edit`))).toContain('My own language (English)');
});

test('where the place allows none there is no alias, and words are never posted by name instead', async () => {
  const known = await start(mira, 'Begun before', anonymously);
  await allow(false);
  const thread = await start(june, 'Closed to aliases');
  expect((await mira.get(`/threads/${thread}`)).body).not.toContain('Anonymously');
  const refused = await mira.post(`/threads/${thread}/replies`, { words: 'my secret', ...anonymously, idempotency_key: key() });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('my secret');
  expect(refused.body).toContain('Nothing is posted');
  const begun = await mira.post('/boards/bowel-cancer/threads', {
    title: 'x',
    words: 'x',
    intent: 'listen',
    idempotency_key: key(),
    ...anonymously,
  });
  expect(begun.status).toBe(422);
  expect((await june.get(`/threads/${thread}`)).body).not.toContain('my secret');
  expect(await nameOf(await reply(mira, known, 'I go on.', anonymously), june)).toContain('anonymous');
  await allow(true);
});

test('the author edits, takes back and brings back their anonymous words; nobody else, and the alias stays', async () => {
  const thread = await start(june, 'Whose words');
  const post = await reply(mira, thread, 'the firts', anonymously);
  const alias = await nameOf(post, june);
  const edit = await mira.get(`/posts/${post}/edit`);
  expect(edit.body).toContain(`You said this anonymously, as \u2068${alias.replace(' anonymous', '')}`);
  expect((await june.get(`/posts/${post}/edit`)).status).toBe(404);
  await mira.post(`/posts/${post}/edit`, { words: 'the first', ...anonymously, idempotency_key: key() });
  expect(await nameOf(post, june)).toBe(alias);
  await mira.post(`/posts/${post}/delete`);
  expect((await june.get(`/threads/${thread}`)).body).toContain(`${alias.replace(' anonymous', '')} took these words back`);
  await mira.post(`/posts/${post}/bring-back`);
  expect((await june.get(`/threads/${thread}`)).body).toContain('the first');
  expect((await mira.get(`/report/post/${post}`)).status).toBe(404);
  expect((await june.get(`/report/post/${post}`)).status).toBe(200);
});

test('two forms at once give one alias', async () => {
  const thread = await start(june, 'At once');
  const both = await Promise.all(['one', 'two', 'three'].map((words) => reply(mira, thread, words, anonymously)));
  expect(new Set(await Promise.all(both.map((post) => nameOf(post, june)))).size).toBe(1);
  expect(await site.db.selectFrom('byline').select('id').where('scope_id', '=', thread).execute()).toHaveLength(1);
});

test('the language of an anonymous reply is the conversation’s, unless one is chosen', async () => {
  await site.db.updateTable('preference').set({ language: 'es' }).where('person_id', '=', world.mira).execute();
  const thread = await start(june, 'In English');
  const languageOf = async (post: string) =>
    (await site.db.selectFrom('post').select('language').where('id', '=', post).executeTakeFirstOrThrow()).language;
  const silent = await reply(mira, thread, 'No language said.', anonymously);
  expect(await languageOf(silent)).toBe('en');
  await mira.post(`/posts/${silent}/edit`, { words: 'Edited.', ...anonymously, idempotency_key: key() });
  expect(await languageOf(silent)).toBe('en');
  expect(await languageOf(await reply(mira, thread, 'Dicho.', { ...anonymously, language: 'es' }))).toBe('es');
  expect((await mira.get(`/threads/${thread}`)).body).toContain('De forma anónima, como');
  await site.db.updateTable('preference').set({ language: 'en' }).where('person_id', '=', world.mira).execute();
});

test('whoever answered an alias reaches its person, and blocking an alias hides it alone', async () => {
  const thread = await start(june, 'Peace');
  const named = await reply(mira, thread, 'Named words.');
  const post = await reply(mira, thread, 'Anonymous words.', anonymously);
  const alias = await nameOf(post, june);
  await reply(june, thread, 'To you.', { answers: post });
  await site.house.jobs.drain();
  expect((await mira.get('/told')).body).toContain('answered you in');
  const { byline_id: byline } = await site.db.selectFrom('post').select('byline_id').where('id', '=', post).executeTakeFirstOrThrow();
  await site.act((tx) => blockByline(tx, world.june, byline, site.clock.now()));
  const page = (await june.get(`/threads/${thread}`)).body;
  expect(page).toContain('Named words.');
  expect(page).not.toContain('Anonymous words.');
  expect((await blockedBy(site.db, world.june)).map((one) => one.label ?? one.name)).toEqual([alias.replace(' anonymous', '')]);
  expect((await mira.get(`/threads/${thread}`)).body).toContain('To you.');
  expect(await nameOf(named, june)).toBe('Mira');
});

test('whom words are about is a quiet line at most, and what could tell who it is, is said before it is posted', async () => {
  const words = 'My sister Marta Lopez had her scan on 12 March.';
  const given = { title: 'Her scan', words, intent: 'listen', about: 'unaware', idempotency_key: key() };
  const asked = await mira.post('/boards/bowel-cancer/threads', given);
  expect(asked.status).toBe(422);
  expect(asked.body).toContain('“\u2068Marta Lopez\u2069” looks like a full name');
  expect(asked.body).toContain('“\u206812 March\u2069” is an exact day');
  expect(asked.body).toContain(words);
  expect((await june.get('/boards/bowel-cancer')).body).not.toContain('Her scan');
  const posted = await mira.submit('/boards/bowel-cancer/threads', { ...given, clues: 'seen' });
  expect(posted.body).toContain('About someone close');
  const thread = await start(june, 'About whom');
  expect(await nameOf(await reply(mira, thread, 'He knows.', { about: 'knows' }), june)).toBe('Mira');
  const page = mainOf(await june.get(`/threads/${thread}`));
  expect(page).toContain('About someone close');
  expect(mainOf(await june.get(`/threads/${await start(mira, 'Me', { about: 'myself' })}`))).not.toContain('About someone close');
  const signed = await mira.post(`/threads/${thread}/replies`, { words: 'Yours, Mira', ...anonymously, idempotency_key: key() });
  expect(signed.body).toContain('is the name you go by here');
  expect((await june.get(`/threads/${thread}`)).body).not.toContain('Yours, Mira');
});

test('what never was is not there for an alias either', async () => {
  const gone = await mira.post(`/threads/${never}/replies`, { words: 'x', ...anonymously, idempotency_key: key() });
  expect(gone.status).toBe(404);
});

test('who leaves and wishes their words gone parts with each alias at a moment of its own, and nobody knows whose it was', async () => {
  const thread = await start(june, 'Left behind');
  const oskar = await site.browserOf(world.oskar);
  const named = await reply(oskar, thread, 'With a name.');
  const hidden = await reply(oskar, thread, 'Hidden first.', anonymously);
  const elsewhere = await reply(oskar, thread, 'Hidden, and split off later.', anonymously);
  const kept = await reply(mira, thread, 'Hidden second.', anonymously);
  expect(await leaveCommunity(site.house, world.oskar, 'erase', site.clock.now())).toBe(true);
  const page = (await june.get(`/threads/${thread}`)).body;
  expect(page).not.toContain('With a name.');
  expect(page).toContain('Hidden first.');
  expect(await ownAliases(site.db, world.oskar)).toEqual([]);
  const hana = await site.browserOf(world.hana);
  const apart = { posts: elsewhere, title: 'Apart', to: 'bowel-cancer', reason: 'Another matter, I think.' };
  expect((await hana.post(`/threads/${thread}/split`, apart)).status).toBe(303);
  await partWithAliasesDue(site.house);
  expect((await june.get(`/threads/${thread}`)).body).toContain('Hidden first.');
  site.clock.pass(partingDays * 86_400_000);
  await partWithAliasesDue(site.house);
  const after = await june.get(`/threads/${thread}`);
  expect(after.body).not.toContain('Hidden first.');
  expect(after.body).toContain('Hidden second.');
  const words = await site.db.selectFrom('post').select(['words', 'html']).where('id', 'in', [named, hidden, elsewhere]).execute();
  expect(words).toEqual(Array.from({ length: 3 }, () => ({ words: '', html: '' })));
  expect(await leaveCommunity(site.house, world.mira, 'anonymise', site.clock.now())).toBe(true);
  expect(await nameOf(kept, june)).toContain('anonymous');
  expect(await site.db.selectFrom('sealed_byline').select('byline_id').where('person_id', '=', world.mira).execute()).toEqual([]);
});

test('in a conversation that was slowed down an alias of staff waits like any other', async () => {
  const ana = await site.browserOf(world.ana);
  const thread = await start(june, 'Slowly');
  const until = new Date(site.clock.now().getTime() + 86_400_000);
  await site.act((tx) => slowScope(tx, thread, { minutes: 30, until, reason: 'Calm', by: world.ana }, site.clock.now()));
  await reply(ana, thread, 'Quietly.', anonymously);
  const again = { words: 'Too soon.', ...anonymously, idempotency_key: key() };
  expect((await ana.post(`/threads/${thread}/replies`, again)).status).toBe(422);
  expect((await ana.post(`/threads/${thread}/replies`, { ...again, anonymous: '', idempotency_key: key() })).status).toBe(303);
});
