import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withDatabase } from '../../src/platform/postgres/index.ts';
import { temporaryFolder } from '../machine.ts';
import { applicationOf, databaseOf, isAlive, startProgram, type Program } from '../running/program.ts';
import { gather, startThread, type Gathered } from './gather.ts';
import { keepLedger, type Ledger } from './ledger.ts';
import { hold, minutesPassForJobs, rowsOf } from './meddle.ts';

let folder = '';
let url = '';
let web: Program;
let worker: Program;
let people: Gathered;

const pages = () => ({ dataDir: join(folder, 'web'), before: ['env', 'ROLE=web'] });

beforeAll(async () => {
  folder = await temporaryFolder();
  web = await startProgram(pages());
  url = await withDatabase({ databaseDirectUrl: null, dataDir: join(folder, 'web') }, async (address) => address);
  worker = await startProgram({ dataDir: join(folder, 'worker'), databaseUrl: url, before: ['env', 'ROLE=worker'] });
  people = await gather(url);
});
afterAll(async () => {
  for (const { child, ended } of [worker, web]) {
    child.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true });
});

/** Four people write while something is killed, and go on when it is back. @returns how often they sent something again */
async function whilePosting(kill: (ledger: Ledger) => Promise<void>): Promise<number> {
  const ledger = keepLedger(web.address, people.others, await startThread(web.address, people.ana));
  await ledger.more(12);
  await kill(ledger);
  await ledger.more(24);
  const again = await ledger.close();
  await ledger.holds(url);
  return again;
}

test('what is acknowledged is on the disk', async () => {
  const [settings] = await rowsOf(
    url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`,
  );
  expect(settings).toEqual({ fsync: 'on', commit: 'on', pages: 'on' });
});

test('the application is killed, twice', async () => {
  const again = await whilePosting(async (ledger) => {
    for (let times = 0; times < 2; times += 1) {
      const application = applicationOf(web);
      process.kill(application, 'SIGKILL');
      await ledger.more(12);
      expect(applicationOf(web)).not.toBe(application);
    }
  });
  expect(again).toBeGreaterThan(0);
});

test('PostgreSQL is killed; the application outlives it', async () => {
  const application = applicationOf(web);
  const again = await whilePosting(async () => {
    const database = databaseOf(web);
    process.kill(database, 'SIGKILL');
    await vi.waitFor(() => expect(databaseOf(web)).not.toBe(database), 30_000);
  });
  expect(again).toBeGreaterThan(0);
  expect(applicationOf(web)).toBe(application);
});

test('the supervisor is killed, and started again', async () => {
  const again = await whilePosting(async () => {
    const application = applicationOf(web);
    web.child.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(application)).toBe(false), 20_000);
    web = await startProgram({ ...pages(), port: Number(new URL(web.address).port) });
  });
  expect(again).toBeGreaterThan(0);
});

test('a worker is killed in the middle of its jobs: who began the conversation is told of every reply, once', async () => {
  await whilePosting(async (ledger) => {
    const notices = await hold(url, 'lock table notice in share row exclusive mode');
    await notices.isWaitedFor();
    const application = applicationOf(worker);
    process.kill(application, 'SIGKILL');
    await notices.letGo();
    await ledger.more(12);
    await vi.waitFor(() => expect(applicationOf(worker)).not.toBe(application), 20_000);
  });
  await minutesPassForJobs(url);
  const told = `select (select count(*)::int from post where position > 0) as replies,
    (select count(*)::int from notice where person_id = $1 and kind = 'answered') as notices`;
  await vi.waitFor(async () => {
    const [counted] = await rowsOf<{ replies: number; notices: number }>(url, told, [people.ana.personId]);
    expect(counted?.notices).toBe(counted?.replies);
  }, 40_000);
});
