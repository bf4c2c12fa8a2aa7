import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdScope, viewerOf } from '../../src/access/index.ts';
import { replyToThread } from '../../src/forum/index.ts';
import { armLink, askForLink, makeInvitation } from '../../src/people/index.ts';
import { inTransaction } from '../../src/platform/db/index.ts';
import { endMembership, losePlace } from '../../src/spaces/index.ts';
import { openSite, type Answered, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';

let site: TestSite;
let world: World;
beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
});
afterAll(() => site.close());

let serial = 0;
const key = () => `0fffffff-0000-4000-8000-${String(++serial).padStart(12, '0')}`;
const statuses = (answers: Answered[]) => answers.map((a) => a.status).toSorted((a, b) => a - b);
const times = <T>(n: number, act: (n: number) => Promise<T>) => Promise.all(Array.from({ length: n }, (_, i) => act(i)));

async function start(person: string, board: string): Promise<{ thread: string; post: string }> {
  const browser = await site.browserOf(person);
  const made = await browser.post(`/boards/${board}/threads`, {
    title: 'A thread',
    words: 'Words',
    intent: 'listen',
    idempotency_key: key(),
  });
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  return { thread, post: (await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow()).id };
}

/** Somebody waits for a row that this very test holds. */
async function someoneWaits(): Promise<boolean> {
  const waiting = await sql<{
    n: number;
  }>`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(site.db);
  return (waiting.rows[0]?.n ?? 0) > 0;
}

test('the last use of an invitation lets one in, however many press at once', async () => {
  const secret = await site.act((tx) =>
    makeInvitation(tx, site.ids, world.ruth, { id: site.ids.blind(), forWhom: '', days: 7, uses: 1 }, site.clock.now()),
  );
  const wish = { password: 'four plain words here', age: 'yes', consent: 'yes' };
  const answers = await times(5, (n) => site.browser().post(`/join/${secret}`, { ...wish, name: `Racer ${'abcde'[n]}` }));
  expect(statuses(answers)).toEqual([303, 410, 410, 410, 410]);
  const joined = await site.db.selectFrom('person').select('id').where('name', 'like', 'Racer%').execute();
  expect(joined).toHaveLength(1);
});

test('an invitation waits in a link as its hash, and is used with it', async () => {
  await site.db.updateTable('community').set({ joining: 'invitation' }).execute();
  const secret = await site.act((tx) =>
    makeInvitation(tx, site.ids, world.ruth, { id: site.ids.blind(), forWhom: '', days: 7, uses: 1 }, site.clock.now()),
  );
  const asked = await site
    .browser()
    .post(`/join/${secret}`, { way: 'link', name: 'Wren', email: 'wren@example.org', age: 'yes', consent: 'yes' });
  expect(asked.status).toBe(200);
  const link = await site.db.selectFrom('link').select(['id', 'fields']).where('email', '=', 'wren@example.org').executeTakeFirstOrThrow();
  expect(JSON.stringify(link.fields)).not.toContain(secret);
  const armed = await armLink(site.db, site.ids, link.id, site.clock.now());
  expect((await site.browser().post(`/link/${armed!.secret}`)).status).toBe(303);
  expect((await site.browser().get(`/join/${secret}`)).status).toBe(410);
});

test('a link signs one device in, however many open it at once', async () => {
  const now = site.clock.now();
  const id = await site.act((tx) => askForLink(tx, site.ids, { purpose: 'sign-in', personId: world.june, email: 'june@example.org' }, now));
  const { secret } = (await armLink(site.db, site.ids, id, now))!;
  expect(statuses(await times(5, () => site.browser().post(`/link/${secret}`)))).toEqual([303, 410, 410, 410, 410]);
});

test('one key, one reply; one answer to one who asked; of two last administrators one stays', async () => {
  const { thread } = await start(world.june, 'bowel-cancer');
  const june = await site.browserOf(world.june);
  const idempotency_key = key();
  const replies = await times(5, () => june.post(`/threads/${thread}/replies`, { words: 'Once', idempotency_key }));
  expect(new Set(replies.map((r) => r.location)).size).toBe(1);
  expect(await site.db.selectFrom('post').select('id').where('words', '=', 'Once').execute()).toHaveLength(1);

  await june.post('/boards/in-treatment-together/ask', { words: 'May I?' });
  const { id: asking } = await site.db.selectFrom('asking').select('id').where('person_id', '=', world.june).executeTakeFirstOrThrow();
  const ana = await site.browserOf(world.ana);
  const answers = await times(4, (n) =>
    ana.submit('/boards/in-treatment-together/askings', { asking, answer: n % 2 === 0 ? 'let-in' : 'declined' }),
  );
  expect(statuses(answers)).toEqual([200, 200, 200, 200]);
  await site.house.jobs.drain();
  expect(await site.db.selectFrom('notice').select('id').where('subject_id', '=', asking).execute()).toHaveLength(1);

  await site.db.insertInto('site_role').values({ person_id: world.hana, role: 'administrator', granted_at: site.clock.now() }).execute();
  const [ruth, hana] = [await site.browserOf(world.ruth), await site.browserOf(world.hana)];
  const left = await Promise.all([
    ruth.post('/you/leave', { how: 'erase', name: 'Ruth' }),
    hana.post('/you/leave', { how: 'erase', name: 'Hana' }),
  ]);
  expect(statuses(left)).toEqual([303, 422]);
  expect(await site.db.selectFrom('site_role').select('person_id').where('role', '=', 'administrator').execute()).toHaveLength(1);
});

test('a second press on «bring it back» does not show what a moderator hid meanwhile', async () => {
  const { thread, post } = await start(world.june, 'bowel-cancer');
  const june = await site.browserOf(world.june);
  await june.post(`/threads/${thread}/replies`, { words: 'Another', idempotency_key: key() });
  await june.post(`/posts/${post}/delete`);
  const second = await inTransaction(site.db, async (tx) => {
    await tx.selectFrom('scope').select('id').where('id', '=', thread).forUpdate().execute();
    const pressed = june.post(`/posts/${post}/bring-back`);
    await expect.poll(someoneWaits).toBe(true);
    await tx.updateTable('post').set({ state: 'hidden', left_trace: false, gone_at: null }).where('id', '=', post).execute();
    return { pressed };
  });
  expect((await second.pressed).status).toBe(404);
  expect((await site.db.selectFrom('post').select('state').where('id', '=', post).executeTakeFirstOrThrow()).state).toBe('hidden');
});

test('words from another device that come in while somebody leaves are erased as well', async () => {
  const { thread } = await start(world.june, 'bowel-cancer');
  const mira = await site.browserOf(world.mira);
  const now = site.clock.now();
  const viewer = await viewerOf(site.db, world.mira, now);
  const leaving = await inTransaction(site.db, async (tx) => {
    expect(await holdScope(tx, viewer, thread, now)).not.toBeNull();
    const pressed = mira.post('/you/leave', { how: 'erase', name: 'Mira' });
    await expect.poll(someoneWaits).toBe(true);
    const reply = { threadId: thread, words: 'On its way', answersId: null, language: 'en', key: key() };
    expect(await replyToThread(tx, site.house, viewer, reply, now)).toMatchObject({ done: true });
    return { pressed };
  });
  expect((await leaving.pressed).location).toBe('/gone');
  expect(await site.db.selectFrom('post').select('id').where('words', '=', 'On its way').execute()).toEqual([]);
});

test('replies, decisions, reactions and removals at one thread wait for each other and never lock each other out', async () => {
  const { thread, post } = await start(world.ana, 'in-treatment-together');
  const ana = await site.browserOf(world.ana);
  const place = world.places['in-treatment-together'];
  for (let round = 0; round < 4; round++) {
    await site.act((tx) =>
      tx
        .insertInto('membership')
        .values({ place_id: place, person_id: world.tomas, role: 'member', since: site.clock.now() })
        .onConflict((c) => c.doNothing())
        .execute(),
    );
    const tomas = await site.browserOf(world.tomas);
    const acts: Promise<Answered | boolean | string | null>[] = [
      ...Array.from({ length: 4 }, () => tomas.post(`/threads/${thread}/replies`, { words: 'A reply', idempotency_key: key() })),
      ...Array.from({ length: 3 }, () => tomas.post(`/posts/${post}/reactions`, { kind: 'hug' })),
      tomas.post(`/report/post/${post}`, { reason: 'unkind', words: 'Words of a report' }),
      ana.post(`/moderate/post/${post}`, {
        act: round % 2 === 0 ? 'lock' : 'unlock',
        rule: 'unkind',
        reason: 'A reason that is long enough',
      }),
      ana.post(`/threads/${thread}/replies`, { words: 'From staff', idempotency_key: key() }),
      inTransaction(site.db, (tx) => losePlace(tx, site.house, place, world.tomas, site.clock.now())),
      inTransaction(site.db, (tx) => endMembership(tx, place, world.bruno)),
    ];
    for (const done of await Promise.all(acts)) if (done && typeof done === 'object') expect(done.status).toBeLessThan(500);
  }
  expect(site.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});
