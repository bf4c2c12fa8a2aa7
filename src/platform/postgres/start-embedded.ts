import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { socketAddress } from './address.ts';
import { application, makeCluster, makeDatabase, readPasswords, superuser } from './cluster.ts';
import { claim, disclaim, stopOrphans } from './orphans.ts';
import { findProgram, programIn } from './program.ts';
import { give, type RunAs } from './run-as.ts';
import { fixedSettings } from './settings.ts';
import { makeSocketFolder } from './socket-folder.ts';

export interface EmbeddedOptions {
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
}

export interface Embedded {
  /** The application's own role in its own database. */
  readonly url: string;
  /** The superuser, for making and dropping databases. */
  readonly adminUrl: string;
  readonly pid: number;
  /** Resolves when the server has ended, stopped or crashed. */
  readonly exited: Promise<{ wanted: boolean }>;
  /** Ends sessions, writes everything down, stops. */
  stop(): Promise<void>;
}

const untilReady = (server: ChildProcess, log: (line: string) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const last: string[] = [];
    const lines = createInterface({ input: server.stderr ?? process.stdin });
    lines.on('line', (line) => {
      log(line);
      last.push(line);
      if (last.length > 10) last.shift();
      if (line.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL stopped while starting:\n${last.join('\n')}`)));
  });

/** Runs the server so that it shuts down, after its last session, should this process be killed. */
const launch = (bin: string, args: readonly string[], runAs?: RunAs): ChildProcess =>
  spawn('setpriv', ['--pdeathsig', 'TERM', '--', join(bin, 'postgres'), ...args], {
    ...runAs,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    // A Ctrl-C in the terminal is the supervisor's to handle: the application drains before its database goes.
    detached: true,
  });

const stopper = (server: ChildProcess, exited: Promise<unknown>, want: () => void) => async (): Promise<void> => {
  want();
  server.kill('SIGINT');
  const impatience = setTimeout(() => server.kill('SIGQUIT'), 30_000);
  await exited;
  clearTimeout(impatience);
};

const prepareFolder = async ({ dataDir, runAs }: EmbeddedOptions): Promise<string> => {
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (made) await give(dataDir, runAs);
  return realpath(dataDir);
};

export const startEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { runAs, bin, settings = [], log = () => undefined } = options;
  const dataDir = await prepareFolder(options);
  const cluster = join(dataDir, 'postgresql');
  await claim(cluster);
  const program = bin ? await programIn(bin, runAs) : await findProgram(join(dataDir, 'postgresql-program'), runAs);
  await makeCluster(program, cluster, runAs);
  await stopOrphans(cluster);
  const socket = await makeSocketFolder(dataDir, runAs);
  const passwords = await readPasswords(cluster);
  const address = (user: string, password: string): string => socketAddress(socket, user, password, application);

  let wanted = false;
  const more = settings.flatMap((setting) => ['-c', setting]);
  const server = launch(program.bin, ['-D', cluster, ...more, ...fixedSettings(socket)], runAs);
  const exited = new Promise<{ wanted: boolean }>((resolve) => {
    server.once('close', () => void disclaim(cluster).then(() => resolve({ wanted })));
  });
  await untilReady(server, log);
  const url = address(application, passwords.application);
  const adminUrl = address(superuser, passwords.superuser);
  await makeDatabase(adminUrl, passwords.application);
  const stop = stopper(server, exited, () => {
    wanted = true;
  });
  return { url, adminUrl, pid: server.pid ?? 0, exited, stop };
};
