import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { admits, viewerOf, type Clause } from '../../src/access/index.ts';
import { createScope, makeAudience } from '../../src/people/index.ts';
import { addMember, openPlace, type Role } from '../../src/spaces/index.ts';
import { openSite, type Browser, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';

let site: TestSite;
let world: World;
let browsers: Record<string, Browser>;
let base: string;

const looking = ['june', 'mira', 'bruno', 'tomas', 'ana'] as const;
type Looking = (typeof looking)[number];

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(site.app.server.server.address() as { port: number }).port}`;
  browsers = { nobody: site.browser() };
  for (const name of looking) browsers[name] = await site.browserOf(world[name]);
});
afterAll(() => site.close());

/** What each says of themselves in the world, apart from what a random world adds. */
const said: Record<Looking, string> = { june: 'survivor', mira: 'patient', bruno: 'patient', tomas: 'caregiver', ana: 'professional' };

const groups = 3;
const principal = fc.oneof(
  fc.constantFrom('everyone', 'member', 'relation:patient', 'relation:caregiver', 'relation:metastatic'),
  fc.tuple(fc.constantFrom('in', 'staff-of'), fc.nat({ max: groups - 1 })).map(([kind, n]) => `${kind}:#${n}`),
);
const clause: fc.Arbitrary<Clause> = fc.record({ lead: principal, also: fc.array(principal, { maxLength: 2 }) });
const clauses = fc.array(clause, { minLength: 1, maxLength: 2 });
const role = fc.constantFrom<(Role | null)[]>(null, null, 'follower', 'member', 'staff');

const randomWorld = fc.record({
  places: fc.array(fc.record({ inside: clauses, entrance: clauses, roles: fc.array(role, { minLength: 5, maxLength: 5 }) }), {
    minLength: groups,
    maxLength: groups,
  }),
  threads: fc.array(
    fc.record({ place: fc.nat({ max: groups - 1 }), readers: fc.option(clauses), state: fc.constantFrom('shown', 'shown', 'hidden') }),
    {
      minLength: 4,
      maxLength: 6,
    },
  ),
  /** Who says since when, in hours from now, that their cancer has spread. */
  metastatic: fc.array(fc.constantFrom(null, -1, 24), { minLength: 5, maxLength: 5 }),
});
type RandomWorld = typeof randomWorld extends fc.Arbitrary<infer W> ? W : never;

type Thread = { id: string; title: string; place: number; readers: Clause[]; state: string };
type Built = { slugs: string[]; ids: number[]; threads: Thread[] };

let serial = 0;

/** The places first, since clauses name them. */
async function build(random: RandomWorld): Promise<Built> {
  const now = site.clock.now();
  const built: Built = { slugs: [], ids: [], threads: [] };
  const real = (list: readonly Clause[]): Clause[] => {
    const named = (text: string) => text.replace(/#(\d)/, (_, n: string) => String(built.ids[Number(n)]));
    return list.map(({ lead, also }) => ({ lead: named(lead), also: also.map(named) }));
  };
  await site.act(async (tx) => {
    for (const [n] of random.places.entries()) {
      const slug = `random-${++serial}-${n}`;
      const place = {
        slug,
        name: `Name of ${slug} end`,
        purpose: 'Random',
        language: 'en',
        inside: 'in',
        writers: 'in',
        joining: 'invitation',
      } as const;
      built.slugs.push(slug);
      built.ids.push(await openPlace(tx, place, now));
    }
    for (const [n, place] of random.places.entries()) {
      const [inside_id, entrance_id] = [
        await makeAudience(tx, 'inside', real(place.inside)),
        await makeAudience(tx, 'entrance', real(place.entrance)),
      ];
      await tx.updateTable('place').set({ inside_id, entrance_id }).where('id', '=', built.ids[n]!).execute();
      for (const [who, given] of place.roles.entries()) if (given) await addMember(tx, built.ids[n]!, world[looking[who]!], given, now);
    }
    for (const [who, hours] of random.metastatic.entries())
      if (hours !== null)
        await tx
          .insertInto('relation')
          .values({
            person_id: world[looking[who]!],
            relation: 'metastatic',
            declared_at: now,
            opens_at: new Date(now.getTime() + hours * 3_600_000),
          })
          .execute();
    for (const one of random.threads) built.threads.push(await addThread(one, real(one.readers ?? random.places[one.place]!.inside)));

    async function addThread({ place, state }: RandomWorld['threads'][number], readers: Clause[]): Promise<Thread> {
      const [id, postId, title] = [site.ids.blind(), site.ids.blind(), `Title ${++serial} end`];
      const byline = await tx.selectFrom('byline').select('id').where('person_id', '=', world.hana).executeTakeFirstOrThrow();
      const audienceId = await makeAudience(tx, 'inside', readers);
      await createScope(tx, { id, kind: 'thread', placeId: built.ids[place]!, audienceId, state: state as 'shown' | 'hidden', at: now });
      await tx
        .insertInto('thread')
        .values({ scope_id: id, title, intent: 'listen', language: 'en', opener_byline_id: byline.id })
        .execute();
      const post = {
        id: postId,
        scope_id: id,
        position: 0,
        byline_id: byline.id,
        answers_id: null,
        state: 'shown',
        words: title,
        html: title,
      } as const;
      await tx
        .insertInto('post')
        .values({ ...post, renderer: 1, language: 'en', created_at: now, edited_at: null, gone_at: null })
        .execute();
      for (const name of looking) {
        const told = {
          kind: 'answered',
          scope_id: id,
          post_id: postId,
          subject_id: postId,
          created_at: now,
          read_at: null,
          mailed_at: null,
        } as const;
        await tx
          .insertInto('notice')
          .values({ id: site.ids.blind(), person_id: world[name], ...told })
          .execute();
        await tx.insertInto('last_read').values({ person_id: world[name], scope_id: id, position: -1, read_at: now }).execute();
      }
      return { id, title, place, readers, state };
    }
  });
  return built;
}

async function clear({ ids }: Built): Promise<void> {
  await site.db.deleteFrom('place').where('id', 'in', ids).execute();
  await site.db.deleteFrom('relation').where('relation', '=', 'metastatic').execute();
}

/** Who somebody is, told from the random world alone: the program is not asked. */
function principalsOf(random: RandomWorld, { ids }: Built, name: string): string[] {
  const who = looking.indexOf(name as Looking);
  if (name === 'nobody' || name === 'bruno') return ['everyone'];
  const roles = random.places.map((place, n) => ({ id: ids[n], role: place.roles[who] }));
  return [
    'everyone',
    'member',
    `relation:${said[name as Looking]}`,
    ...(random.metastatic[who] === -1 ? ['relation:metastatic'] : []),
    ...roles.filter((r) => r.role === 'member' || r.role === 'staff').map((r) => `in:${r.id}`),
    ...roles.filter((r) => r.role === 'staff').map((r) => `staff-of:${r.id}`),
  ];
}

test('no list, page, notice or stream tells anybody of a thread whose audience does not admit them', { timeout: 180_000 }, async () => {
  const met = { read: 0, refused: 0, listed: 0 };
  const check = async (random: RandomWorld) => {
    const built = await build(random);
    for (const name of ['nobody', ...looking]) {
      const principals = principalsOf(random, built, name);
      const mayRead = (t: Thread) => t.state === 'shown' && admits(t.readers, principals);
      const browser = browsers[name]!;
      for (const path of ['/', '/boards', '/told', ...built.slugs.map((slug) => `/boards/${slug}`)]) {
        const { body } = await browser.get(path);
        for (const t of built.threads.filter((one) => body.includes(one.title))) {
          expect(mayRead(t), `${path} tells ${name} of ${t.title}`).toBe(true);
          met.listed += 1;
        }
      }
      for (const t of built.threads) {
        const { status, body } = await browser.get(`/threads/${t.id}`);
        expect({ status, tells: body.includes(t.title) }, `${name} at ${t.title}`).toEqual({
          status: mayRead(t) ? 200 : 404,
          tells: mayRead(t),
        });
        met[mayRead(t) ? 'read' : 'refused'] += 1;
        await expectStream(name, t, principals, built);
      }
      const boards = (await browser.get('/boards')).body;
      for (const [n, slug] of built.slugs.entries()) {
        const entrance = random.places[n]!.entrance.map(({ lead, also }) => ({
          lead: real(lead, built),
          also: also.map((a) => real(a, built)),
        }));
        if (boards.includes(`Name of ${slug} end`)) expect(admits(entrance, principals), `${slug} is told to ${name}`).toBe(true);
      }
    }
    await clear(built);
  };
  await fc.assert(fc.asyncProperty(randomWorld, check), { numRuns: 30 });
  expect(met.read).toBeGreaterThan(50);
  expect(met.refused).toBeGreaterThan(50);
  expect(met.listed).toBeGreaterThan(50);
});

const real = (text: string, { ids }: Built) => text.replace(/#(\d)/, (_, n: string) => String(ids[Number(n)]));

/** A stream is opened for who reads the thread, and for its staff while it is hidden. */
async function expectStream(name: string, t: Thread, principals: readonly string[], { ids }: Built): Promise<void> {
  // Who is suspended keeps no stream at all, and who is nobody has none.
  if (name === 'nobody' || name === 'bruno') return;
  const cookie = `session=${browsers[name]!.cookies.get('session')}`;
  const stream = await fetch(`${base}/live?watch=${t.id}`, { headers: { cookie } });
  await stream.body?.cancel();
  // Who is suspended has no stream, whatever they may still read.
  const mayWatch =
    name !== 'bruno' && admits(t.readers, principals) && (t.state === 'shown' || principals.includes(`staff-of:${ids[t.place]}`));
  expect(stream.status, `${name} watches ${t.title}`).toBe(mayWatch ? 200 : 404);
}

/** Every page of the list of boards, one after the other. */
async function listOfBoards(browser: Browser, path = '/boards'): Promise<string> {
  const { body } = await browser.get(path);
  const next = /href="(\/boards\?after=[\w-]+)"/.exec(body)?.[1];
  return next ? body + (await listOfBoards(browser, next)) : body;
}

test('who is in three hundred places reads those, and not the one they are not in', async () => {
  const now = site.clock.now();
  const ids: number[] = [];
  await site.act(async (tx) => {
    for (let n = 0; n <= 300; n++) {
      const place = { slug: `many-${n}`, name: `Many ${n} end`, purpose: 'One of many', language: 'en' } as const;
      ids.push(await openPlace(tx, { ...place, inside: 'in', writers: 'in', joining: 'invitation' }, now));
      await addMember(tx, ids[n]!, world.ana, 'staff', now);
      if (n < 300) await addMember(tx, ids[n]!, world.june, 'member', now);
    }
  });
  expect((await viewerOf(site.db, world.june, now)).principals.filter((p) => p.startsWith('in:'))).toHaveLength(300);
  for (const n of [0, 299, 300]) {
    const started = await browsers['ana']!.post(`/boards/many-${n}/threads`, {
      title: `Inside ${n} end`,
      words: 'x',
      intent: 'listen',
      idempotency_key: site.ids.blind(),
    });
    const reads = n < 300;
    for (const path of [started.location!, `/boards/many-${n}`])
      expect((await browsers['june']!.get(path)).body.includes(`Inside ${n} end`)).toBe(reads);
    expect((await listOfBoards(browsers['june']!)).includes(`Many ${n} end`)).toBe(reads);
  }
});
