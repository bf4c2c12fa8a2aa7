import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { vi } from 'vitest';
import { home } from '../papers/sources.ts';

export const isRoot = process.getuid?.() === 0;

export type Command = {
  readonly child: ChildProcess;
  /** All that it has printed so far. */
  readonly printed: () => string;
  /** Its exit code; -1 when it was killed. */
  readonly ended: Promise<number>;
};

export type Program = Command & { readonly address: string };

type Surroundings = {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly port?: number;
  readonly checkout?: string;
  readonly before?: readonly string[];
};

/** Runs one of our commands, as a person would. */
export function runCommand(words: readonly string[], { dataDir, databaseUrl, port, checkout = home, before = [] }: Surroundings): Command {
  const [name = '', ...args] = words;
  const [program = '', ...rest] = [...before, join(checkout, name), ...args];
  const { PATH, HOME } = process.env;
  const own = { ...(port ? { PORT: String(port) } : {}), ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) };
  const env = { PATH, HOME, DATA_DIR: dataDir, LOG_LEVEL: 'silent', REQUESTS_A_MINUTE: '1000000', ...own };
  const child = spawn(program, rest, { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = once(child, 'exit').then(([code]) => (code as number | null) ?? -1);
  return { child, printed: () => text, ended };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a community and waits until it is ready. */
export async function startProgram(surroundings: Surroundings): Promise<Program> {
  const port = surroundings.port ?? (await freePort());
  const command = runCommand(['bin/start'], { ...surroundings, port });
  const address = `http://127.0.0.1:${port}`;
  await untilReady(command, address);
  return { ...command, address };
}

async function untilReady({ child, printed }: Command, address: string): Promise<void> {
  await vi.waitFor(() => {
    if (child.exitCode === null && !printed().includes('is ready')) throw new Error(`not ready: ${printed()}`);
  }, 50_000);
  if (child.exitCode !== null) throw new Error(`bin/start ended: ${printed()}`);
  await untilStatus(`${address}/readyz`, 200);
}

export async function statusOf(url: string): Promise<number> {
  return fetch(url).then(
    (response) => response.status,
    () => 0,
  );
}

export function untilStatus(url: string, wanted: number): Promise<void> {
  return vi.waitFor(async () => {
    const status = await statusOf(url);
    if (status !== wanted) throw new Error(`${url} answers ${status}, not ${wanted}`);
  }, 30_000);
}

export type Process = {
  readonly pid: number;
  readonly uid: number;
  readonly words: string;
  readonly parent: number;
  readonly program: string;
};

function look(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (state === 'Z') return undefined;
    return { pid, words, uid: statSync(`/proc/${pid}`).uid, parent: Number(parent), program: readlinkSync(`/proc/${pid}/exe`) };
  } catch {
    return undefined;
  }
}

/** Every living process that this one started, and those that they started. */
export function familyOf(pid: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => look(Number(name)) ?? []);
  const below = (parent: number): Process[] => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

export function isAlive(pid: number): boolean {
  return look(pid) !== undefined;
}

/** The application's own process. */
export function applicationOf({ child }: Program): number {
  const found = familyOf(child.pid ?? 0).find(({ words }) => words.trim().endsWith('main.js serve'));
  if (!found) throw new Error('the application does not run');
  return found.pid;
}

/** PostgreSQL's first process. */
export function databaseOf({ child }: Program): number {
  const found = familyOf(child.pid ?? 0).find(({ words }) => words.includes('bin/postgres -D'));
  if (!found) throw new Error('the database does not run');
  return found.pid;
}
