import fc from 'fast-check';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../app.ts';
import { createScope, makeAudience } from '../people/index.ts';
import { attempt } from '../platform/db/index.ts';
import { openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { admits, can, lostAccess, nobody, open, opening, SeenBySomeoneElse, viewerOf, whoWillSee, type Clause } from './index.ts';

let site: TestSite;
let world: World;
beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
});
afterAll(() => site.close());

async function scopeFor(audienceId: number): Promise<string> {
  const id = randomUUID();
  await site.act((tx) =>
    createScope(tx, { id, kind: 'thread', placeId: world.places.welcome, audienceId, state: 'shown', at: site.clock.now() }),
  );
  return id;
}

const principal = () => {
  const { places } = world;
  return fc.constantFrom(
    'everyone',
    'member',
    'relation:caregiver',
    'relation:survivor',
    'relation:patient',
    `in:${places['bowel-cancer']}`,
    `in:${places['in-treatment-together']}`,
    `staff-of:${places['bowel-cancer']}`,
  );
};

const clause = (): fc.Arbitrary<Clause> => fc.record({ lead: principal(), also: fc.array(principal(), { maxLength: 2 }) });

test('an audience admits in the database exactly whom it admits on paper, and counts them', async () => {
  const names = ['mira', 'oskar', 'june', 'tomas', 'ana', 'ruth', 'bruno', 'hana'] as const;
  const sessions: Record<string, string> = {};
  for (const name of names) {
    await site.browserOf(world[name]);
    const session = await site.db.selectFrom('session').select('id').where('person_id', '=', world[name]).executeTakeFirstOrThrow();
    sessions[name] = session.id;
  }
  await fc.assert(
    fc.asyncProperty(fc.array(clause(), { minLength: 1, maxLength: 3 }), async (clauses) => {
      const audience = await site.act((tx) => makeAudience(tx, 'inside', clauses));
      let admitted = 0;
      const scope = await scopeFor(audience);
      for (const name of names) {
        const viewer = await viewerOf(site.db, world[name], site.clock.now());
        const reads = viewer.audiences.includes(audience);
        expect(reads).toBe(admits(clauses, viewer.principals));
        if (reads && viewer.person?.state === 'active') admitted += 1;
        const lost = await lostAccess(site.db, [{ personId: world[name], sessionId: sessions[name]!, watched: [scope] }], site.clock.now());
        expect(lost.size === 0).toBe(reads && viewer.person?.state === 'active');
      }
      const who = await whoWillSee(site.db, nobody, audience, true);
      if (!who.public) expect(who.people).toBe(admitted);
    }),
    { numRuns: 60 },
  );
});

test('outsiders read no number below five, insiders the exact one', async () => {
  const audience = await site.act((tx) => makeAudience(tx, 'inside', [{ lead: 'relation:caregiver' }]));
  expect((await whoWillSee(site.db, nobody, audience, true)).people).toBe(1);
  expect((await whoWillSee(site.db, nobody, audience, false)).people).toBeNull();
});

test('members are counted as they come, wait, are suspended and go, one by one or many at once', async () => {
  const told = async () => (await whoWillSee(site.db, nobody, await membersOnly, true)).people;
  const membersOnly = site.act((tx) => makeAudience(tx, 'inside', [{ lead: 'member' }]));
  const there = async () =>
    Number((await sql<{ n: string }>`select count(*) as n from person where state = 'active'`.execute(site.db)).rows[0]!.n);
  const before = await there();
  expect(await told()).toBe(before);
  for (const state of ['waiting', 'suspended', 'departed', 'active'] as const) {
    await site.db.updateTable('person').set({ state }).where('id', 'in', [world.hana, world.june]).execute();
    expect(await told()).toBe(await there());
  }
  expect(await told()).toBe(before);
  await site.db.updateTable('person').set({ about: '' }).execute();
  expect(await told()).toBe(before);
});

test('the rows of an audience cannot be changed, only replaced', async () => {
  await expect(sql`update clause set lead = 'everyone'`.execute(site.db)).rejects.toThrow('never changed');
});

test('what was opened for one person is handed to nobody else', async () => {
  const q = opening<{ id: string }, Record<never, never>>(
    'any shown scope',
    'reader',
    (see) => `select s.id from scope s where ${see.scope('s')} limit 1`,
  );
  const bowel = await site.browserOf(world.june);
  await bowel.post('/boards/bowel-cancer/threads', {
    title: 'Open',
    words: 'open',
    intent: 'listen',
    idempotency_key: '0ddddddd-0000-4000-8000-000000000002',
  });
  const [seen] = await open(site.db, await viewerOf(site.db, world.june, site.clock.now()), q, {});
  expect(seen?.for(world.june).id).toBeTruthy();
  expect(() => seen?.for(world.mira)).toThrow(SeenBySomeoneElse);
  expect(() => seen?.for('everyone')).toThrow(SeenBySomeoneElse);
});

const ruled = opening<{ id: string }, { scopes: string[] }>(
  'scopes by reader rule',
  'reader',
  (see) => `select s.id from scope s where s.id = any(:scopes::uuid[]) and ${see.scope('s', { readerRules: true })}`,
);

test('what belongs to one person, or to its participants, is there for them alone, in lists and in streams', async () => {
  const at = site.clock.now();
  const bare = { kind: 'conversation', place_id: null, audience_id: null, state: 'shown' as const, created_at: at, last_at: at };
  const [owned, shared] = [randomUUID(), randomUUID()];
  await site.db
    .insertInto('scope')
    .values({ ...bare, id: owned, reader_rule: 'owner', owner_id: world.june })
    .execute();
  await site.db
    .insertInto('scope')
    .values({ ...bare, id: shared, reader_rule: 'participant', owner_id: null })
    .execute();
  await site.db.insertInto('scope_reader').values({ scope_id: shared, person_id: world.tomas, as_what: 'participant' }).execute();
  const expected: [string, string[]][] = [
    [world.june, [owned]],
    [world.tomas, [shared]],
    [world.ana, []],
    [world.ruth, []],
  ];
  for (const [person, ids] of expected) {
    const viewer = await viewerOf(site.db, person, at);
    const seen = await open(site.db, viewer, ruled, { scopes: [owned, shared] });
    expect(seen.map((one) => one.for(person).id)).toEqual(ids);
    await site.browserOf(person);
    const session = await site.db.selectFrom('session').select('id').where('person_id', '=', person).executeTakeFirstOrThrow();
    for (const id of [owned, shared]) {
      const lost = await lostAccess(site.db, [{ personId: person, sessionId: session.id, watched: [id] }], at);
      expect(lost.size === 0).toBe(ids.includes(id));
    }
  }
});

test('with its session a stream ends that watches nothing', async () => {
  await site.browserOf(world.mira);
  const mine = site.db.selectFrom('session').where('person_id', '=', world.mira);
  const { id } = await mine.select('id').orderBy('created_at', 'desc').executeTakeFirstOrThrow();
  const streams = [{ personId: world.mira, sessionId: id, watched: [] }];
  const at = site.clock.now();
  expect(await lostAccess(site.db, streams, at)).toEqual(new Set());
  await site.db.deleteFrom('session').where('id', '=', id).execute();
  expect(await lostAccess(site.db, streams, at)).toEqual(new Set(streams));
});

test('a query that does not ask who may see its rows cannot be registered', () => {
  expect(() => opening('careless', 'reader', () => 'select 1')).toThrow('does not ask');
});

test('a route that does not say what its parameters name, and an outlet that does not say what it purges, stop the start', async () => {
  const { house } = site;
  const parts = {
    config: house.config,
    db: site.db,
    pool: undefined as never,
    directUrl: site.url,
    clock: site.clock,
    ids: site.ids,
    log: house.log,
  };
  const route = {
    method: 'GET' as const,
    path: '/things/:thing',
    door: 'anyone' as const,
    ids: {},
    handle: async () => ({ kind: 'not-found' as const }),
  };
  await expect(makeApp(parts, [{ name: 'careless', routes: [route] }])).rejects.toThrow('does not say what thing names');
  await expect(makeApp(parts, [{ name: 'careless', outlets: [{ name: 'somewhere', purge: undefined as never }] }])).rejects.toThrow(
    'does not say what it purges',
  );
});

test('rules: who is suspended may nothing, nobody reports themselves, only staff moderates, only the author edits', async () => {
  const now = site.clock.now();
  const [june, bruno, ana, ruth] = await Promise.all(
    [world.june, world.bruno, world.ana, world.ruth].map((id) => viewerOf(site.db, id, now)),
  );
  const shown = { state: 'shown', closed: false, mayWrite: true, moderates: true };
  for (const act of [
    'start-thread',
    'reply',
    'react',
    'edit',
    'delete',
    'report',
    'moderate',
    'decide-on',
    'suspend',
    'invite',
    'administer',
    'read-reports',
  ] as const) {
    expect(can(bruno!, act, { ...shown, mine: true }), act).toBe(false);
  }
  expect(can(june!, 'reply', shown)).toBe(true);
  expect(can(june!, 'reply', { ...shown, closed: true })).toBe(false);
  expect(can(june!, 'reply', { ...shown, mayWrite: false })).toBe(false);
  expect(can(june!, 'reply', { ...shown, state: 'hidden' })).toBe(false);
  expect(can(june!, 'start-thread', { mayWrite: false })).toBe(false);
  expect(can(june!, 'react', { state: 'hidden' })).toBe(false);
  expect(can(june!, 'edit', { ...shown, mine: false })).toBe(false);
  expect(can(june!, 'delete', { ...shown, mine: false })).toBe(false);
  expect(can(june!, 'report', { mine: true })).toBe(false);
  expect(can(june!, 'moderate', { moderates: false })).toBe(false);
  expect(can(ana!, 'decide-on', { moderates: true, mine: true })).toBe(false);
  expect(can(ana!, 'suspend', { mine: false })).toBe(true);
  expect(can(ruth!, 'suspend', { mine: false })).toBe(false);
  expect(can(june!, 'invite')).toBe(false);
  expect(can(june!, 'administer')).toBe(false);
  expect(can(ruth!, 'administer')).toBe(true);
  expect(can(june!, 'read-reports')).toBe(false);
  expect(can(ana!, 'read-reports')).toBe(true);
});

test('a hidden conversation is there for who began it and for its moderators, and nobody else can act in it', async () => {
  const [june, mira, ana] = await Promise.all([world.june, world.mira, world.ana].map((id) => site.browserOf(id)));
  const started = await june!.post('/boards/bowel-cancer/threads', {
    title: 'Hidden whole',
    words: 'hidden whole',
    intent: 'listen',
    idempotency_key: '0ddddddd-0000-4000-8000-000000000003',
  });
  const hidden = /threads\/([0-9a-f-]{36})/.exec(started.location!)![1]!;
  const pages = async () => [
    (await mira!.get(`/threads/${hidden}`)).status,
    (await mira!.get('/boards/bowel-cancer')).body.includes('Hidden whole'),
    (await mira!.post(`/threads/${hidden}/replies`, { words: 'in?', idempotency_key: '0ddddddd-0000-4000-8000-000000000004' })).status,
  ];
  await site.db.updateTable('scope').set({ state: 'hidden' }).where('id', '=', hidden).execute();
  expect(await pages()).toEqual([404, false, 404]);
  expect((await june!.get(`/threads/${hidden}`)).body).toContain('hidden whole');
  expect((await june!.get('/boards/bowel-cancer')).body).toContain('Hidden whole');
  expect((await ana!.get(`/threads/${hidden}`)).status).toBe(404);
  expect((await ana!.get(`/threads/${hidden}?lens=moderator`)).body).toContain('hidden whole');
  const opening = await site.db.selectFrom('post').select('id').where('scope_id', '=', hidden).executeTakeFirstOrThrow();
  expect((await mira!.post(`/posts/${opening.id}/reactions`, { kind: 'hug' })).status).toBe(404);
  expect((await june!.post(`/posts/${opening.id}/delete`)).status).toBe(303);
  expect((await june!.get(`/threads/${hidden}`)).body).not.toContain('hidden whole');
});

test('a refused act leaves nothing behind', async () => {
  const refused = await attempt(site.db, async (tx) => {
    await tx.updateTable('person').set({ about: 'never written' }).where('id', '=', world.june).execute();
    return { done: false as const, why: 'no' };
  });
  expect(refused.done).toBe(false);
  expect((await site.db.selectFrom('person').select('about').where('id', '=', world.june).executeTakeFirstOrThrow()).about).toBe('');
});
