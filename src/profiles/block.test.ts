import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainOf, openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
let june: Browser;
let oskar: Browser;
let ana: Browser;
let mine: string;
let theirs: string;

const begin = async (who: Browser, title: string) => {
  const fields = { title, words: `${title}, said at length.`, intent: 'listen', idempotency_key: site.ids.blind() };
  return /threads\/([0-9a-f-]{36})/.exec((await who.post('/boards/bowel-cancer/threads', fields)).location!)![1]!;
};
const reply = async (who: Browser, thread: string, words: string, answers = '') => {
  const fields = { words, answers, idempotency_key: site.ids.blind() };
  return /at=([0-9a-f-]{36})/.exec((await who.post(`/threads/${thread}/replies`, fields)).location!)![1]!;
};

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  [june, oskar, ana] = (await Promise.all([world.june, world.oskar, world.ana].map((id) => site.browserOf(id)))) as [
    Browser,
    Browser,
    Browser,
  ];
  mine = await begin(june, 'By June');
  theirs = await begin(oskar, 'By Oskar');
});
afterAll(() => site.close());

test('what blocking does is said for both sides before anybody does it', async () => {
  const page = await june.get(`/people/${world.oskar}/block`);
  for (const words of ['Block Oskar?', 'For you', 'For them', 'Nobody tells them', 'you both stay', 'You can undo this at any time'])
    expect(page.body).toContain(words);
  expect((await june.get(`/people/${world.oskar}`)).body).toContain(`href="/people/${world.oskar}/block"`);
  expect((await june.get(`/people/${world.june}/block`)).status).toBe(404);
  expect((await june.post(`/people/${world.june}/block`)).status).toBe(404);
  expect((await june.get(`/people/${world.bruno}/block`)).status).toBe(404);
  expect((await june.get('/people/nobody/block')).status).toBe(404);
  expect((await site.browser().post(`/people/${world.oskar}/block`)).status).toBe(401);
});

test('whoever blocked reads nothing of them any more, and is not told; the other side sees what it saw', async () => {
  const answer = await reply(oskar, mine, 'An answer by Oskar.');
  await reply(ana, mine, 'An answer to that by Ana.', answer);
  const [pageOfOskar, listOfOskar] = [mainOf(await oskar.get(`/threads/${mine}`)), mainOf(await oskar.get('/boards/bowel-cancer'))];
  expect(mainOf(await june.get(`/threads/${mine}`))).toContain('An answer by Oskar.');

  const done = await june.submit(`/people/${world.oskar}/block`);
  for (const words of ['You no longer read Oskar. They are not told.', 'Unblock Oskar', 'action="/you/blocked/unblock"'])
    expect(done.body).toContain(words);
  const here = mainOf(await june.get(`/threads/${mine}`));
  expect(here).not.toContain('An answer by Oskar.');
  expect(here).toContain('An answer to that by Ana.');
  expect(here).not.toContain('Oskar');
  expect((await june.get('/boards/bowel-cancer')).body).not.toContain('By Oskar');
  expect((await june.get(`/people/${world.oskar}`)).body).toContain('You blocked this person.');

  await reply(oskar, mine, 'Another answer by Oskar.');
  await site.house.jobs.drain();
  expect((await june.get('/told')).body).not.toContain('Oskar');

  expect(mainOf(await oskar.get(`/threads/${mine}`)).replaceAll(/\s+/g, ' ')).toContain('An answer by Oskar.');
  expect(mainOf(await oskar.get(`/threads/${theirs}`))).toContain('By Oskar, said at length.');
  expect(mainOf(await oskar.get('/boards/bowel-cancer'))).toContain('By June');
  expect(listOfOskar).toContain('By June');
  expect(pageOfOskar).toContain('An answer by Oskar.');
  await oskar.get('/told');
  expect((await oskar.get('/told')).body).not.toContain('June blocked');
  expect((await oskar.get('/you/blocked')).body).not.toContain('June');
  expect((await ana.get(`/threads/${mine}`)).body).toContain('An answer by Oskar.');
});

test('counters stay as they are for everybody', async () => {
  const scope = await site.db.selectFrom('scope').select('shown_replies').where('id', '=', mine).executeTakeFirstOrThrow();
  expect(scope.shown_replies).toBe(3);
});

test('a moderator who blocked somebody still sees their words where they moderate', async () => {
  await ana.post(`/people/${world.oskar}/block`);
  expect((await ana.get(`/threads/${mine}`)).body).not.toContain('An answer by Oskar.');
  expect((await ana.get(`/threads/${mine}?lens=moderator`)).body).toContain('An answer by Oskar.');
  const [byline] = await site.db.selectFrom('block').select('byline_id').where('person_id', '=', world.ana).execute();
  await ana.post('/you/blocked/unblock', { byline: byline!.byline_id });
});

test('an alias is blocked as an alias: the person behind it is neither named nor blocked elsewhere', async () => {
  const alias = site.ids.blind();
  const post = await reply(oskar, theirs, 'Under an alias.');
  await site.act(async (tx) => {
    await tx.insertInto('byline').values({ id: alias, scope_id: theirs, person_id: null, label: 'Quiet Heron' }).execute();
    await tx.updateTable('post').set({ byline_id: alias }).where('id', '=', post).execute();
  });
  const tomas = await site.browserOf(world.tomas);
  const page = (await tomas.get(`/posts/${post}/block`)).body;
  expect(page).toContain('Block Quiet Heron?');
  expect(page).toContain('Only this alias is blocked');
  expect(page).not.toContain('Oskar');
  const blocked = (await tomas.submit(`/posts/${post}/block`)).body;
  expect(blocked).toContain('An alias in one conversation');
  expect(mainOf({ status: 200, headers: {}, location: undefined, body: blocked })).not.toContain('Oskar');
  const thread = mainOf(await tomas.get(`/threads/${theirs}`));
  expect(thread).not.toContain('Under an alias.');
  expect(thread).toContain('By Oskar, said at length.');
  expect((await oskar.get(`/posts/${site.ids.blind()}/block`)).status).toBe(404);
});

test('words that one may not read cannot be blocked either, as if they had never been', async () => {
  const mira = await site.browserOf(world.mira);
  const fields = { title: 'Inside', words: 'Inside.', intent: 'listen', idempotency_key: site.ids.blind() };
  const inside = /threads\/([0-9a-f-]{36})/.exec((await mira.post('/boards/in-treatment-together/threads', fields)).location!)![1]!;
  const post = await site.db.selectFrom('post').select('id').where('scope_id', '=', inside).executeTakeFirstOrThrow();
  const hidden = await june.get(`/posts/${post.id}/block`);
  const never = await june.get(`/posts/${site.ids.blind()}/block`);
  expect([hidden.status, mainOf(hidden)]).toEqual([404, mainOf(never)]);
  expect((await june.post(`/posts/${post.id}/block`)).status).toBe(404);
  expect((await mira.get(`/posts/${post.id}/block`)).status).toBe(404);
});

test('unblocked, everything is there again; somebody else’s block cannot be lifted', async () => {
  const block = await site.db.selectFrom('block').select('byline_id').where('person_id', '=', world.june).executeTakeFirstOrThrow();
  await ana.post('/you/blocked/unblock', { byline: block.byline_id });
  expect((await june.get(`/threads/${mine}`)).body).not.toContain('An answer by Oskar.');
  await june.submit('/you/blocked/unblock', { byline: 'nonsense' });
  expect((await june.submit('/you/blocked/unblock', { byline: block.byline_id })).body).toContain('Their words are there again');
  expect((await june.get(`/threads/${mine}`)).body).toContain('An answer by Oskar.');
  expect((await june.get('/boards/bowel-cancer')).body).toContain('By Oskar');
  for (const [language, word] of [
    ['es', 'Personas que bloqueaste'],
    ['ar', 'من حظرتهم'],
  ] as const) {
    await site.act((tx) => tx.updateTable('preference').set({ language }).where('person_id', '=', world.june).execute());
    expect((await june.get('/you/blocked')).body).toContain(word);
    expect((await june.get(`/people/${world.oskar}/block`)).status).toBe(200);
  }
});
