import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveCommunity } from '../../src/accounts/leave-community.ts';
import { viewerOf } from '../../src/access/index.ts';
import { ownAliases, suspendPerson } from '../../src/people/index.ts';
import { openAliasWorld, type AliasWorld } from './alias-world.ts';
import { ask, questions } from './leaks-of.ts';
import type { Asked } from './requests.ts';
import { comparable, outsiders, type Who } from './twins.ts';

/** The same world thrice: one person behind both aliases, one behind each, and staff behind one of them. */
let worlds: AliasWorld[];
beforeAll(async () => {
  worlds = [];
  for (const behind of [
    { answers: 'mira', begins: 'mira' },
    { answers: 'mira', begins: 'oskar' },
    { answers: 'ana', begins: 'oskar' },
  ] as const)
    worlds.push(await openAliasWorld(behind));
}, 120_000);
afterAll(async () => {
  for (const { site } of worlds) await site.close();
});

const everyone: Who[] = [
  ...outsiders.filter(({ name }) => ['nobody', 'june', 'ruth', 'hana'].includes(name)),
  { name: 'tomas', in: ({ site, world }) => site.browserOf(world.tomas) },
];

/** The ids of notices are given in an order that nobody sees. */
const withoutNoticeIds = (body: string) =>
  body.replaceAll(/\/told\/[0-9a-f-]{36}/g, '/told/one').replaceAll(/before=[0-9a-f-]{36}/g, 'before=one');

/** How much room its files take, and what falls due, goes by a machine's own clock. */
const withoutMachine = (body: string) => body.replace(/<div[^>]*aria-labelledby="health-caption"[^]*?<\/div>/, '');

/** Where two texts part, with a few words around it. */
function differenceOf(one: string, other: string): string {
  if (one === other) return '';
  const at = [...one].findIndex((letter, n) => letter !== other[n]);
  return `${one.slice(Math.max(0, at - 80), at + 120)} ⇄ ${other.slice(Math.max(0, at - 80), at + 120)}`;
}

/** What somebody who is behind no alias finds is the same whoever is. */
async function expectSame(who: Who, asked: readonly Asked[]): Promise<number> {
  const browsers = await Promise.all(worlds.map((world) => who.in(world)));
  const fixed = (n: number): Who => ({ name: who.name, in: async () => browsers[n]! });
  for (const one of asked) {
    const found = [];
    for (const [n, world] of worlds.entries()) found.push(await ask(world, fixed(n), one));
    const [first = '', ...others] = found.map(({ answered, statements }) =>
      JSON.stringify({ ...comparable({ ...answered, body: withoutMachine(withoutNoticeIds(answered.body)) }), statements }),
    );
    expect(
      others.map((other) => differenceOf(first, other)),
      `${one.path} tells ${who.name} who somebody is`,
    ).toEqual(others.map(() => ''));
  }
  return asked.length;
}

const told = (path: string): Asked => ({ route: { method: 'GET' } as Asked['route'], path, fields: {} });

/** The pages on which words, names, faces, orders and counts stand. */
function pages(): Asked[] {
  const { things, world, unmasking } = worlds[0]!;
  const threads = [things.thread, things.openThread, things.removedThread].flatMap((id) => [
    `/threads/${id}`,
    `/threads/${id}?lens=moderator`,
    `/threads/${id}?from=new`,
    `/threads/${id}?answer=${things.opening}`,
    `/moderate/thread/${id}`,
  ]);
  const posts = [things.opening, things.post, things.hiddenPost].flatMap((id) => [
    `/posts/${id}`,
    `/moderate/post/${id}`,
    `/report/post/${id}`,
    `/unmask/post/${id}`,
  ]);
  const people = [world.mira, world.oskar, world.ana].flatMap((id) => [`/people/${id}`, `/moderate/person/${id}`]);
  return [
    '/',
    '/boards',
    '/boards/bowel-cancer',
    '/boards/bowel-cancer/entrance',
    '/told',
    '/reports',
    `/reports/${things.report}`,
    '/unmaskings',
    '/unmaskings/log',
    `/unmaskings/${unmasking}`,
    `/unmasked/${unmasking}`,
    '/operator',
    '/operator/unattended',
    '/boards/bowel-cancer/keep',
    '/boards/bowel-cancer/keep/decided',
    `/decided/${things.decision}`,
    ...threads,
    ...posts,
    ...people,
  ].map(told);
}

test('whoever is behind an alias sees what is theirs, and the other one does not', async () => {
  for (const { site, world, things, behind } of worlds) {
    for (const name of ['mira', 'oskar', 'ana'] as const) {
      const page = (await (await site.browserOf(world[name])).get(`/threads/${things.thread}`)).body;
      expect(page.includes(`/posts/${things.opening}/edit`), name).toBe(behind.answers === name);
      const exported = await site.house.kinds.get('post')!.exportFor(site.db, world[name]);
      expect(exported.some(({ words }) => words === 'Nobody may know, edited')).toBe(behind.answers === name);
      if (behind.answers === name)
        for (const shown of [things.picture, 'class="quote', `href="/people/${world.june}"`]) expect(page, name).toContain(shown);
      const aliases = await ownAliases(site.db, world[name]);
      const { bylines } = await viewerOf(site.db, world[name], site.clock.now());
      expect(aliases.every((alias) => bylines.includes(alias))).toBe(true);
      expect(aliases.length).toBe((behind.answers === name ? 2 : 0) + (behind.begins === name ? 1 : 0));
    }
  }
});

test.each(everyone)('every page is the same for $name, whoever is behind the aliases', { timeout: 240_000 }, async (who) => {
  const { things } = worlds[0]!;
  // Letters of one moment stand in the order in which they were sent by chance: they are compared below.
  const all = questions({ full: worlds[0]!, without: worlds[1]!, things }, 'GET').filter(({ path }) => path !== '/operator/mail');
  expect(await expectSame(who, [...all, ...pages()])).toBeGreaterThan(100);
});

test('an open page is told the same, and a picture is the same bytes at the same address', async () => {
  for (const { heard } of worlds) expect(heard).toEqual(worlds[0]!.heard);
  expect(worlds[0]!.heard[0]!.length).toBeGreaterThan(6);
  const { picture } = worlds[0]!.things;
  for (const who of everyone)
    for (const path of [`/pictures/${picture}`, `/pictures/${picture}/480`, `/pictures/${picture}/1280`]) {
      const found = await Promise.all(worlds.map(async (world) => comparable(await (await who.in(world)).get(path))));
      expect(found[0]!.status, `${path} for ${who.name}`).toBe(who.name === 'nobody' ? 404 : 200);
      for (const other of found) expect(other, `${path} for ${who.name}`).toEqual(found[0]);
    }
});

test('names to call are offered the same', async () => {
  const { thread, openThread } = worlds[0]!.things;
  let offered = 0;
  for (const who of everyone)
    for (const id of [thread, openThread])
      for (const begins of ['', 'm', 'o', 'an']) {
        const asked = async (world: AliasWorld) => comparable(await (await who.in(world)).post(`/threads/${id}/names`, { begins }));
        const found = await Promise.all(worlds.map(asked));
        for (const other of found) expect(other, `${begins} for ${who.name}`).toEqual(found[0]);
        offered += found[0]!.body.includes('"names":["') ? 1 : 0;
      }
  expect(offered).toBeGreaterThan(4);
});

test('letters that an administrator could read, and notices of others, are the same; jobs and the log name nobody', async () => {
  const kept = [];
  for (const { site, world } of worlds) {
    const letters = await site.db
      .selectFrom('mail_caught')
      .select(['recipient', 'subject', 'words', 'html'])
      .orderBy('recipient')
      .execute();
    const notices = await site.db
      .selectFrom('notice')
      .select(['person_id', 'kind', 'scope_id', 'post_id', 'subject_id', 'created_at'])
      .where('person_id', 'not in', [world.mira, world.oskar, world.ana])
      .orderBy('person_id')
      .orderBy('kind')
      .orderBy('subject_id')
      .execute();
    const shown = await site.db.selectFrom('byline').select(['id', 'label']).where('label', 'is not', null).orderBy('id').execute();
    kept.push({ letters, notices, shown });
    const jobs = JSON.stringify(await payloads(site));
    for (const person of [world.mira, world.oskar, world.ana]) expect(jobs).not.toContain(person);
    for (const name of ['Mira', 'Oskar', 'Ana', world.mira, world.oskar, world.ana]) expect(site.logged.join('\n')).not.toContain(name);
  }
  for (const other of kept) expect(differenceOf(JSON.stringify(kept[0]), JSON.stringify(other))).toBe('');
  expect(kept[0]!.notices.length).toBeGreaterThan(0);
  expect(kept[0]!.letters.length).toBeGreaterThan(0);
});

/** What each job carries: whom it tells is said with bylines. */
async function payloads({ db }: AliasWorld['site']): Promise<unknown[]> {
  const found = await (db as never as { executeQuery(q: unknown): Promise<{ rows: unknown[] }> }).executeQuery({
    sql: "select data from pgboss.job where data->>'name' in ('reply-posted', 'thread-started', 'report-made', 'notice-made', 'post-deleted')",
    parameters: [],
    query: { kind: 'RawNode' },
    queryId: { queryId: 'jobs' },
  });
  expect(found.rows.length).toBeGreaterThan(5);
  return found.rows;
}

const after = async (change: (world: AliasWorld) => Promise<unknown>) => {
  for (const world of worlds) await world.site.ids.under('change', () => change(world));
  for (const who of everyone.filter(({ name }) => name !== 'ruth')) await expectSame(who, pages());
};

test('words of an alias that go on in a conversation of their own tell no more there', { timeout: 240_000 }, async () => {
  const threads: (string | undefined)[] = [];
  await after(async ({ site, world, things }) => {
    const given = { posts: things.opening, title: 'Apart', to: 'bowel-cancer', reason: 'Another matter, I think.' };
    threads.push((await (await site.browserOf(world.hana)).post(`/threads/${things.thread}/split`, given)).location);
  });
  expect(new Set(threads).size).toBe(1);
  expect(threads[0]).toMatch(/^\/threads\//);
  for (const who of everyone) await expectSame(who, [told(threads[0]!)]);
});

test('somebody who changes their name, is suspended or leaves takes no alias with them', { timeout: 240_000 }, async () => {
  await after(({ site, world }) =>
    site.db.updateTable('person').set({ name: 'Mira of old', name_key: 'mira of old' }).where('id', '=', world.mira).execute(),
  );
  await after(({ site, world }) =>
    site.act((tx) => suspendPerson(tx, { id: site.ids.blind(), personId: world.oskar, reason: 'A reason', until: null }, site.clock.now())),
  );
  await after(({ site, world }) => leaveCommunity(site.house, world.mira, 'erase', site.clock.now()));
  for (const { site, world } of worlds) expect(await ownAliases(site.db, world.mira)).toEqual([]);
  await after(({ site, world }) => leaveCommunity(site.house, world.oskar, 'anonymise', site.clock.now()));
});
