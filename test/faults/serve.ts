import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { home } from '../papers/sources.ts';
import { freePort } from '../running/program.ts';

export type Served = {
  readonly child: ChildProcess;
  readonly address: string;
  /** All that it has printed so far. */
  readonly printed: () => string;
  /** Its exit code; -1 when it was killed. */
  readonly ended: Promise<number>;
};

type Surroundings = {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly role?: 'all' | 'web' | 'worker';
  readonly smtpUrl?: string;
};

/** Runs the built application by itself, with no supervisor to start it again, and waits until it is ready. */
export async function serve({ databaseUrl, dataDir, role = 'all', smtpUrl }: Surroundings): Promise<Served> {
  const port = await freePort();
  const own = {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ROLE: role,
    LOG_LEVEL: 'silent',
    REQUESTS_A_MINUTE: '1000000',
  };
  const env = { PATH: process.env['PATH'], ...own, ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}) };
  // It ends with the line between us, should this process be killed.
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  const child = spawn(process.execPath, [join(home, 'dist/main.js'), 'serve'], { env, cwd: '/', stdio: [...stdio] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = once(child, 'exit').then(([code]) => (code as number | null) ?? -1);
  await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error(`the application ended: ${text}`);
    }),
  ]);
  return { child, address: `http://127.0.0.1:${port}`, printed: () => text, ended };
}

export async function stop({ child, ended }: Served): Promise<number> {
  child.kill('SIGTERM');
  return ended;
}
