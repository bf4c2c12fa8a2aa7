import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { capture, loadProgram, type Sent } from './capture.ts';
import type { World } from './world.ts';

type Program = Awaited<ReturnType<typeof loadProgram>>;
type App = Awaited<ReturnType<Program['makeApp']>>;

export type InProcess = { program: Program; app: App; pool: pg.Pool; kept: { sent: Sent[] }; stop(): Promise<void> };

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
  return { program, app, pool, kept, stop };
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

const often = 12;

/** Of a page's statements, those that PostgreSQL still plans anew at each call after many: that can cost more than carrying them out. */
export async function plannedAnew({ app, pool }: InProcess, path: string, token: string): Promise<string[]> {
  for (let call = 0; call < often; call += 1) await app.server.inject({ url: path, headers: { cookie: `session=${token}` } });
  const connections = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()));
  const found = await Promise.all(
    connections.map((one) =>
      one.query<{ name: string }>('select name from pg_prepared_statements where generic_plans = 0 and custom_plans >= $1', [often]),
    ),
  );
  connections.forEach((one) => one.release());
  return found.flatMap(({ rows }) => rows.map(({ name }) => name));
}

/** Waits until no further statement has left for a while. */
async function settled(kept: { sent: Sent[] }): Promise<void> {
  for (let seen = -1; seen !== kept.sent.length;) {
    seen = kept.sent.length;
    await new Promise((then) => setTimeout(then, 100));
  }
}
