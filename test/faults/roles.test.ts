import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../database.ts';
import { temporaryFolder } from '../machine.ts';
import { home } from '../papers/sources.ts';
import { gather, group, reply, startThread, type Gathered } from './gather.ts';
import { hold, rowsOf } from './meddle.ts';
import { serve, stop, type Served } from './serve.ts';
import type { Visitor } from './visitor.ts';

let folder = '';
let database: TestDatabase;
let a: Served;
let b: Served;
const served: Served[] = [];
let people: Gathered;
let mira: Visitor;
let june: Visitor;

beforeAll(async () => {
  folder = await temporaryFolder();
  database = await emptyDatabase();
  [a, b] = await Promise.all([start('web'), start('web')]);
  people = await gather(database.url);
  [mira, june] = [people.others[0]!, people.others[1]!];
  await vi.waitFor(async () => expect((await mira.get(`${b.address}/boards`)).body).toContain('Harbour Lights'));
});
afterAll(async () => {
  for (const one of served) await stop(one);
  await database.drop();
  await rm(folder, { recursive: true });
});

async function start(role: 'web' | 'worker'): Promise<Served> {
  const one = await serve({ databaseUrl: database.url, dataDir: folder, role });
  served.push(one);
  return one;
}

test('two that start at the same moment migrate once', async () => {
  const files = readdirSync(join(home, 'db/migrations')).filter((name) => name.endsWith('.sql'));
  const applied = await rowsOf<{ name: string }>(database.url, 'select name from migration order by name');
  expect(applied.map(({ name }) => name)).toEqual(files.sort());
});

test('a reply through one is heard of at the other; a removal through one ends stream and page at the other', async () => {
  const thread = await startThread(a.address, people.ana);
  const stream = await mira.listen(`${b.address}/live?watch=${thread}`);
  const others = await june.listen(`${b.address}/live?watch=${thread}`);
  await reply(a.address, people.ana, thread, 'Words through the first');
  await expect.poll(() => stream.words).toContain(`event: poke\ndata: ${thread}\n\n`);
  expect((await mira.get(`${b.address}/threads/${thread}`)).body).toContain('Words through the first');

  const removed = await people.ana.post(`${a.address}/boards/${group}/people/${mira.personId}/remove`, {});
  expect(removed.status).toBe(303);
  expect((await mira.get(`${b.address}/threads/${thread}`)).status).toBe(404);
  expect((await mira.get(`${b.address}/live?watch=${thread}`)).status).toBe(404);
  await expect.poll(() => stream.ended).toBe(true);
  const before = stream.words;
  await reply(a.address, people.ana, thread, 'Words after that');
  await expect.poll(() => others.words.split('event: poke').length).toBe(3);
  expect(stream.words).toBe(before);
});

test('a job waits for a worker', async () => {
  const thread = await startThread(a.address, june);
  const postId = await reply(a.address, people.ana, thread, 'An answer');
  const waiting = () =>
    rowsOf(database.url, `select 1 from pgboss.job where name = 'reply-posted.tell' and data ->> 'postId' = $1 and state = 'created'`, [
      postId,
    ]);
  expect(await waiting()).toHaveLength(1);
  expect((await june.get(`${b.address}/told`)).body).not.toContain('answered you');
  await start('worker');
  await vi.waitFor(async () => expect((await june.get(`${b.address}/told`)).body).toContain('answered you'), 20_000);
  expect(await waiting()).toHaveLength(0);
});

test('asked to stop, one finishes what it has in hand; the other goes on', async () => {
  const thread = await startThread(a.address, people.ana);
  const stream = await june.listen(`${a.address}/live?watch=${thread}`);
  const held = await hold(database.url, `select 1 from scope where id = '${thread}' for update`);
  const underWay = reply(a.address, june, thread, 'Just before the end');
  await held.isWaitedFor();
  a.child.kill('SIGTERM');
  await expect.poll(() => stream.ended).toBe(true);
  await held.letGo();
  const postId = await underWay;
  expect(await a.ended).toBe(0);
  expect((await june.get(`${b.address}/threads/${thread}`)).body).toContain(`post-${postId}`);
});
