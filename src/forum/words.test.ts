import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { changePreferences } from '../people/index.ts';
import { addMember, endMembership } from '../spaces/index.ts';
import { findMarked, partsOf } from './quotable-parts.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let ana: Browser;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [mira, june, ana] = await Promise.all([site.browserOf(world.mira), site.browserOf(world.june), site.browserOf(world.ana)]);
});
afterAll(() => site.close());

let serial = 0;
const key = () => `0abcabca-0000-4000-8000-${String(++serial).padStart(12, '0')}`;
const idIn = (location: string | undefined, name: string) => new RegExp(`${name}=?/?([0-9a-f-]{36})`).exec(location ?? '')?.[1] ?? '';

async function start(who: Browser, words: string, board = 'bowel-cancer'): Promise<string> {
  const made = await who.post(`/boards/${board}/threads`, { title: 'A thread', words, intent: 'listen', idempotency_key: key() });
  return idIn(made.location, 'threads');
}

async function reply(who: Browser, thread: string, words: string, more: Record<string, string | string[]> = {}): Promise<string> {
  const said = await who.post(`/threads/${thread}/replies`, { words, idempotency_key: key(), ...more });
  expect(said.status).toBe(303);
  return idIn(said.location, 'at');
}

const read = async (who: Browser, thread: string) => mainOf(await who.get(`/threads/${thread}`));
const html = async (post: string) =>
  (await site.db.selectFrom('post').select('html').where('id', '=', post).executeTakeFirstOrThrow()).html;
const told = (person: string, kind: 'mentioned' | 'answered') =>
  site.db.selectFrom('notice').select('post_id').where('person_id', '=', person).where('kind', '=', kind).execute();

describe('looking first', () => {
  test('the words are shown as they will look, kept, and posted only afterwards', async () => {
    const thread = await start(june, 'Hello');
    const fields = { words: '**Bold** @June', language: 'es', idempotency_key: key(), base: '' };
    const looked = await mira.post(`/threads/${thread}/replies`, { ...fields, look: 'yes' });
    expect(looked.status).toBe(200);
    expect(mainOf(looked)).toContain('How it will look');
    expect(mainOf(looked)).toContain('<strong>Bold</strong> @June');
    expect(mainOf(looked)).toContain(fields.idempotency_key);
    expect(mainOf(looked)).toMatch(/<option[^>]*value="es"[^>]*selected/);
    expect(await read(june, thread)).not.toContain('<strong>Bold');
    expect(await read(mira, thread)).toContain('**Bold** @June</textarea>');
    await reply(mira, thread, fields.words, { language: 'es' });
    expect(await read(june, thread)).toMatch(/lang="es"[^>]*><p><strong>Bold/);
    const empty = await mira.post(`/threads/${thread}/replies`, { ...fields, words: ' ', look: 'yes' });
    expect(empty.status).toBe(422);
  });

  test('a new conversation and an edit too; nobody looks into what they may not read', async () => {
    const looked = await mira.post('/boards/bowel-cancer/threads', {
      words: '- one\n- two',
      title: 'Kept title',
      intent: 'advice',
      look: 'yes',
    });
    expect(mainOf(looked)).toContain('<li>one</li>');
    expect(mainOf(looked)).toContain('Kept title');
    const thread = await start(mira, 'Old words', 'in-treatment-together');
    const post = (await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow()).id;
    expect(mainOf(await mira.post(`/posts/${post}/edit`, { words: '*new*', look: 'yes' }))).toContain('<em>new</em>');
    expect(await html(post)).toContain('Old words');
    expect((await june.post(`/threads/${thread}/replies`, { words: 'x', look: 'yes' })).status).toBe(404);
    expect((await june.post(`/posts/${post}/edit`, { words: 'x', look: 'yes' })).status).toBe(404);
  });
});

describe('mentions', () => {
  test('a name becomes a mention, is told once, marked for whom it means, and follows their name', async () => {
    const thread = await start(ana, 'Welcome');
    const post = await reply(mira, thread, 'Dear @June, and @june again; not `@June`, not a@June.');
    expect(await html(post)).toBe(
      '<p>Dear <span data-mention="0"></span>, and <span data-mention="0"></span> again; not <code>@June</code>, not a@June.</p>\n',
    );
    await site.house.jobs.drain();
    expect(await told(world.june, 'mentioned')).toEqual([{ post_id: post }]);
    expect((await june.get('/told')).body).toContain('mentioned you in');
    expect(await read(june, thread)).toMatch(/<mark class="mention">@<bdi>June<\/bdi><span class="aloud"> \(that is you\)/);
    expect(await read(ana, thread)).toContain(`@<a href="/people/${world.june}"><bdi>June</bdi></a>`);
    await site.db.updateTable('person').set({ name: 'Juniper', name_key: 'juniper' }).where('id', '=', world.june).execute();
    expect(await read(ana, thread)).toContain('<bdi>Juniper</bdi>');
    await mira.post(`/posts/${post}/edit`, { words: 'Dear @June, still', idempotency_key: key() });
    expect(await read(ana, thread)).toContain('Dear <span class="mention">@<a');
    await site.db.updateTable('person').set({ name: 'June', name_key: 'june' }).where('id', '=', world.june).execute();
    await mira.post(`/posts/${post}/edit`, { words: 'No name', idempotency_key: key() });
    expect(await read(ana, thread)).not.toContain('class="mention"');
    await site.house.jobs.drain();
    expect(await told(world.june, 'mentioned')).toHaveLength(1);
  });

  test('who left is a former member; who is answered is told of that alone; a name in an edit is told', async () => {
    const thread = await start(june, 'Hello');
    const post = await reply(mira, thread, 'Yes @June');
    await site.house.jobs.drain();
    expect(await told(world.june, 'answered')).toContainEqual({ post_id: post });
    expect((await told(world.june, 'mentioned')).map((n) => n.post_id)).not.toContain(post);
    await mira.post(`/posts/${post}/edit`, { words: 'Yes @June and @Hana', idempotency_key: key() });
    await site.house.jobs.drain();
    expect(await told(world.hana, 'mentioned')).toEqual([{ post_id: post }]);
    await site.db.updateTable('person').set({ state: 'departed' }).where('id', '=', world.hana).execute();
    expect(await read(mira, thread)).toMatch(/<span class="mention">a former member<\/span>/i);
    await site.db.updateTable('person').set({ state: 'active' }).where('id', '=', world.hana).execute();
  });

  test('only people who read here, and whom their own words have shown to be here; others stay words', async () => {
    const thread = await start(mira, 'Among us', 'in-treatment-together');
    const post = await reply(ana, thread, '@Mira @June @Oskar @Bruno @Nobody @Ana');
    expect(await html(post)).toBe('<p><span data-mention="0"></span> @June @Oskar @Bruno @Nobody @Ana</p>\n');
    const second = await reply(mira, thread, '@Ana @Tomas');
    expect(await html(second)).toBe('<p><span data-mention="0"></span> @Tomas</p>\n');
    await site.db.updateTable('membership').set({ listed: true }).where('person_id', '=', world.ana).execute();
    await site.house.jobs.drain();
    for (const outside of [world.june, world.oskar, world.bruno])
      expect((await told(outside, 'mentioned')).map((n) => n.post_id)).not.toContain(post);
    const group = world.places['in-treatment-together'];
    await site.act((tx) => addMember(tx, group, world.oskar, 'member', site.clock.now()));
    await reply(await site.browserOf(world.oskar), thread, 'I was here');
    await site.act((tx) => endMembership(tx, group, world.oskar));
    expect(await html(await reply(ana, thread, '@Oskar, who left'))).toBe('<p>@Oskar, who left</p>\n');
    const suspended = await reply(mira, await start(june, 'Hi'), '@Bruno');
    expect(await html(suspended)).toContain('@Bruno');
  });

  test('an alias is called by its words that stand here, and not by those that are held', async () => {
    await site.db.updateTable('place').set({ anonymous: true }).where('slug', '=', 'bowel-cancer').execute();
    const thread = await start(june, 'Hello');
    const secret = await reply(mira, thread, 'Held words', { anonymous: 'yes' });
    const state = (to: 'held' | 'shown') => site.act((tx) => site.house.kinds.get('post')!.setState(tx, secret, to, site.clock.now()));
    const { label } = await site.db.selectFrom('byline').select('label').where('scope_id', '=', thread).executeTakeFirstOrThrow();
    await state('held');
    expect(await html(await reply(june, thread, `Hello @${label}`))).toContain(`@${label}`);
    await state('shown');
    expect(await html(await reply(june, thread, `Hello again, @${label}`))).toContain('data-mention');
  });

  test('whom one blocked, and who blocked one, are not told, and nobody sees by the name that it is so', async () => {
    const byline = async (person: string) =>
      (await site.db.selectFrom('byline').select('id').where('person_id', '=', person).executeTakeFirstOrThrow()).id;
    const block = async (person: string, other: string) =>
      site.db
        .insertInto('block')
        .values({ person_id: person, byline_id: await byline(other), blocked_at: site.clock.now() })
        .execute();
    await block(world.mira, world.tomas);
    await block(world.oskar, world.mira);
    const thread = await start(june, 'Hi');
    const post = await reply(mira, thread, '@Tomas @Oskar');
    expect(await html(post)).toBe('<p><span data-mention="0"></span> <span data-mention="1"></span></p>\n');
    await site.house.jobs.drain();
    expect((await told(world.tomas, 'mentioned')).map((n) => n.post_id)).not.toContain(post);
    expect((await told(world.oskar, 'mentioned')).map((n) => n.post_id)).not.toContain(post);
    await site.db.deleteFrom('block').execute();
  });

  test('words that are gone keep nobody they named; who leaves is not kept by name either', async () => {
    const thread = await start(june, 'Hi');
    const post = await reply(mira, thread, '@Ana and @Hana');
    const rows = () => site.db.selectFrom('mention').select('typed').where('post_id', '=', post).orderBy('n').execute();
    await site.act((tx) => site.house.kinds.get('post')!.eraseFor(tx, world.hana, 'anonymise', site.clock.now()));
    expect(await rows()).toEqual([{ typed: 'ana' }, { typed: '' }]);
    await mira.post(`/posts/${post}/delete`);
    site.clock.pass(120_000);
    await site.db.executeQuery(sql`update pgboss.job set start_after = now()`.compile(site.db));
    await site.house.jobs.drain();
    expect(await rows()).toEqual([]);
  });

  test('ten thousand names are words after the first few', async () => {
    const thread = await start(june, 'Hi');
    const post = await reply(mira, thread, '@June @Hana '.repeat(1600));
    expect((await html(post)).match(/data-mention/g)).toHaveLength(50);
    expect(await site.db.selectFrom('mention').selectAll().where('post_id', '=', post).execute()).toHaveLength(2);
  });
});

describe('quotes', () => {
  const words = 'First words, **bold** ones.\n\nSecond words.\nAnd a line.';

  test('a paragraph is chosen without a script, stands above the box, and is read from where it is', async () => {
    const thread = await start(june, words);
    const page = mainOf(await mira.get(`/posts/${await firstOf(thread)}/quote`));
    const [first, second] = [...page.matchAll(/value="([0-9a-f-]{36}\.[\d.]+)"/g)].map((m) => m[1]!);
    expect(first).toMatch(/\.0\.27\.0$/);
    const box = mainOf(await mira.get(`/threads/${thread}?answer=${await firstOf(thread)}&quote=${second}`));
    expect(box).toContain('You quote');
    expect(box).toMatch(
      new RegExp(`value="${second!.replaceAll('.', '\\.')}"[^>]*checked|checked[^>]*value="${second!.replaceAll('.', '\\.')}"`),
    );
    const post = await reply(mira, thread, 'I know', { quotes: [second!, first!, 'nonsense', `${key()}.0.9.0`] });
    expect(await html(post)).not.toContain('Second');
    expect(await read(ana, thread)).toMatch(
      /<blockquote class="quoted"[^>]*><p class="quoted-by"><a href="\/posts\/[^"]+">June wrote<\/a><\/p><p>Second words\. And a line\.<\/p><\/blockquote>/,
    );
    expect(await read(ana, thread)).toContain('<p>First words, bold ones.</p></blockquote>');
  });

  test('words that were marked on the page are found in what they were made of', async () => {
    expect(findMarked(words, 'bold ones. Second')).toEqual({ starts: 15, signs: 20 });
    expect(findMarked('😀 a 😀 bc', 'bc')).toEqual({ starts: 6, signs: 2 });
    expect(findMarked(words, 'not there')).toBeNull();
    expect(findMarked(words, ' \n')).toBeNull();
    expect(partsOf('a\n\n\n😀b\n \nc').map(({ starts, signs }) => [starts, signs])).toEqual([
      [0, 1],
      [4, 2],
      [9, 1],
    ]);
    const thread = await start(june, words);
    const post = await firstOf(thread);
    const led = await mira.get(`/posts/${post}/quote?words=${encodeURIComponent('Second words. And')}`);
    expect(led.location).toBe(`/threads/${thread}?at=${post}&answer=${post}&quote=${post}.29.17.0#reply`);
  });

  test('edited, taken back, hidden: the quote follows and says so; an edit keeps what it quoted', async () => {
    const thread = await start(june, 'Hello');
    const quoted = await reply(june, thread, 'These exact words, and more.');
    const post = await reply(mira, thread, 'Yes', { quotes: `${quoted}.0.17.0` });
    await june.post(`/posts/${quoted}/edit`, { words: 'Before: These exact words, and less.', idempotency_key: key() });
    expect(await read(ana, thread)).toContain('<p>These exact words</p></blockquote>');
    await mira.post(`/posts/${post}/edit`, { words: 'Yes indeed', quotes: `${quoted}.0.17.0`, idempotency_key: key() });
    expect(await read(ana, thread)).toContain('<p>These exact words</p></blockquote>');
    await june.post(`/posts/${quoted}/edit`, { words: 'Quite another thing.', idempotency_key: key() });
    expect(await read(ana, thread)).toContain('The words quoted here were changed since.');
    await site.act((tx) => site.house.kinds.get('post')!.setState(tx, quoted, 'hidden', site.clock.now()));
    for (const who of [ana, june, mira]) expect(await read(who, thread)).toContain('<p>The words quoted here were taken back.</p>');
    await mira.post(`/posts/${post}/edit`, { words: 'Yes indeed', idempotency_key: key() });
    expect(await read(ana, thread)).not.toContain('class="quoted"');
  });

  test('nothing is quoted out of another conversation: a link leads there', async () => {
    const secret = await start(mira, 'Kestrel words', 'in-treatment-together');
    const open = await start(june, 'Hello');
    const source = await firstOf(secret);
    const box = mainOf(await mira.get(`/threads/${open}?quote=${source}`));
    expect(box).toContain(`[what was said in another conversation](/posts/${source})`);
    expect(box).not.toContain('Kestrel');
    const post = await reply(mira, open, 'Sneaky', { quotes: `${source}.0.7.0` });
    expect(await site.db.selectFrom('quote').selectAll().where('post_id', '=', post).execute()).toEqual([]);
    expect((await june.get(`/posts/${source}/quote`)).status).toBe(404);
    expect(mainOf(await june.get(`/threads/${open}?quote=${source}`))).not.toContain('another conversation');
  });

  test('words that were moved into another conversation become a link there', async () => {
    const thread = await start(june, 'Hello');
    const quoted = await reply(june, thread, 'Moving words');
    await reply(mira, thread, 'Hm', { quotes: quoted });
    const other = await start(june, 'Elsewhere');
    await site.db.updateTable('post').set({ scope_id: other, position: 9 }).where('id', '=', quoted).execute();
    expect(await read(ana, thread)).toContain(`<a href="/posts/${quoted}">what was said in another conversation</a>`);
    expect(await read(ana, thread)).not.toContain('Moving');
  });

  test('words of somebody who is blocked are not read in another post either', async () => {
    const thread = await start(ana, 'Hello');
    const quoted = await reply(june, thread, 'Unwelcome words');
    await reply(mira, thread, 'Hm', { quotes: `${quoted}.0.15.0` });
    const oskar = await site.browserOf(world.oskar);
    expect(await read(oskar, thread)).toContain('Unwelcome words</p></blockquote>');
    const byline = await site.db.selectFrom('byline').select('id').where('person_id', '=', world.june).executeTakeFirstOrThrow();
    await site.db.insertInto('block').values({ person_id: world.oskar, byline_id: byline.id, blocked_at: site.clock.now() }).execute();
    expect(await read(oskar, thread)).not.toContain('Unwelcome');
    await site.db.deleteFrom('block').execute();
  });

  async function firstOf(thread: string): Promise<string> {
    return (
      await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).where('position', '=', 0).executeTakeFirstOrThrow()
    ).id;
  }
});

describe('in Spanish and Arabic', () => {
  beforeEach(() => site.clock.pass(1000));
  test.each([
    ['es', 'Cómo poner palabras en negrita', 'Las palabras citadas aquí fueron retiradas'],
    ['ar', 'كيف تجعل الكلمات عريضة', 'سُحبت الكلمات المقتبسة هنا'],
  ] as const)('%s', async (language, help, gone) => {
    const thread = await start(june, 'Hello');
    const quoted = await reply(june, thread, 'Gone soon');
    await reply(mira, thread, 'Hm', { quotes: quoted });
    await june.post(`/posts/${quoted}/delete`);
    await changePreferences(site.db, world.hana, { language });
    const page = await read(await site.browserOf(world.hana), thread);
    expect(page).toContain(help);
    expect(page).toContain(gone);
  });
});
