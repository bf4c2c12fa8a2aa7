import { makeApp } from './app.ts';
import { ensureSetUpLink } from './operator/index.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { connect, migrate } from './platform/db/index.ts';
import { randomIds } from './platform/ids.ts';
import { makeLog } from './platform/log.ts';
import { resource } from './platform/resources.ts';

const drainFor = 10_000;

/** Serves until told to stop, then drains what is under way. @returns the exit code */
export async function serve(config: Config): Promise<number> {
  const url = config.databaseUrl;
  if (!url) throw new Error('serve needs DATABASE_URL; `start` brings a database of its own.');
  const directUrl = config.databaseDirectUrl ?? url;
  const log = makeLog(config.logLevel);
  await migrate(directUrl, resource('db/migrations'));
  const { db, pool, close } = connect(url);
  const app = await makeApp({ config, db, pool, directUrl, clock: systemClock, ids: randomIds, log });
  await app.start();
  // The supervisor answers on the same port until we say that we are ready.
  const address = Object.assign({ port: config.port, host: config.host }, { reusePort: true });
  await app.server.listen(address);
  const setUpLink = config.role === 'worker' ? null : await ensureSetUpLink(db, randomIds, systemClock.now(), config.publicUrl);
  process.send?.({ kind: 'ready', ...(setUpLink ? { setUpLink } : {}) });
  log.info({ port: config.port, role: config.role }, 'ready');
  await untilAskedToStop();
  // With the supervisor gone nobody else would end a drain that hangs.
  setTimeout(() => process.exit(1), drainFor).unref();
  await app.stop();
  await close();
  // The line to the supervisor would keep this process.
  if (process.connected) process.disconnect?.();
  return 0;
}

/** A signal, or the supervisor gone: then nobody would restart us and the database is about to end. */
function untilAskedToStop(): Promise<void> {
  return new Promise((then) => {
    process.once('SIGTERM', () => then());
    process.once('SIGINT', () => then());
    process.once('disconnect', () => then());
    // It was killed while we were starting.
    if (process.connected === false) then();
  });
}
