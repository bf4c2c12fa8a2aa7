import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AlreadyRunning, startEmbedded, type Embedded } from '../../src/platform/postgres/index.ts';
import { anyoneElse, temporaryFolder } from '../machine.ts';

type Held = { url: string; pid: number; holder: ChildProcess };

let folder = '';
let dataDir = '';
const running: Embedded[] = [];
const elsewhere: Held[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  for (const { holder } of elsewhere) holder.kill('SIGKILL');
  for (const server of running.splice(0)) await server.stop();
  for (const { pid } of elsewhere.splice(0)) await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
  await rm(folder, { recursive: true });
});

async function start(): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, ...anyoneElse() });
  running.push(server);
  return server;
}

/** The same in a process of its own, which can be killed. */
async function startElsewhere(): Promise<Held> {
  const { runAs } = anyoneElse();
  const holder = fork(new URL('hold-database.ts', import.meta.url), [dataDir, ...(runAs ? [runAs.uid, runAs.gid] : [])].map(String));
  const [{ url, pid }] = (await once(holder, 'message')) as [{ url: string; pid: number }];
  const held = { url, pid, holder };
  elsewhere.push(held);
  return held;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function answer(url: string, query: string): Promise<unknown> {
  const client = await connect(url);
  const { rows } = await client.query<{ answer: unknown }>(query).finally(() => client.end());
  return rows[0]?.answer;
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}/cwd`) && statSync(`/proc/${pid}`).isDirectory();
}

async function writeDown(url: string): Promise<void> {
  await answer(url, `CREATE TABLE kept AS SELECT 'acknowledged' AS answer`);
}

async function expectKept(url: string): Promise<void> {
  expect(await answer(url, 'SELECT answer FROM kept')).toBe('acknowledged');
}

test('it is ours alone: never root, never TCP, never without a password, and every write is forced to the disk', async () => {
  const { url, pid } = await start();
  expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
  expect(await answer(url, `SELECT rolsuper AS answer FROM pg_roles WHERE rolname = current_user`)).toBe(false);
  expect(await answer(url, `SELECT current_setting('listen_addresses') AS answer`)).toBe('');
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']) {
    expect(await answer(url, `SELECT current_setting('${setting}') AS answer`), setting).toBe('on');
  }
  const rules = await readFile(join(dataDir, 'postgresql', 'pg_hba.conf'), 'utf8');
  expect(rules.split('\n').filter((line) => /^(local|host)/.test(line) && !/(scram-sha-256|reject)\s*$/.test(line))).toEqual([]);
  expect(statSync(join(dataDir, 'socket')).mode & 0o777).toBe(0o700);
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(connect(wrong.href)).rejects.toThrow('password authentication failed');
});

test('no edit of its settings opens a port or risks a write', async () => {
  await (await start()).stop();
  await appendFile(join(dataDir, 'postgresql', 'postgresql.conf'), `listen_addresses = '*'\nfsync = off\n`);
  const { url } = await start();
  expect(await answer(url, `SELECT current_setting('listen_addresses') || current_setting('fsync') AS answer`)).toBe('on');
});

test('it stops when asked, and what was written is there again', async () => {
  const first = await start();
  await writeDown(first.url);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  await expectKept((await start()).url);
});

test('a path longer than a socket may have', async () => {
  dataDir = join(folder, ...Array.from({ length: 12 }, () => 'a-folder-with-a-long-name'));
  const { url, adminUrl } = await start();
  expect(await answer(adminUrl, `SELECT current_setting('data_directory') AS answer`)).toBe(join(dataDir, 'postgresql'));
  const socket = new URL(url).searchParams.get('host') ?? '';
  expect(statSync(socket).mode & 0o777).toBe(0o700);
  await rm(socket, { recursive: true });
});

test('two processes never run one data folder', async () => {
  const { url } = await startElsewhere();
  await expect(startEmbedded({ dataDir, ...anyoneElse() })).rejects.toThrow(AlreadyRunning);
  expect(await answer(url, 'SELECT 1 AS answer')).toBe(1);
});

test('killed with its supervisor while people are connected, it is stopped and started', async () => {
  const { url, pid, holder } = await startElsewhere();
  await writeDown(url);
  const session = await connect(url);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(isAlive(pid)).toBe(true);
  const again = await start();
  expect(isAlive(pid)).toBe(false);
  await expectKept(again.url);
  await session.end();
});

test('when nobody is connected, it ends by itself after its supervisor was killed', async () => {
  const { pid, holder } = await startElsewhere();
  holder.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
});

test('killed itself, it tells, and comes back with every acknowledged row', async () => {
  const first = await start();
  await writeDown(first.url);
  const session = await connect(first.url);
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  await expectKept((await start()).url);
  await session.end().catch(() => undefined);
});

test('a lock left behind may name a number that another process has now', async () => {
  await (await start()).stop();
  await writeFile(join(dataDir, 'postgresql', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgresql')}\n`);
  expect(await answer((await start()).url, 'SELECT 1 AS answer')).toBe(1);
});

test('killed while its folder was being made, it makes it anew', async () => {
  await mkdir(join(dataDir, 'postgresql.unfinished'), { recursive: true });
  await writeFile(join(dataDir, 'postgresql.unfinished', 'PG_VERSION'), '18\n');
  expect(await answer((await start()).url, 'SELECT 1 AS answer')).toBe(1);
});

test('a folder of another version is left alone, with a sentence', async () => {
  await mkdir(join(dataDir, 'postgresql'), { recursive: true });
  await writeFile(join(dataDir, 'postgresql', 'PG_VERSION'), '17\n');
  await expect(start()).rejects.toThrow('was made by PostgreSQL 17');
});

test('in a shared folder, a socket folder made by somebody else is refused', async () => {
  if (process.getuid?.() !== 0) return;
  await (await start()).stop();
  await rm(join(dataDir, 'socket'), { recursive: true });
  await mkdir(join(dataDir, 'socket'));
  await expect(start()).rejects.toThrow('belongs to somebody else');
});
