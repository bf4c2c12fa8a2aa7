import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/platform/db/index.ts';
import { installJobs } from '../src/platform/jobs/index.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { anyoneElse, temporaryFolder } from './machine.ts';

const migrations = fileURLToPath(new URL('../db/migrations', import.meta.url));
const debianFolder = '/usr/lib/postgresql/15/bin';

/** One PostgreSQL for the whole run, with a template that is migrated once: version 18, or 15 with TEST_DATABASE=15. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await temporaryFolder();
  const server = await startEmbedded({
    dataDir: `${folder}/data`,
    ...anyoneElse(),
    ...(process.env['TEST_DATABASE'] === '15' ? { bin: debianFolder } : {}),
    settings: ['max_connections=200'],
  });
  await makeTemplate(server.url);
  project.provide('databaseServer', { url: server.url, adminUrl: server.adminUrl, template: 'companionway' });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string): Promise<void> {
  await migrate(url, migrations);
  const pool = new pg.Pool({ connectionString: url });
  await installJobs(pool).finally(() => pool.end());
}
