import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerOf } from '../access/index.ts';
import { connect, inTransaction } from '../platform/db/index.ts';
import { addMember, archivePlace, changeReaders } from '../spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason, waitsForLock } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { replyToThread } from './index.ts';

let site: TestSite;
let world: World;
let mira: Browser;
let june: Browser;
let oskar: Browser;
let hana: Browser;
let ana: Browser;
let at: ReturnType<typeof conversationsAt>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  ({ mira, june, oskar, hana, ana } = await browsersOf(site, world, 'mira', 'june', 'oskar', 'hana', 'ana'));
  at = conversationsAt(site);
});
afterAll(() => site.close());

const group = 'in-treatment-together';

const placeOf = (board: keyof World['places']) =>
  site.db.selectFrom('place').selectAll().where('id', '=', world.places[board]).executeTakeFirstOrThrow();
const consents = (id: string) => site.db.selectFrom('consent_to_widen').selectAll().where('widening_id', '=', id).execute();

test('a conversation moves where nobody new reads it, keeps its address, and its opener is told why', async () => {
  const thread = await at.start(june, 'bowel-cancer', 'For the group');
  await addMemberOf(group, world.june);
  for (const who of [june, mira]) expect((await who.get(`/threads/${thread}/move`)).status).toBe(404);
  expect((await june.post(`/threads/${thread}/move`, { to: group, reason })).status).toBe(404);
  expect((await hana.post(`/threads/${thread}/move`, { to: group, reason })).status).toBe(404);
  expect((await hana.get(`/threads/${thread}/move`)).body).not.toContain(group);
  expect((await ana.submit(`/threads/${thread}/move`, { to: group, reason })).body).toContain('Old links lead here');
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[group], audience_id: (await placeOf(group)).inside_id });
  expect((await mira.get(`/threads/${thread}`)).body).toContain('In treatment, together');
  expect((await oskar.get(`/threads/${thread}`)).status).toBe(404);
  expect((await oskar.get('/boards/bowel-cancer')).body).not.toContain('For the group');
  await site.house.jobs.drain();
  expect((await june.get('/decisions')).body).toContain('Your conversation was moved');
  expect((await hana.get('/boards/bowel-cancer/keep')).body).toContain(reason);
});

test('where somebody new would read it every author is asked; no is silent, and the last yes moves it', async () => {
  const thread = await at.start(mira, group, 'Between us');
  await addMemberOf(group, world.june);
  await at.reply(june, thread, 'Said between us by June.');
  const undone = await at.reply(june, thread, 'Taken back by June.');
  await june.post(`/posts/${undone}/delete`);
  const ask = await ana.post(`/threads/${thread}/move`, { to: 'bowel-cancer', reason });
  expect(ask.status).toBe(422);
  expect(ask.body).toContain('More people would read it');
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[group] });
  expect((await ana.submit(`/threads/${thread}/move`, { to: 'bowel-cancer', reason, how: 'whole' })).body).toContain(
    'Its writers are asked',
  );
  const { id } = await at.wideningOf(thread);
  await site.house.jobs.drain();

  expect((await june.get('/told')).body).toContain('You are asked if your words may go');
  const page = await june.get(`/widenings/${id}`);
  expect(page.body).toContain('Said between us by June.');
  expect(page.body).not.toContain('Between us words');
  expect(page.body).toContain('members of Harbour Lights');
  for (const who of [oskar, hana, ana]) expect((await who.get(`/widenings/${id}`)).status).toBe(404);
  expect((await oskar.post(`/widenings/${id}`, { answer: 'yes' })).status).toBe(404);

  expect((await june.submit(`/widenings/${id}`, { answer: 'no' })).body).toContain('Nobody is told');
  await mira.post(`/widenings/${id}`, { answer: 'yes' });
  await site.house.jobs.drain();
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[group] });
  const silent = await ana.get(`/threads/${thread}/keep`);
  expect(silent.body).toContain('Nobody reads who answered what');
  await site.db.updateTable('consent_to_widen').set({ answer: null, answered_at: null }).where('answer', '=', 'no').execute();
  expect((await ana.get(`/threads/${thread}/keep`)).body).toBe(silent.body);

  await june.post(`/widenings/${id}`, { answer: 'yes' });
  await site.house.jobs.drain();
  expect(await at.scopeOf(thread)).toMatchObject({
    place_id: world.places['bowel-cancer'],
    audience_id: (await placeOf('bowel-cancer')).inside_id,
  });
  const public_ = await oskar.get(`/threads/${thread}`);
  expect(public_.body).toContain('Said between us by June.');
  expect(public_.body).not.toContain('took these words back');
  expect((await june.post(`/posts/${undone}/bring-back`)).status).toBe(404);
  expect((await june.get('/told')).body).not.toContain('You are asked if your words may go');
});

test('an author who comes while it waits is asked too, and readers who were not asked about are not agreed to', async () => {
  const thread = await at.start(mira, group, 'Still growing');
  await ana.post(`/threads/${thread}/move`, { to: 'bowel-cancer', reason, how: 'whole' });
  const { id } = await at.wideningOf(thread);
  await addMemberOf(group, world.june);
  await at.reply(june, thread, 'A late word.');
  await mira.post(`/widenings/${id}`, { answer: 'yes' });
  await site.house.jobs.drain();
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[group] });
  expect(await consents(id)).toHaveLength(2);
  await site.act((tx) => changeReaders(tx, world.places['bowel-cancer'], 'everyone'));
  await june.post(`/widenings/${id}`, { answer: 'yes' });
  await site.house.jobs.drain();
  expect(await at.scopeOf(thread)).toMatchObject({ place_id: world.places[group] });
  expect(await at.wideningOf(thread)).toMatchObject({ outcome: 'given-up' });
  await site.act((tx) => changeReaders(tx, world.places['bowel-cancer'], 'member'));
});

test('the words of those who agree go, the others stay, and a board that is no members’ knowledge is not asked about', async () => {
  const thread = await at.start(mira, group, 'Half of it');
  await addMemberOf(group, world.june);
  const junes = await at.reply(june, thread, 'June agrees.');
  await at.reply(ana, thread, 'Ana asks.');
  const secret = await ana.submit(`/threads/${thread}/move`, { to: 'young-adults', reason, how: 'whole' });
  expect(secret.body).toContain('That board is not known to everyone');
  const missing = await ana.post(`/threads/${thread}/move`, { to: 'bowel-cancer', reason, how: 'partly' });
  expect(missing.status).toBe(422);
  await ana.post(`/threads/${thread}/move`, { to: 'bowel-cancer', reason, how: 'partly', title: 'What helps' });
  const { id } = await at.wideningOf(thread);
  await june.post(`/widenings/${id}`, { answer: 'yes' });
  await mira.post(`/widenings/${id}`, { answer: 'no' });
  expect((await june.post(`/threads/${thread}/keep`, { settle: 'some' })).status).toBe(404);
  expect((await ana.submit(`/threads/${thread}/keep`, { settle: 'some' })).body).toContain('What may go has gone');
  const moved = await site.db.selectFrom('post').select('scope_id').where('id', '=', junes).executeTakeFirstOrThrow();
  expect(moved.scope_id).not.toBe(thread);
  const there = await oskar.get(`/threads/${moved.scope_id}`);
  expect(there.body).toContain('What helps');
  expect(there.body).toContain('June agrees.');
  expect(there.body).toContain('Ana asks.');
  for (const words of ['Half of it', 'This began in']) expect(there.body).not.toContain(words);
  const here = await mira.get(`/threads/${thread}`);
  expect(here.body).toContain('Half of it words');
  expect(here.body).toContain('Part of this went on in another conversation');
  expect(await at.scopeOf(thread)).toMatchObject({ shown_replies: 0, state: 'shown' });
});

test('a conversation is split: posts keep their ids, counts are true, a line leads from each to the other', async () => {
  const thread = await at.start(mira, 'bowel-cancer', 'Two things at once');
  const one = await at.reply(june, thread, 'About the scan.');
  const two = await at.reply(oskar, thread, 'About parking.');
  const three = await at.reply(june, thread, 'Parking again.');
  await mira.get(`/threads/${thread}`);
  await expect
    .poll(
      async () =>
        (
          await site.db
            .selectFrom('last_read')
            .select('position')
            .where('person_id', '=', world.mira)
            .where('scope_id', '=', thread)
            .executeTakeFirst()
        )?.position,
    )
    .toBe(3);
  expect((await june.post(`/threads/${thread}/split`, { posts: [two], title: 'Parking', to: 'bowel-cancer', reason })).status).toBe(404);
  const none = await hana.post(`/threads/${thread}/split`, { title: 'Parking', to: 'bowel-cancer', reason });
  expect(none.status).toBe(422);
  expect(none.body).toContain('Parking');
  const inGroup = await at.start(mira, group, 'Split in the group');
  const wider = await ana.post(`/threads/${inGroup}/split`, {
    posts: [await at.reply(mira, inGroup, 'Inside.')],
    title: 'Out',
    to: 'bowel-cancer',
    reason,
  });
  expect(wider.status).toBe(422);
  expect(wider.body).toContain('More people would read it');
  const done = await hana.post(`/threads/${thread}/split`, { posts: [two, three], title: 'Parking', to: 'bowel-cancer', reason });
  const fresh = at.idIn(done.location, 'threads');
  expect(await at.scopeOf(thread)).toMatchObject({ shown_replies: 1, last_position: 1 });
  expect(await at.scopeOf(fresh)).toMatchObject({
    shown_replies: 1,
    last_position: 1,
    next_position: 2,
    place_id: world.places['bowel-cancer'],
  });
  const there = await june.get(`/threads/${fresh}`);
  expect(there.body.indexOf('About parking.')).toBeLessThan(there.body.indexOf('Parking again.'));
  expect(there.body).toContain('Two things at once');
  expect((await june.get(`/threads/${thread}`)).body).toContain('Part of this went on in another conversation');
  expect((await june.get(`/posts/${three}`)).location).toContain(fresh);
  expect((await june.get(`/posts/${one}`)).location).toContain(thread);
  const read = await site.db
    .selectFrom('last_read')
    .select('position')
    .where('person_id', '=', world.mira)
    .where('scope_id', '=', fresh)
    .executeTakeFirst();
  expect(read?.position).toBe(1);
  expect((await at.reply(oskar, fresh, 'It goes on here.')).length).toBe(36);
});

test('a board that is archived, or gets other writers, while a reply waits takes none', async () => {
  const other = connect(site.url);
  const now = site.clock.now();
  const thread = await at.start(mira, 'bowel-cancer', 'Archived meanwhile');
  const viewer = await viewerOf(site.db, world.june, now);
  const given = { threadId: thread, answersId: null, words: 'Too late', language: 'en', key: at.key() };
  let replied: { done: boolean } | undefined;
  let act: Promise<unknown> = Promise.resolve();
  await inTransaction(other.db, async (two) => {
    await archivePlace(two, { placeId: world.places['bowel-cancer'], because: 'It is quiet.', by: world.ana }, now);
    act = inTransaction(site.db, async (tx) => void (replied = await replyToThread(tx, site.house, viewer, given, now)));
    await expect.poll(() => waitsForLock(site)).toBe(true);
  });
  await act;
  expect(replied).toMatchObject({ done: false, why: 'closed' });
  await site.db.updateTable('place').set({ state: 'open' }).where('id', '=', world.places['bowel-cancer']).execute();
  await inTransaction(other.db, async (two) => {
    await sql`select id from scope where id = ${thread} for no key update`.execute(two);
    act = inTransaction(
      site.db,
      async (tx) => void (replied = await replyToThread(tx, site.house, viewer, { ...given, key: at.key() }, now)),
    );
    await expect.poll(() => waitsForLock(site)).toBe(true);
    await changeReaders(two, world.places['bowel-cancer'], 'relation:caregiver');
  });
  await act;
  expect(replied).toMatchObject({ done: false, why: 'closed' });
  await site.act((tx) => changeReaders(tx, world.places['bowel-cancer'], 'member'));
  await other.close();
});

function addMemberOf(board: keyof World['places'], person: string): Promise<void> {
  return site.act((tx) => addMember(tx, world.places[board], person, 'member', site.clock.now()));
}

test('aliases go along: theirs to edit in both halves of a split, never one person with two names in the eyes of others', async () => {
  await site.db.updateTable('place').set({ anonymous: true, state: 'open' }).where('id', '=', world.places['bowel-cancer']).execute();
  const alias = (browser: Browser, thread: string, words: string) => at.reply(browser, thread, words, { anonymous: 'yes' });
  const thread = await at.start(mira, 'bowel-cancer', 'Under an alias');
  const stays = await alias(june, thread, 'Hidden one.');
  const goes = await alias(june, thread, 'Hidden two.');
  const labelOf = async (post: string) =>
    site.db
      .selectFrom('post')
      .innerJoin('byline', 'byline.id', 'post.byline_id')
      .select(['byline.label', 'byline.scope_id', 'byline.person_id'])
      .where('post.id', '=', post)
      .executeTakeFirstOrThrow();
  const before = await labelOf(goes);
  expect(before.person_id).toBeNull();
  await oskar.post(`/posts/${stays}/block`);
  const split = await hana.post(`/threads/${thread}/split`, { posts: [goes], title: 'Half', to: 'bowel-cancer', reason });
  const half = at.idIn(split.location, 'threads');
  expect(await labelOf(goes)).toEqual({ ...before, scope_id: half });
  expect(await labelOf(stays)).toEqual(before);
  for (const post of [stays, goes]) expect((await june.get(`/posts/${post}/edit`)).status).toBe(200);
  for (const who of [mira, hana]) for (const post of [stays, goes]) expect((await who.get(`/posts/${post}/edit`)).status).toBe(404);

  await hana.post(`/posts/${goes}/block`);
  const called = await at.reply(mira, half, `To you, @${before.label}.`);
  await hana.post(`/threads/${thread}/merge`, { other: half, reason });
  for (const post of [stays, goes]) expect(await labelOf(post)).toEqual(before);
  const bylines = await site.db.selectFrom('post').select('byline_id').distinct().where('id', 'in', [stays, goes]).execute();
  expect(bylines).toHaveLength(1);
  expect(await site.db.selectFrom('mention').select('byline_id').where('post_id', '=', called).execute()).toEqual(bylines);
  const blocked = site.db.selectFrom('block').select('person_id').where('byline_id', '=', bylines[0]!.byline_id);
  expect((await blocked.execute()).map((b) => b.person_id).toSorted()).toEqual([world.hana, world.oskar].toSorted());
  expect((await june.get(`/posts/${goes}/edit`)).status).toBe(200);

  const other = await at.start(mira, 'bowel-cancer', 'Another one');
  const same = await alias(oskar, other, 'Somebody else.');
  await site.db
    .updateTable('byline')
    .set({ label: before.label })
    .where('id', '=', (await site.db.selectFrom('post').select('byline_id').where('id', '=', same).executeTakeFirstOrThrow()).byline_id)
    .execute();
  await hana.post(`/threads/${other}/merge`, { other: thread, reason });
  expect(await labelOf(stays)).toEqual(before);
  const renamed = await labelOf(same);
  expect(renamed.scope_id).toBe(thread);
  expect(renamed.label).not.toBe(before.label);
  expect((await oskar.get(`/posts/${same}/edit`)).status).toBe(200);
  expect((await june.get(`/posts/${same}/edit`)).status).toBe(404);
  await site.db.updateTable('place').set({ anonymous: false }).where('id', '=', world.places['bowel-cancer']).execute();
});
