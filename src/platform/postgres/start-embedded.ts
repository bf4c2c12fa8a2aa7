import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { addressesOf, makeCluster, makeDatabase, type Addresses } from './cluster.ts';
import { stopOrphans } from './orphans.ts';
import { claim, disclaim } from './owner.ts';
import { findProgram, programIn, type Program } from './program.ts';
import { give, type RunAs } from './run-as.ts';
import { fixedSettings } from './settings.ts';
import { makeSocketFolder } from './socket-folder.ts';

export type EmbeddedOptions = {
  /** Everything of ours lies below it; made when missing. */
  readonly dataDir: string;
  /** As root: the user that PostgreSQL runs as, since it refuses to be root. */
  readonly runAs?: RunAs;
  /** Another PostgreSQL's programs, in place of the shipped ones. */
  readonly bin?: string;
  /** More settings, each `name=value`. */
  readonly settings?: readonly string[];
  /** Takes each line that PostgreSQL logs; they hold no statement and no value. */
  readonly log?: (line: string) => void;
};

export type Embedded = Addresses & {
  readonly pid: number;
  /** Resolves when the server has ended, whether asked to or not. */
  readonly exited: Promise<void>;
  /** Ends sessions, writes everything down, stops. */
  stop(): Promise<void>;
};

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, cluster } = await folders(options);
  await claim(cluster);
  try {
    const program = await prepare(options, dataDir, cluster);
    const socket = await makeSocketFolder(dataDir, options.runAs);
    const server = await launch(program, cluster, socket, options);
    const addresses = await addressesOf(cluster, socket);
    await makeDatabase(addresses).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    return { ...addresses, ...server };
  } catch (error) {
    await disclaim(cluster);
    throw error;
  }
}

async function folders({ dataDir, runAs }: EmbeddedOptions): Promise<{ dataDir: string; cluster: string }> {
  // The folders above keep their usual mode: as root, PostgreSQL's user has to pass through them.
  await mkdir(dirname(dataDir), { recursive: true });
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (made) await give(dataDir, runAs);
  const real = await realpath(dataDir);
  return { dataDir: real, cluster: join(real, 'postgresql') };
}

async function prepare({ runAs, bin }: EmbeddedOptions, dataDir: string, cluster: string): Promise<Program> {
  const program = bin ? await programIn(bin, runAs) : await findProgram(join(dataDir, 'postgresql-program'), runAs);
  await makeCluster(program, cluster, runAs);
  await stopOrphans(cluster);
  return program;
}

type Server = Pick<Embedded, 'pid' | 'exited' | 'stop'>;

async function launch(program: Program, cluster: string, socket: string, options: EmbeddedOptions): Promise<Server> {
  const more = (options.settings ?? []).flatMap((setting) => ['-c', setting]);
  const postgres = [join(program.bin, 'postgres'), '-D', cluster, ...more, ...fixedSettings(socket)];
  // Should this process be killed, the server shuts down once its last session has ended. Detached, because a
  // Ctrl-C in the terminal is the supervisor's to handle: the application drains before its database goes.
  const server = spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...postgres], {
    ...options.runAs,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => {
    server.once('close', () => void disclaim(cluster).then(resolve));
  });
  await untilReady(server, server.stderr, options.log ?? (() => undefined));
  return { pid: server.pid ?? 0, exited, stop: () => stop(server, exited) };
}

function untilReady(server: ChildProcess, stderr: Readable, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    createInterface({ input: stderr }).on('line', (line) => {
      log(line);
      said.push(line);
      if (said.length > 10) said.shift();
      if (line.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL stopped while it was starting:\n${said.join('\n')}`)));
  });
}

async function stop(server: ChildProcess, exited: Promise<void>): Promise<void> {
  server.kill('SIGINT');
  const impatience = setTimeout(() => server.kill('SIGQUIT'), 30_000);
  await exited;
  clearTimeout(impatience);
}
