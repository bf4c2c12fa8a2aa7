import type { Config } from '../platform/config.ts';
import { isLoopback } from '../platform/config.ts';
import { systemClock } from '../platform/clock.ts';
import { connect, migrate } from '../platform/db/index.ts';
import { makeLog } from '../platform/log.ts';
import { withDatabase } from '../platform/postgres/index.ts';
import { resource } from '../platform/resources.ts';
import { makeApp } from '../app.ts';
import { demoIds } from './demo-ids.ts';
import { demoEmail, demoPassword, loadDemo, settle } from './load-demo.ts';
import { readPeople } from './read-demo.ts';

export { loadDemo } from './load-demo.ts';

/** Loads the demo world where there is none yet, and says who can sign in. @returns the exit code, or null to go on and start */
export async function prepareDemo(config: Config, say: (line: string) => void): Promise<number | null> {
  if (!isLoopback(config.host) || config.databaseUrl) {
    say('The demo stays on this machine and on data of its own: its passwords are known to everybody. Leave HOST and DATABASE_URL out.');
    return 1;
  }
  await withDatabase(config, (url) => fill({ ...config, role: 'web' }, url));
  say('The demo world: Harbour Lights. Everybody in it is fiction.');
  say(`Sign in at ${config.publicUrl}/sign-in with the password: ${demoPassword}`);
  for (const p of readPeople()) say(`  ${demoEmail(p.key).padEnd(28)} ${p.name}${p.roles ? `, ${p.roles}` : ''}`);
  return null;
}

async function fill(config: Config, url: string): Promise<void> {
  await migrate(url, resource('db/migrations'));
  const { db, pool, close } = connect(url);
  const app = await makeApp({ config, db, pool, directUrl: url, clock: systemClock, ids: demoIds(), log: makeLog('silent') });
  await app.start();
  try {
    if (await loadDemo(app.house, systemClock.now())) await settle(app.house);
  } finally {
    await app.stop();
    await close();
  }
}
