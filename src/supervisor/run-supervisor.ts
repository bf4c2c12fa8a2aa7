import type { Config } from '../platform/config.ts';
import { ownerOfFolder, startEmbedded } from '../platform/postgres/index.ts';
import { launchApplication, type Ready } from './application.ts';
import { awayServer, claimPort, type AwayServer } from './away-server.ts';
import { keepRunning, type Kept, type Running } from './keep-running.ts';

export type Supervision = {
  /** The program and arguments that run the application itself. */
  readonly command: readonly string[];
  /** What the application finds in its environment, besides its database and port. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the built program. */
  readonly built: string;
  /** Takes a line for the person who runs this. */
  readonly say: (line: string) => void;
};

type Settings = Pick<Config, 'host' | 'port' | 'publicUrl' | 'dataDir' | 'databaseUrl'>;

/**
 * Runs the database and the application, starts again what ends, and answers while the application is away.
 * @returns the exit code, once asked to stop and everything has stopped
 */
export async function runSupervisor(config: Settings, supervision: Supervision): Promise<number> {
  const { say } = supervision;
  if (process.getuid?.() === 0) {
    say('Companionway never runs as root. Use bin/start, which becomes a user of its own.');
    return 1;
  }
  const owner = config.databaseUrl ? undefined : await ownerOfFolder(config.dataDir);
  if (owner) {
    say(`Companionway already runs on this data folder, as process ${owner}: ${config.publicUrl}`);
    return 0;
  }
  const asked = untilAskedToStop();
  const port = await claimPort(config.host, config.port).catch((error: Error) => {
    say(error.message);
    return undefined;
  });
  if (port === undefined) return 1;
  const away = awayServer(config.host, port, supervision.built);
  await away.open();
  const kept = await start({ ...config, port }, supervision, away, asked);
  await asked;
  say('Stopping.');
  for (const one of kept) await one.stop();
  await away.close();
  say('Stopped.');
  return 0;
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** @returns what now runs, in the order in which it has to stop */
async function start(config: Settings, supervision: Supervision, away: AwayServer, asked: Promise<void>): Promise<Kept<Running>[]> {
  if (config.databaseUrl) return [keepApplication(config, supervision, away, config.databaseUrl)];
  const database = keepDatabase(config, supervision);
  const first = await Promise.race([database.first, asked]);
  return first ? [keepApplication(config, supervision, away, first.url), database] : [database];
}

// The beginnings and ends that are as they should be; whoever runs this reads only what is not.
const routine =
  /starting PostgreSQL|listening on|database system (is|was) (ready|shut down)|fast shutdown|aborting any|shutting down|exited with exit code 1/;

function keepDatabase({ dataDir }: Settings, { say }: Supervision) {
  const log = (line: string): void => {
    if (!routine.test(line)) say(`Database: ${line}`);
  };
  return keepRunning({ name: 'The database', say, start: () => startEmbedded({ dataDir, log }) });
}

function keepApplication(config: Settings, supervision: Supervision, away: AwayServer, url: string): Kept<Running> {
  const { say, command } = supervision;
  const env = { ...supervision.env, DATABASE_URL: url, PORT: String(config.port), HOST: config.host };
  const onReady = (ready: Ready): void => {
    void away.close();
    announce(config, ready, say);
  };
  return keepRunning({
    name: 'The application',
    say,
    start: async () => launchApplication({ command, env, onReady }),
    onEnd: () => void away.open().catch((error: unknown) => say(`The port is not ours: ${String(error)}`)),
  });
}

function announce({ publicUrl }: Settings, { setUpLink }: Ready, say: (line: string) => void): void {
  say(`Companionway is ready: ${publicUrl}`);
  if (setUpLink) say(`Set the community up here. The link works once: ${setUpLink}`);
}
