import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerOf } from '../access/index.ts';
import { connect, inTransaction } from '../platform/db/index.ts';
import { addMember, changeReaders, deleteEmptyPlace, openPlace } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason, waitsForLock } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { answerWidening } from './answer-widening.ts';
import { settleWidenings, moveAsAgreed } from './finish-widening.ts';

let site: TestSite;
let world: World;
let who: Record<'mira' | 'june' | 'oskar' | 'hana' | 'ana', Browser>;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'mira', 'june', 'oskar', 'hana', 'ana');
  at = conversationsAt(site);
  for (const person of [world.mira, world.june])
    await site.act((tx) => addMember(tx, world.places['young-adults'], person, 'member', site.clock.now()));
});
afterAll(() => site.close());

const board = 'bowel-cancer';
const small = 'young-adults';
const asks = 'You are asked if your words may go';

/** A conversation that everybody reads, older than one that only a few do: their board was opened in between and closed again. */
async function openAndClosed(title: string): Promise<{ open: string; closed: string }> {
  const place = site.db.selectFrom('place').select('inside_id').where('id', '=', world.places[small]);
  const { inside_id: before } = await place.executeTakeFirstOrThrow();
  await site.act((tx) => changeReaders(tx, world.places[small], 'member'));
  const open = await at.start(who.june, small, `${title}, read by all`);
  await site.db.updateTable('place').set({ inside_id: before }).where('id', '=', world.places[small]).execute();
  const closed = await at.start(who.mira, small, `${title}, read by few`);
  return { open, closed };
}

test('words that staff took out of sight come back by no joining and no splitting, and what is gone stays gone', async () => {
  const hidden = await at.start(who.mira, board, 'Hidden as a whole');
  const inside = await at.reply(who.june, hidden, 'Out of sight.');
  await who.hana.post(`/moderate/thread/${hidden}`, { act: 'hide', rule: 'unkind', reason });
  const shown = await at.start(who.june, board, 'Stands there');
  for (const [one, other] of [
    [hidden, shown],
    [shown, hidden],
  ] as const)
    expect((await who.hana.post(`/threads/${one}/merge`, { other, reason })).status).toBe(422);
  const split = { posts: [inside], title: 'Out again', to: board, reason };
  expect((await who.hana.post(`/threads/${hidden}/split`, split)).status).not.toBe(303);
  expect((await who.oskar.get(`/posts/${inside}`)).status).toBe(404);
  const joined = await at.start(who.june, board, 'Goes into it');
  await who.hana.post(`/threads/${joined}/merge`, { other: shown, reason });
  const late = await at.start(who.june, board, 'Comes later');
  expect((await who.hana.post(`/threads/${late}/merge`, { other: joined, reason })).status).toBe(422);
  expect(await at.scopeOf(joined)).toMatchObject({ state: 'gone' });
  expect(await at.scopeOf(late)).toMatchObject({ state: 'shown' });
  expect(await at.scopeOf(shown)).toMatchObject({ shown_replies: 1 });
});

test('two halves of one conversation become one again, and what all of it was about goes with each', async () => {
  const thread = await at.start(who.mira, board, 'Three in one');
  const [one, two] = [await at.reply(who.june, thread, 'First half.'), await at.reply(who.oskar, thread, 'Second half.')];
  await who.hana.post(`/threads/${thread}/notes`, { notes: ['death'], reason });
  const half = async (post: string, title: string) =>
    at.idIn((await who.hana.post(`/threads/${thread}/split`, { posts: [post], title, to: board, reason })).location, 'threads');
  const [first, second] = [await half(one, 'One half'), await half(two, 'Other half')];
  for (const id of [first, second])
    expect(await site.db.selectFrom('thread').select('notes').where('scope_id', '=', id).executeTakeFirst()).toEqual({ notes: ['death'] });
  expect((await who.hana.post(`/threads/${second}/merge`, { other: first, reason })).status).toBe(303);
  const links = await site.db.selectFrom('thread_link').select('to_id').where('from_id', '=', thread).execute();
  expect(links).toEqual([{ to_id: first }]);
  expect((await who.june.get(`/threads/${first}`)).body).toContain('Second half.');
});

test('where joining would give words new readers their authors are asked, and the last yes joins them', async () => {
  const { open, closed } = await openAndClosed('Whole');
  const junes = await at.reply(who.june, closed, 'Said among few.');
  const first = await who.ana.post(`/threads/${closed}/merge`, { other: open, reason });
  expect(first.status).toBe(422);
  expect(first.body).toContain('More people would read one of them');
  expect(first.body).toContain('members of Harbour Lights');
  expect((await who.ana.submit(`/threads/${open}/merge`, { other: closed, reason, how: 'whole' })).body).toContain('Whole, read by all');
  const { id } = await at.wideningOf(closed);
  await site.house.jobs.drain();
  expect((await who.oskar.get(`/widenings/${id}`)).status).toBe(404);
  const asked = await who.june.get(`/widenings/${id}`);
  expect(asked.body).toContain('Said among few.');
  expect(asked.body).toContain('Whole, read by all');
  expect(asked.body).not.toContain('read by few words');
  await who.june.post(`/widenings/${id}`, { answer: 'yes' });
  await site.house.jobs.drain();
  expect(await at.scopeOf(closed)).toMatchObject({ state: 'shown' });
  expect((await who.oskar.get(`/posts/${junes}`)).status).toBe(404);
  await who.mira.post(`/widenings/${id}`, { answer: 'yes' });
  await site.house.jobs.drain();
  expect(await at.scopeOf(closed)).toMatchObject({ state: 'gone' });
  const together = (await who.oskar.get(`/threads/${open}`)).body;
  for (const words of ['read by few words', 'Said among few.']) expect(together).toContain(words);
});

test('the words of those who agree are joined; the others stay behind, and a line leads only where one may read', async () => {
  const { open, closed } = await openAndClosed('Half');
  const junes = await at.reply(who.june, closed, 'June agrees to it.');
  await who.ana.post(`/threads/${closed}/merge`, { other: open, reason, how: 'partly' });
  const { id } = await at.wideningOf(closed);
  await who.june.post(`/widenings/${id}`, { answer: 'yes' });
  await who.mira.post(`/widenings/${id}`, { answer: 'no' });
  expect((await who.ana.submit(`/threads/${closed}/keep`, { settle: 'some' })).body).toContain('What may go has gone');
  expect(await at.postOf(junes)).toMatchObject({ scope_id: open });
  expect(await at.scopeOf(open)).toMatchObject({ shown_replies: 1 });
  const wide = (await who.oskar.get(`/threads/${open}`)).body;
  expect(wide).toContain('June agrees to it.');
  for (const words of ['read by few', 'This began in']) expect(wide).not.toContain(words);
  const narrow = (await who.mira.get(`/threads/${closed}`)).body;
  expect(narrow).toContain('read by few words');
  expect(narrow).toContain('Half, read by all');
  expect(await site.db.selectFrom('consent_to_widen').selectAll().where('widening_id', '=', id).execute()).toEqual([]);
});

test('a no that is given while the words are about to go is a no', async () => {
  const thread = await at.start(who.mira, small, 'At the last moment');
  await who.ana.post(`/threads/${thread}/move`, { to: board, reason, how: 'whole' });
  const { id } = await at.wideningOf(thread);
  await who.mira.post(`/widenings/${id}`, { answer: 'yes' });
  const mira = await viewerOf(site.db, world.mira, site.clock.now());
  const other = connect(site.url);
  let going: Promise<unknown> = Promise.resolve();
  await inTransaction(other.db, async (two) => {
    // As an answer does first; it comes at its slowest.
    await two.selectFrom('widening').select('id').where('id', '=', id).forUpdate().execute();
    going = moveAsAgreed(site.house, id);
    await expect.poll(() => waitsForLock(site)).toBe(true);
    await answerWidening(two, site.house, mira, { wideningId: id, answer: 'no' }, site.clock.now());
  });
  await going;
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[small] });
  await who.ana.post(`/threads/${thread}/keep`, { settle: 'give-up' });
  await other.close();
});

test('when a conversation becomes part of another nobody is asked about it any longer', async () => {
  const [older, newer] = [await at.start(who.mira, small, 'Stays the one'), await at.start(who.june, small, 'Asked about before')];
  await who.ana.post(`/threads/${newer}/move`, { to: board, reason, how: 'whole' });
  const { id } = await at.wideningOf(newer);
  await site.house.jobs.drain();
  expect((await who.june.get('/told')).body).toContain(asks);
  await who.ana.post(`/threads/${newer}/merge`, { other: older, reason });
  await site.house.jobs.drain();
  expect((await who.june.get('/told')).body).not.toContain(asks);
  expect((await who.june.post(`/widenings/${id}`, { answer: 'yes' })).status).toBe(404);
  expect(await at.wideningOf(newer)).toMatchObject({ outcome: 'given-up' });
});

test('nobody is waited for who took their words back, and after a month nobody is', async () => {
  const thread = await at.start(who.mira, small, 'Waits for one');
  const junes = await at.reply(who.june, thread, 'Taken back while it waits.');
  await who.ana.post(`/threads/${thread}/move`, { to: board, reason, how: 'whole' });
  const { id } = await at.wideningOf(thread);
  await who.june.post(`/posts/${junes}/delete`);
  await who.mira.post(`/widenings/${id}`, { answer: 'yes' });
  await site.house.jobs.drain();
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[board] });
  expect((await who.oskar.get(`/threads/${thread}`)).body).not.toContain('took these words back');

  const forgotten = await at.start(who.mira, small, 'Never answered');
  await who.ana.post(`/threads/${forgotten}/move`, { to: board, reason, how: 'whole' });
  const asked = await at.wideningOf(forgotten);
  await site.house.jobs.drain();
  site.clock.pass(29 * 86_400_000);
  await settleWidenings(site.house);
  const still = await site.browserOf(world.mira);
  expect((await still.get(`/widenings/${asked.id}`)).status).toBe(200);
  site.clock.pass(2 * 86_400_000);
  await settleWidenings(site.house);
  await site.house.jobs.drain();
  const later = await site.browserOf(world.mira);
  expect((await later.get(`/widenings/${asked.id}`)).status).toBe(404);
  expect((await later.get('/told')).body).not.toContain(asks);
  expect(await at.wideningOf(forgotten)).toMatchObject({ outcome: 'given-up' });
});

test('of earlier titles, and of words that stay behind, those who newly read it see nothing, not even that they are there', async () => {
  const thread = await at.start(who.mira, small, 'About my brother Jon');
  await who.ana.post(`/threads/${thread}/title`, { title: 'A brother who is ill', reason });
  const quoted = await at.openingOf(thread);
  const answer = await at.reply(who.june, thread, 'I know that from mine.', { quotes: `${quoted}.0.5.0` });
  expect((await who.mira.get(`/threads/${thread}`)).body).toContain('It was “⁨About my brother Jon⁩”');
  await who.ana.post(`/threads/${thread}/move`, { to: board, reason, how: 'partly', title: 'Somebody close is ill' });
  const asked = await at.wideningOf(thread);
  await who.june.post(`/widenings/${asked.id}`, { answer: 'yes' });
  await who.ana.post(`/threads/${thread}/keep`, { settle: 'some' });
  const { scope_id: apart } = await at.postOf(answer);
  expect(apart).not.toBe(thread);
  const wide = (await who.oskar.get(`/threads/${apart}`)).body;
  expect(wide).toContain('I know that from mine.');
  for (const trace of [quoted, 'Jon']) expect(wide).not.toContain(trace);
  expect((await who.mira.get(`/threads/${apart}`)).body).toContain(quoted);

  site.clock.pass(1000);
  await who.ana.post(`/threads/${thread}/move`, { to: board, reason, how: 'whole' });
  await who.mira.post(`/widenings/${(await at.wideningOf(thread)).id}`, { answer: 'yes' });
  await site.house.jobs.drain();
  const moved = (await who.oskar.get(`/threads/${thread}`)).body;
  expect(moved).toContain('A brother who is ill');
  expect(moved).not.toContain('It was');
});

test('whoever was asked about a board that is deleted meanwhile reads that nobody asks any more, and no link leads nowhere', async () => {
  const fresh = { slug: 'opened-too-soon', name: 'Opened too soon', purpose: 'For nobody yet.', language: 'en', joining: 'open' } as const;
  const place = await site.act((tx) => openPlace(tx, { ...fresh, inside: 'member', writers: 'member' }, site.clock.now()));
  const thread = await at.start(who.mira, small, 'Asked about in vain');
  const ana = await site.browserOf(world.ana);
  await ana.post(`/threads/${thread}/move`, { to: fresh.slug, reason, how: 'whole' });
  const { id } = await at.wideningOf(thread);
  await site.house.jobs.drain();
  expect((await who.mira.get('/told')).body).toContain(asks);
  const notice = await site.db.selectFrom('notice').select('id').where('subject_id', '=', id).executeTakeFirstOrThrow();
  expect(await site.act((tx) => deleteEmptyPlace(tx, place))).toBe(true);
  const told = (await who.mira.get('/told')).body;
  expect(told).not.toContain(asks);
  expect(told).toContain('Nobody asks that any more');
  expect(told).not.toContain(notice.id);
  expect((await who.mira.get(`/told/${notice.id}`)).location).toBe('/told');
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[small], state: 'shown' });
});

test('two conversations of one board become one in the order of time, and the old address leads there, with what was typed', async () => {
  const { mira, june, oskar, hana } = who;
  const older = await at.start(mira, board, 'Dry mouth');
  const first = await at.reply(june, older, 'One.');
  const newer = await at.start(june, board, 'My mouth is dry');
  await at.reply(oskar, older, 'Three.');
  const four = await at.reply(oskar, newer, 'Four.');
  await site.db
    .insertInto('follow')
    .values({ person_id: world.tomas, how: 'mute', scope_id: newer, place_id: null, byline_id: null, told: true, since: site.clock.now() })
    .execute();
  await mira.post('/drafts', { form: `reply:${newer}`, words: 'Half a thought', idempotency_key: at.key() });
  expect((await june.post(`/threads/${newer}/merge`, { other: older, reason })).status).toBe(404);
  const elsewhere = await at.start(mira, 'welcome', 'Somewhere else');
  expect((await hana.post(`/threads/${newer}/merge`, { other: elsewhere, reason })).status).toBe(422);
  expect((await hana.post(`/threads/${older}/merge`, { other: newer, reason })).location).toContain(older);
  const page = (await june.get(`/threads/${older}`)).body;
  const order = ['Dry mouth words', 'One.', 'My mouth is dry words', 'Three.', 'Four.'].map((words) => page.indexOf(words));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(await at.scopeOf(older)).toMatchObject({ shown_replies: 4, last_position: 4, next_position: 5 });
  expect((await june.get(`/threads/${newer}`)).location).toBe(`/threads/${older}`);
  expect((await june.get(`/posts/${four}`)).location).toContain(older);
  expect((await june.get(`/posts/${first}`)).location).toContain(older);
  expect((await june.get('/boards/bowel-cancer')).body).not.toContain('My mouth is dry');
  const late = await oskar.post(`/threads/${newer}/replies`, { words: 'Written meanwhile.', idempotency_key: at.key() });
  expect(late.status).toBe(422);
  expect(late.body).toContain('Written meanwhile.');
  expect(late.body).toContain(`/threads/${older}/replies`);
  expect((await mira.get(`/threads/${older}`)).body).toContain('Half a thought');
  expect((await site.browser().get(`/threads/${newer}`)).status).toBe(404);
  const muted = await site.db
    .selectFrom('follow')
    .select('scope_id')
    .where('person_id', '=', world.tomas)
    .where('how', '=', 'mute')
    .execute();
  expect(muted).toEqual([{ scope_id: older }]);
});

test('words that were private are not joined with what others read', async () => {
  const { june, mira, oskar, ana } = who;
  const place = world.places[small];
  const before = await at.start(mira, small, 'While we were few');
  await site.act((tx) => changeReaders(tx, place, 'member'));
  const after = await at.start(june, small, 'Now everybody reads');
  const refused = await ana.post(`/threads/${before}/merge`, { other: after, reason });
  expect(refused.status).toBe(303);
  expect(await at.scopeOf(before)).toMatchObject({ state: 'shown' });
  expect(await at.scopeOf(after)).toMatchObject({ state: 'gone' });
  const open = await at.start(june, small, 'Open again');
  await site.db
    .updateTable('scope')
    .set({ created_at: new Date('2020-01-01T00:00:00Z') })
    .where('id', '=', open)
    .execute();
  const widening = await ana.post(`/threads/${before}/merge`, { other: open, reason });
  expect(widening.status).toBe(422);
  expect(widening.body).toContain('More people would read one of them');
  expect((await oskar.get(`/threads/${before}`)).status).toBe(404);
});
