import type { FastifyInstance } from 'fastify';
import { capture, loadProgram, type Sent } from './capture.ts';
import type { World } from './world.ts';

type Program = Awaited<ReturnType<typeof loadProgram>>;
type App = Awaited<ReturnType<Program['makeApp']>>;

export type InProcess = { program: Program; app: App; kept: { sent: Sent[] }; stop(): Promise<void> };

/** The whole program in this process, without a port. */
export async function openInProcess(world: World): Promise<InProcess> {
  const program = await loadProgram();
  const env = { DATABASE_URL: world.url, ROLE: 'web', LOG_LEVEL: 'silent', REQUESTS_A_MINUTE: '1000000' };
  const config = program.readConfig(env, { dataDir: `${world.folder}/application` });
  const { db, pool, close } = program.connect(world.url);
  const kept = capture(pool);
  const log = program.makeLog('silent');
  const app = await program.makeApp({ config, db, pool, directUrl: world.url, clock: program.systemClock, ids: program.randomIds, log });
  await app.start();
  const stop = async () => {
    await app.stop();
    await close();
  };
  return { program, app, kept, stop };
}

/** The statements a page costs before it is answered, and those after. */
export async function statementsOf(
  { app, kept }: InProcess,
  path: string,
  token: string,
): Promise<{ before: Sent[]; after: Sent[]; body: string }> {
  const server: FastifyInstance = app.server;
  await settled(kept);
  kept.sent = [];
  const response = await server.inject({ url: path, headers: { cookie: `session=${token}` } });
  const before = kept.sent;
  kept.sent = [];
  await settled(kept);
  return { before, after: kept.sent, body: response.body };
}

/** Waits until no further statement has left for a while. */
async function settled(kept: { sent: Sent[] }): Promise<void> {
  for (let seen = -1; seen !== kept.sent.length;) {
    seen = kept.sent.length;
    await new Promise((then) => setTimeout(then, 100));
  }
}
