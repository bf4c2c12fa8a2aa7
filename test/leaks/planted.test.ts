import { afterAll, beforeAll, expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { notFound, text, type Answer, type Route, type Visit } from '../../src/platform/http/index.ts';
import { isId } from '../../src/platform/ids.ts';
import type { Module } from '../../src/platform/module.ts';
import { leaksOf, loggedOf, questions } from './leaks-of.ts';
import { openTwins, outsiders, type Twins } from './twins.ts';

/** What a careless query finds: nobody asked it who is looking. */
const titleOf = async ({ house, params, form }: Visit): Promise<string | undefined> => {
  const id = params['thread'] ?? form.get('thread');
  if (!isId(id)) return undefined;
  return (await house.db.selectFrom('thread').select('title').where('scope_id', '=', id).executeTakeFirst())?.title;
};

/** A route that does something else when there is such a thread. */
const leaky = (name: string, ifThere: (visit: Visit, title: string) => Promise<Answer>): Route => ({
  method: 'GET',
  path: `/leaky-${name}/:thread`,
  door: 'anyone',
  ids: { thread: 'thread' },
  handle: async (visit) => {
    const title = await titleOf(visit);
    return title === undefined ? notFound : ifThere(visit, title);
  },
});

const planted: Record<string, { route: Route; caught: RegExp }> = {
  'a count': {
    route: {
      method: 'GET',
      path: '/leaky-count',
      door: 'anyone',
      ids: {},
      handle: async ({ house }) => {
        const { n } = await house.db
          .selectFrom('scope')
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        return text(`${n} conversations`);
      },
    },
    caught: /another body/,
  },
  'the order of a list': {
    route: {
      method: 'GET',
      path: '/leaky-order',
      door: 'anyone',
      ids: {},
      handle: async ({ house }) => {
        const list = await house.db
          .selectFrom('place')
          .leftJoin('scope', 'scope.place_id', 'place.id')
          .select('place.slug')
          .where('place.slug', '<>', 'harrier-nest')
          .groupBy('place.slug')
          .orderBy((e) => e.fn.count('scope.id'), 'desc')
          .orderBy('place.slug')
          .execute();
        return text(list.map((p) => p.slug).join());
      },
    },
    caught: /another body/,
  },
  'a title in a redirect': {
    route: leaky('redirect', async (_, title) => ({ kind: 'go', to: `/boards?q=${encodeURIComponent(title)}` })),
    caught: /says Kestrel-title-canary/,
  },
  'another status': { route: leaky('status', async () => text('no', { status: 403 })), caught: /another status/ },
  'an extra header': {
    route: leaky('header', async (visit) => (visit.setCookie('seen', '1', 60), notFound)),
    caught: /another headers/,
  },
  'how long it may be kept': {
    route: leaky('cache', async () => text('no', { status: 404, headers: { 'cache-control': 'private, max-age=60' } })),
    caught: /another headers/,
  },
  'more work': { route: leaky('work', async (visit) => (await titleOf(visit), notFound)), caught: /another number of statements/ },
  'a word to oneself': {
    route: {
      method: 'GET',
      path: '/leaky-note/:bookmark',
      door: 'member',
      ids: { bookmark: 'bookmark' },
      handle: async ({ house, params }) => {
        const id = params['bookmark']!;
        const kept = await house.db.selectFrom('bookmark').select('note').where('id', '=', id).executeTakeFirst();
        return kept ? text(kept.note) : notFound;
      },
    },
    caught: /says Redshank-note-canary/,
  },
  'that somebody offered a summary': {
    route: {
      method: 'POST',
      path: '/leaky-offer/:summary',
      door: 'member',
      ids: { summary: 'summary' },
      handle: async ({ house, params }) => {
        const id = params['summary']!;
        const found = await house.db.selectFrom('summary').select('state').where('id', '=', id).executeTakeFirst();
        return found ? text('not yours to pin', { status: 403 }) : notFound;
      },
    },
    caught: /another status/,
  },
  'who asks about an alias': {
    route: {
      method: 'GET',
      path: '/leaky-asking/:unmasking',
      door: 'member',
      ids: { unmasking: 'unmasking' },
      handle: async ({ house, params }) => {
        const id = params['unmasking']!;
        const found = await house.db.selectFrom('unmasking').select('alias').where('id', '=', id).executeTakeFirst();
        return found ? text(found.alias) : notFound;
      },
    },
    caught: /another body/,
  },
  'a form': {
    route: {
      method: 'POST',
      path: '/leaky-form',
      door: 'anyone',
      ids: { thread: 'thread' },
      handle: async (visit) => ((await titleOf(visit)) === undefined ? notFound : text('too late', { status: 422 })),
    },
    caught: /another status/,
  },
};

const sound: Route = {
  method: 'GET',
  path: '/sound/:thread',
  door: 'anyone',
  ids: { thread: 'thread' },
  handle: async (visit) => (await titleOf(visit), notFound),
};

const logging = leaky('log', async ({ house }, title) => (house.log.info({ what: title }, 'opened'), notFound));

const careless: Module = { name: 'careless', routes: [...Object.values(planted).map(({ route }) => route), sound, logging] };

let twins: Twins;
beforeAll(async () => {
  twins = await openTwins([...modules, careless]);
});
afterAll(async () => {
  await twins.full.site.close();
  await twins.without.site.close();
});

/** Everything that the matrix finds at one route, whoever asks. */
async function foundAt(route: Route): Promise<string[]> {
  const found: string[] = [];
  for (const who of outsiders)
    for (const one of questions(twins, route.method).filter((a) => a.route.path === route.path))
      found.push(...(await leaksOf(twins, who, one)));
  return found;
}

test.each(Object.entries(planted))('%s is noticed', async (_, { route, caught }) => {
  expect((await foundAt(route)).join('\n')).toMatch(caught);
});

test('a private word in the log is noticed, where the answer tells nothing', async () => {
  expect(loggedOf(twins)).toEqual([]);
  expect(await foundAt(logging)).toEqual([]);
  expect(loggedOf(twins)).toContain('Kestrel-title-canary');
});

test('a route that tells nothing is left in peace', async () => {
  expect(await foundAt(sound)).toEqual([]);
});
