import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../machine.ts';
import {
  applicationOf,
  databaseOf,
  familyOf,
  freePort,
  isAlive,
  isRoot,
  runCommand,
  startProgram,
  statusOf,
  untilStatus,
  type Program,
} from './program.ts';

let folder = '';
let dataDir = '';
let program: Program;

beforeAll(async () => {
  folder = await temporaryFolder();
  dataDir = join(folder, 'data');
  program = await startProgram({ dataDir });
});
afterAll(async () => {
  program.child.kill('SIGTERM');
  await program.ended;
  await rm(folder, { recursive: true });
});

function page(path: string, language = 'en'): Promise<Response> {
  return fetch(program.address + path, { headers: { 'accept-language': language } });
}

test('what runs is never root', () => {
  const family = familyOf(program.child.pid ?? 0);
  expect(family.length).toBeGreaterThan(5);
  if (isRoot) expect(family.filter(({ uid }) => uid === 0)).toEqual([]);
});

test('while the application is away, help is there in the reader’s language, and everything else says so kindly', async () => {
  const database = databaseOf(program);
  const application = applicationOf(program);
  // With its database asleep, the application cannot come back until we let it.
  process.kill(database, 'SIGSTOP');
  process.kill(application, 'SIGKILL');
  try {
    await untilStatus(`${program.address}/readyz`, 503);
    const help = await page('/help-now', 'es-MX,es;q=0.9');
    expect(help.status).toBe(200);
    expect(await help.text()).toContain('lang="es"');
    const away = await page('/boards/bowel', 'ar');
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('5');
    expect(away.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(await away.text()).toMatch(/dir="rtl".*href="\/help-now\?lang=ar"/s);
    const posted = await fetch(`${program.address}/threads/1/replies`, { method: 'POST', body: 'words=kept' });
    expect(posted.status).toBe(503);
    expect(await posted.text()).toContain('What you wrote is kept in this browser.');
    expect(await statusOf(`${program.address}/healthz`)).toBe(200);
    expect(await statusOf(`${program.address}/assets/..%2f..%2fassets.json`)).toBe(503);
  } finally {
    process.kill(database, 'SIGCONT');
  }
  await untilStatus(`${program.address}/readyz`, 200);
  expect(applicationOf(program)).not.toBe(application);
});

test('a killed application is back, again and again', async () => {
  for (let times = 0; times < 3; times += 1) {
    const application = applicationOf(program);
    process.kill(application, 'SIGKILL');
    await vi.waitFor(() => expect(applicationOf(program)).not.toBe(application), 10_000);
    await untilStatus(`${program.address}/readyz`, 200);
  }
});

test('a killed database is back, and the application finds it', async () => {
  const database = databaseOf(program);
  process.kill(database, 'SIGKILL');
  await vi.waitFor(() => expect(databaseOf(program)).not.toBe(database), 20_000);
  await untilStatus(`${program.address}/readyz`, 200);
});

test('a second start says where the first one is; another community cannot share its port', async () => {
  const again = runCommand(['bin/start'], { dataDir, port: await freePort() });
  expect(await again.ended).toBe(0);
  expect(again.printed()).toContain(`already runs on this data folder, as process ${program.child.pid}`);

  const port = Number(new URL(program.address).port);
  const other = runCommand(['bin/start'], { dataDir: join(folder, 'other'), port });
  expect(await other.ended).toBe(1);
  expect(other.printed()).toContain(`Another program uses port ${port}. Choose another one, for example: PORT=${port + 1} bin/start`);
});

test('killed itself, nothing is left running, and the next start is an ordinary one', async () => {
  const family = familyOf(program.child.pid ?? 0);
  program.child.kill('SIGKILL');
  await vi.waitFor(() => expect(family.filter(({ pid }) => isAlive(pid))).toEqual([]), 30_000);
  program = await startProgram({ dataDir });
  expect(program.printed()).not.toContain('could not start');
});

test('asked to stop, it stops everything, application first', async () => {
  const family = familyOf(program.child.pid ?? 0);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(family.filter(({ pid }) => isAlive(pid))).toEqual([]);
  expect(program.printed()).not.toContain('Starting again');
  program = await startProgram({ dataDir });
});
