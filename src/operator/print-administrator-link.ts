import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { connect, migrate } from '../platform/db/index.ts';
import { randomIds } from '../platform/ids.ts';
import { withDatabase } from '../platform/postgres/index.ts';
import { makeAdministratorLink } from './set-up-link.ts';

/**
 * For who runs the server and cannot sign in any more. Works beside a running community and without one.
 * @returns the exit code
 */
export async function printAdministratorLink(config: Config, migrations: string, say: (line: string) => void): Promise<number> {
  return withDatabase(config, async (url) => {
    await migrate(url, migrations);
    const { db, close } = connect(url, { size: 1 });
    try {
      const link = await makeAdministratorLink(db, randomIds, systemClock.now(), config.publicUrl);
      say(`Open this within 24 hours to become an administrator, or to set a new password. It works once:\n${link}`);
      return 0;
    } finally {
      await close();
    }
  });
}
