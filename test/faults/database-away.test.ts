import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startEmbedded, type Embedded } from '../../src/platform/postgres/index.ts';
import { anyoneElse, temporaryFolder } from '../machine.ts';
import { statusOf, untilStatus } from '../running/program.ts';
import { gather, reply, startThread, type Gathered } from './gather.ts';
import { rowsOf } from './meddle.ts';
import { serve, stop, type Served } from './serve.ts';
import type { Visitor } from './visitor.ts';
import { wireTo, type Wire } from './wire.ts';

const awayFor = 20_000;
/** The faults themselves take up to forty seconds. */
const timeLimit = 120_000;

let folder = '';
let database: Embedded;
let served: Served;
let wire: Wire | undefined;
let people: Gathered;
let mira: Visitor;
let thread = '';

const startDatabase = () => startEmbedded({ dataDir: join(folder, 'data'), ...anyoneElse() });

beforeAll(async () => {
  folder = await temporaryFolder();
  database = await startDatabase();
  served = await serve({ databaseUrl: database.url, dataDir: folder });
  people = await gather(database.url);
  mira = people.others[0]!;
  thread = await startThread(served.address, people.ana);
});
afterAll(async () => {
  await stop(served);
  wire?.close();
  await database.stop();
  await rm(folder, { recursive: true });
});

const at = (path: string) => served.address + path;
const readThread = () => mira.get(at(`/threads/${thread}`));

/** A page for when the database is away gives back what was typed, with the key that lets it happen once. */
async function expectWordsBack(words: string, key: string): Promise<void> {
  const kept = await mira.post(at(`/threads/${thread}/replies`), { words, idempotency_key: key });
  expect(kept.status).toBe(503);
  expect(kept.body).toContain('We will be back in a moment');
  expect(kept.body).toContain(`action="/threads/${thread}/replies"`);
  expect(kept.body).toContain(key);
  expect(kept.body).toMatch(new RegExp(`<textarea[^>]*>\\s*${words}</textarea>`));
  expect(kept.body).toContain('href="/help-now"');
}

/** Help is there, and waits for nobody. */
async function expectHelp(): Promise<void> {
  const help = await mira.get(at('/help-now'));
  expect(help.status).toBe(200);
  expect(help.body).toContain('Samaritans');
}

/** What the page gave back is sent again; what was going on goes on. */
async function expectAllIsBack(words: string, key: string, draft: string): Promise<void> {
  await untilStatus(at('/readyz'), 200);
  expect((await readThread()).body).toContain(draft);
  const posts = await rowsOf(database.url, 'select id from post where words = $1', [words]);
  expect(posts).toHaveLength(0);
  const postId = await reply(served.address, mira, thread, words, key);
  expect(await rowsOf(database.url, 'select id from post where words = $1', [words])).toEqual([{ id: postId }]);
  await expectPokes();
  await vi.waitFor(async () => {
    const told = await rowsOf(database.url, 'select 1 from notice where person_id = $1 and subject_id = $2', [people.ana.personId, postId]);
    expect(told).toHaveLength(1);
  }, 30_000);
  expect(served.child.exitCode).toBeNull();
}

/** A reply is heard of again, by its conversation. */
async function expectPokes(): Promise<void> {
  const heard = await mira.listen(at(`/live?watch=${thread}`));
  expect(heard.status).toBe(200);
  await vi.waitFor(
    async () => {
      await reply(served.address, people.others[1]!, thread, 'Still here');
      expect(heard.words).toContain(`event: poke\ndata: ${thread}`);
    },
    { timeout: 30_000, interval: 250 },
  );
}

test(
  'away for 20 seconds: kind pages, help, nothing lost, and all is back by itself',
  async () => {
    const [draft, words, key] = ['Half a sentence about', 'What I wanted to say', randomUUID()];
    const stream = await mira.listen(at(`/live?watch=${thread}`));
    expect((await mira.post(at('/drafts'), { form: `reply:${thread}`, words: draft })).status).toBe(200);

    await database.stop();
    const since = performance.now();
    while (performance.now() - since < awayFor) {
      const page = await readThread();
      expect(page.status).toBe(503);
      expect(page.body).toContain('We will be back in a moment');
      await expectWordsBack(words, key);
      await expectHelp();
      expect((await mira.post(at('/drafts'), { form: `reply:${thread}`, words: 'lost?' })).status).toBe(503);
      expect(await statusOf(at('/healthz'))).toBe(200);
      expect(await statusOf(at('/readyz'))).toBe(503);
      expect(await statusOf(at('/metrics'))).toBe(200);
    }
    expect(stream.ended).toBe(true);

    database = await startDatabase();
    await expectAllIsBack(words, key, draft);
  },
  timeLimit,
);

test(
  'behind a network that loses everything without a word it is away as well',
  async () => {
    wire = await wireTo(database.url);
    await stop(served);
    served = await serve({ databaseUrl: wire.url, dataDir: folder });
    const [draft, words, key] = ['Another half of', 'What I still wanted to say', randomUUID()];
    expect((await mira.post(at('/drafts'), { form: `reply:${thread}`, words: draft })).status).toBe(200);

    wire.cut();
    const waiting = [readThread(), expectWordsBack(words, key)] as const;
    expect(await Promise.race([waiting[0], expectHelp()])).toBeUndefined();
    expect(await statusOf(at('/healthz'))).toBe(200);
    expect((await waiting[0]).status).toBe(503);
    await waiting[1];
    expect(await statusOf(at('/readyz'))).toBe(503);

    wire.mend();
    await expectAllIsBack(words, key, draft);
  },
  timeLimit,
);
