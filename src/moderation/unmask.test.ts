import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { tellUnmasked } from './tell-unmasked.ts';

let site: TestSite;
let world: World;
let people: Record<'june' | 'mira' | 'ana' | 'hana' | 'ruth' | 'tomas', Browser>;
const hour = 3_600_000;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  await site.db.updateTable('place').set({ anonymous: true }).execute();
  const names = ['june', 'mira', 'ana', 'hana', 'ruth', 'tomas'] as const;
  people = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await site.browserOf(world[name])]))) as typeof people;
});
afterAll(() => site.close());

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

/** Anonymous words of somebody, in a conversation of their own. */
async function secretOf(browser: Browser): Promise<string> {
  const given = { title: 'Secret', words: 'A secret', intent: 'listen', anonymous: 'yes', idempotency_key: key() };
  const made = await browser.post('/boards/bowel-cancer/threads', given);
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  return (await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow()).id;
}

const why = { rule: 'unkind', reason: 'They threatened somebody in a letter.' };

async function asked(by: Browser, post: string, said = why): Promise<string> {
  const answer = await by.post(`/unmask/post/${post}`, said);
  expect(answer.status).toBe(303);
  return /unmaskings\/([0-9a-f-]{36})/.exec(answer.location!)![1]!;
}

const logOf = async (id: string) =>
  (await site.db.selectFrom('unmasking_log').select(['did', 'person_id']).where('unmasking_id', '=', id).orderBy('n').execute()).map(
    (l) => `${l.did} ${l.person_id}`,
  );

test('two senior people with a reason learn who it is, for a day, each look written down; the author is told afterwards', async () => {
  const { mira, ana, hana, ruth, june } = people;
  const post = await secretOf(mira);
  expect((await hana.get(`/moderate/post/${post}`)).body).toContain(`/unmask/post/${post}`);
  expect((await hana.post(`/unmask/post/${post}`, { rule: 'unkind', reason: 'short' })).status).toBe(422);
  const id = await asked(hana, post);
  expect((await hana.post(`/unmask/post/${post}`, why)).location).toBe('/unmaskings');
  await site.house.jobs.drain();
  expect((await ruth.get('/told')).body).toContain('Somebody asks who an alias is');
  expect((await hana.post(`/unmaskings/${id}`, { answer: 'granted' })).status).toBe(404);
  expect((await hana.post(`/unmaskings/${id}/look`)).status).toBe(404);
  expect((await ruth.get(`/unmaskings/${id}`)).body).toContain('They threatened somebody');
  expect((await ruth.post(`/unmaskings/${id}`, { answer: 'granted', words: 'I agree.' })).status).toBe(303);
  expect((await ruth.get(`/unmaskings/${id}`)).body).not.toContain('Mira');
  expect((await hana.post(`/unmaskings/${id}/look`)).body).toContain('\u2068Mira\u2069');
  expect((await ruth.post(`/unmaskings/${id}/look`)).body).toContain('\u2068Mira\u2069');
  expect((await ana.post(`/unmaskings/${id}/look`)).status).toBe(404);
  expect((await june.get(`/unmaskings/${id}`)).status).toBe(404);
  expect(await logOf(id)).toEqual([`asked ${world.hana}`, `granted ${world.ruth}`, `looked ${world.hana}`, `looked ${world.ruth}`]);
  expect((await mira.get(`/unmasked/${id}`)).status).toBe(404);
  site.clock.pass(24 * hour);
  expect((await hana.post(`/unmaskings/${id}/look`)).status).toBe(404);
  await tellUnmasked(site.house);
  await tellUnmasked(site.house);
  await site.house.jobs.drain();
  expect((await mira.get('/told')).body).toContain('Two people learned who you are');
  const told = (await mira.get(`/unmasked/${id}`)).body;
  expect(told).toContain('They threatened somebody');
  for (const name of ['Hana', 'Ruth']) expect(told).not.toContain(name);
  expect((await june.get(`/unmasked/${id}`)).status).toBe(404);
  const log = (await ruth.get('/unmaskings/log')).body;
  expect(log).toContain('\u2068Hana\u2069 looked up who');
  expect(log).not.toContain('Mira');
  expect((await hana.get('/unmaskings/log')).status).toBe(404);
});

test('never who reported it, never the one behind it: for them nobody has asked', async () => {
  const { mira, ana, hana, ruth, june } = people;
  const reported = await secretOf(june);
  await hana.post(`/report/post/${reported}`, { reason: 'unkind' });
  expect((await hana.get(`/unmask/post/${reported}`)).status).toBe(404);
  expect((await hana.post(`/unmask/post/${reported}`, why)).status).toBe(404);
  await ruth.post(`/report/post/${reported}`, { reason: 'unkind' });
  const id = await asked(ana, reported);
  for (const reporter of [hana, ruth]) {
    expect((await reporter.get(`/unmaskings/${id}`)).status).toBe(404);
    expect((await reporter.post(`/unmaskings/${id}`, { answer: 'granted' })).status).toBe(404);
  }
  expect((await ana.post(`/unmaskings/${id}`, { answer: 'granted' })).status).toBe(404);
  const own = await secretOf(ana);
  expect((await ana.get(`/unmask/post/${own}`)).status).toBe(404);
  const about = await asked(hana, own);
  await site.house.jobs.drain();
  expect((await ana.get(`/unmaskings/${about}`)).status).toBe(404);
  expect((await ana.post(`/unmaskings/${about}`, { answer: 'granted' })).status).toBe(404);
  expect((await ana.get('/unmaskings')).body).not.toContain(about);
  const told = await site.db.selectFrom('notice').select('person_id').where('subject_id', '=', about).execute();
  expect(told).toEqual([{ person_id: world.ruth }]);
  expect((await mira.get(`/unmask/post/${reported}`)).status).toBe(404);
});

test('who reported it learns nothing either where its words went on in another conversation', async () => {
  const { mira, ana, hana, ruth } = people;
  const reported = await secretOf(mira);
  const { scope_id: thread } = await site.db.selectFrom('post').select('scope_id').where('id', '=', reported).executeTakeFirstOrThrow();
  const more = { words: 'More of it', anonymous: 'yes', idempotency_key: key() };
  const said = await mira.post(`/threads/${thread}/replies`, more);
  const moved = /at=([0-9a-f-]{36})/.exec(said.location!)![1]!;
  for (const reporter of [hana, ruth]) await reporter.post(`/report/post/${reported}`, { reason: 'unkind' });
  const apart = { posts: moved, title: 'Apart', to: 'bowel-cancer', reason: 'Another matter, I think.' };
  expect((await ana.post(`/threads/${thread}/split`, apart)).status).toBe(303);
  expect((await hana.get(`/unmask/post/${moved}`)).status).toBe(404);
  expect((await hana.post(`/unmask/post/${moved}`, why)).status).toBe(404);
  const id = await asked(ana, moved);
  expect((await ana.post(`/unmask/post/${reported}`, why)).location).toBe('/unmaskings');
  await site.house.jobs.drain();
  expect((await ruth.get(`/unmaskings/${id}`)).status).toBe(404);
  expect((await ruth.post(`/unmaskings/${id}`, { answer: 'granted' })).status).toBe(404);
  expect(await site.db.selectFrom('notice').select('person_id').where('subject_id', '=', id).execute()).toEqual([]);
});

test('who reports after they asked learns nothing any more', async () => {
  const { mira, hana, ruth } = people;
  const post = await secretOf(mira);
  const id = await asked(hana, post);
  await ruth.post(`/unmaskings/${id}`, { answer: 'granted' });
  await hana.post(`/report/post/${post}`, { reason: 'unkind' });
  expect((await hana.post(`/unmaskings/${id}/look`)).status).toBe(404);
});

test('whoever holds no office any more asked for nothing, and looks at nothing', async () => {
  const { mira, hana, ruth, ana } = people;
  const [waits, open] = [await asked(hana, await secretOf(mira)), await asked(hana, await secretOf(mira))];
  await ruth.post(`/unmaskings/${open}`, { answer: 'granted', words: 'A letter is enough.' });
  expect((await hana.get(`/unmaskings/${open}`)).body).toContain('A letter is enough.');
  await site.house.jobs.drain();
  const isTold = async () => (await hana.get('/told')).body.includes('A second person answered about an alias');
  expect(await isTold()).toBe(true);
  const place = world.places['bowel-cancer'];
  const staff = (role: 'staff' | 'member') =>
    site.db
      .updateTable('membership')
      .set({ role, duty: role === 'staff' ? 'moderator' : null })
      .where('person_id', '=', world.hana)
      .where('place_id', '=', place)
      .execute();
  await staff('member');
  expect((await hana.post(`/unmaskings/${open}/look`)).status).toBe(404);
  for (const path of [`/unmaskings/${open}`, `/unmaskings/${waits}`, '/unmaskings']) expect((await hana.get(path)).status, path).toBe(404);
  expect(await isTold()).toBe(false);
  for (const senior of [ruth, ana]) {
    expect((await senior.get(`/unmaskings/${waits}`)).body).not.toContain('value="granted"');
    expect((await senior.post(`/unmaskings/${waits}`, { answer: 'granted' })).status).toBe(404);
  }
  await staff('staff');
  await site.db.updateTable('person').set({ state: 'suspended' }).where('id', '=', world.hana).execute();
  expect((await ruth.post(`/unmaskings/${waits}`, { answer: 'granted' })).status).toBe(404);
  await site.db.updateTable('person').set({ state: 'active' }).where('id', '=', world.hana).execute();
  const both = await Promise.all([ruth, ana].map((senior) => senior.post(`/unmaskings/${waits}`, { answer: 'granted' })));
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect((await logOf(waits)).filter((line) => line.startsWith('granted'))).toHaveLength(1);
});

test('without an answer it ends after three days; a no is kind and final; a life in danger is not told of', async () => {
  const { mira, hana, ruth } = people;
  const lapsed = await asked(hana, await secretOf(mira));
  site.clock.pass(72 * hour);
  expect((await ruth.post(`/unmaskings/${lapsed}`, { answer: 'granted' })).status).toBe(303);
  expect((await hana.post(`/unmaskings/${lapsed}/look`)).status).toBe(404);
  expect((await hana.get(`/unmaskings/${lapsed}`)).body).toContain('Nobody answered');
  const declined = await asked(hana, await secretOf(mira));
  await ruth.post(`/unmaskings/${declined}`, { answer: 'declined', words: 'Hiding it is enough.' });
  const answered = (await hana.get(`/unmaskings/${declined}`)).body;
  expect(answered).toContain('Hiding it is enough.');
  expect(answered).toContain('Nobody learned anything');
  expect((await hana.post(`/unmaskings/${declined}/look`)).status).toBe(404);
  const danger = await asked(hana, await secretOf(mira), { ...why, rule: 'danger' });
  await ruth.post(`/unmaskings/${danger}`, { answer: 'granted' });
  await hana.post(`/unmaskings/${danger}/look`);
  const unlooked = await asked(hana, await secretOf(mira));
  await ruth.post(`/unmaskings/${unlooked}`, { answer: 'granted' });
  site.clock.pass(24 * hour);
  await tellUnmasked(site.house);
  for (const id of [danger, unlooked]) expect((await mira.get(`/unmasked/${id}`)).status).toBe(404);
});

test('a moderator of elsewhere cannot ask about what they may not read, and a named post has nothing to ask', async () => {
  const { ana, hana, mira } = people;
  const given = { title: 'Inside', words: 'Inside', intent: 'listen', anonymous: 'yes', idempotency_key: key() };
  const made = await mira.post('/boards/in-treatment-together/threads', given);
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  expect((await hana.get(`/unmask/thread/${thread}`)).status).toBe(404);
  expect((await ana.get(`/unmask/thread/${thread}`)).status).toBe(200);
  const named = await mira.post('/boards/bowel-cancer/threads', { ...given, anonymous: '', idempotency_key: key() });
  const open = /threads\/([0-9a-f-]{36})/.exec(named.location!)![1]!;
  expect((await hana.get(`/unmask/thread/${open}`)).status).toBe(404);
  expect((await hana.get(`/unmask/person/${world.mira}`)).status).toBe(404);
});

test('nobody takes away what is written down', async () => {
  for (const undo of [
    'delete from unmasking_log',
    "update unmasking_log set did = 'asked'",
    'truncate unmasking_log',
    'delete from unmasking',
  ])
    await expect(sql.raw(undo).execute(site.db)).rejects.toThrow('stays written down');
});

test('whose person left is known to nobody, and the words speak Spanish and Arabic', async () => {
  const { tomas, hana, ruth } = people;
  const id = await asked(hana, await secretOf(tomas));
  await ruth.post(`/unmaskings/${id}`, { answer: 'granted' });
  await site.db.deleteFrom('sealed_byline').where('person_id', '=', world.tomas).execute();
  expect((await hana.post(`/unmaskings/${id}/look`)).body).toContain('Nobody can tell any more');
  for (const [language, words] of [
    ['es', 'Quién es alguien anónimo'],
    ['ar', 'من يكون صاحب اسم مستعار'],
  ] as const) {
    await site.db.updateTable('preference').set({ language }).where('person_id', '=', world.hana).execute();
    expect((await hana.get('/unmaskings')).body).toContain(words);
  }
});
