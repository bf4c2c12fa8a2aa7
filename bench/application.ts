import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { World } from './world.ts';

const collector = new URL('collect.ts', import.meta.url).href;
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

export type Running = {
  url: string;
  pid: number;
  readyAfter: number;
  /** Has it give back the memory that nothing holds any more; for a program started with `collects`. */
  collect(): Promise<void>;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

type Child = { core: number | null; args?: string[]; execArgv?: string[]; env?: Record<string, string>; tell?: object };

/** A child on a core of its own where one is named, told one thing; resolves with the first thing it says. */
export async function forkOn(
  file: string,
  { core, args = [], execArgv = [], env = {}, tell }: Child,
): Promise<{ child: ChildProcess; said: unknown }> {
  const onCore =
    core === null ? { execArgv } : { execPath: '/usr/bin/taskset', execArgv: ['-c', String(core), process.execPath, ...execArgv] };
  const child = fork(file, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...onCore });
  if (tell) child.send(tell);
  const said = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(`${file} ended before it was ready`);
  return { child, said: said[0] };
}

export async function stopChild(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** The built program as it runs in production, but for its log, and for the limit of requests an address may make. */
export async function startApplication(
  world: World,
  { role = 'web', core = null, collects = false }: { role?: 'all' | 'web' | 'worker'; core?: number | null; collects?: boolean } = {},
): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: world.url,
    DATA_DIR: `${world.folder}/application`,
    ROLE: role,
    LOG_LEVEL: 'silent',
    REQUESTS_A_MINUTE: '1000000',
  };
  const started = performance.now();
  const { child } = await forkOn(program, {
    core,
    args: ['serve'],
    execArgv: collects ? ['--expose-gc', `--import=${collector}`] : [],
    env,
  });
  return {
    url,
    pid: child.pid ?? 0,
    readyAfter: performance.now() - started,
    async collect() {
      const collected = once(child, 'message');
      child.kill('SIGUSR2');
      await collected;
    },
    stop: () => stopChild(child),
  };
}
