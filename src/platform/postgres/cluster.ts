import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { onDatabase } from './address.ts';
import type { Program } from './program.ts';
import { give, run, type RunAs } from './run-as.ts';
import { firstSettings } from './settings.ts';

/** The superuser, whom only this folder knows; the application signs in as `companionway`, which owns its database. */
export const superuser = 'postgres';
export const application = 'companionway';

const secretFile = 'companionway.secret';

const versionOf = (cluster: string): Promise<string | undefined> =>
  readFile(join(cluster, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );

const writeSecret = async (path: string, runAs?: RunAs): Promise<void> => {
  await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  await give(path, runAs);
};

const initialise = async (program: Program, folder: string, secret: string, runAs?: RunAs): Promise<void> => {
  const { code, output } = await run(
    join(program.bin, 'initdb'),
    [
      ...['-D', folder, '-U', superuser, `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C.UTF-8'],
      ...['--locale-provider=icu', '--icu-locale=und', '--data-checksums'],
      ...['--auth-local=scram-sha-256', '--auth-host=reject'],
    ],
    runAs,
  );
  if (code !== 0) throw new Error(`PostgreSQL could not make its data folder ${folder}:\n${output}`);
};

/** Makes the data folder unless it is there. It appears whole or not at all: a kill in between leaves nothing half. */
export const makeCluster = async (program: Program, cluster: string, runAs?: RunAs): Promise<void> => {
  const version = await versionOf(cluster);
  if (version === String(program.major)) return;
  if (version) {
    throw new Error(
      `${cluster} was made by PostgreSQL ${version}; this is ${program.major}. Make a backup with the program that made it, then restore it here.`,
    );
  }
  const unfinished = `${cluster}.unfinished`;
  const secret = `${cluster}.secret`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await give(unfinished, runAs);
  await writeSecret(secret, runAs);
  await initialise(program, unfinished, secret, runAs);
  await appendFile(join(unfinished, 'postgresql.conf'), firstSettings(program.major));
  await rename(secret, join(unfinished, secretFile));
  await rename(unfinished, cluster);
};

/** The passwords of both roles; the application's is derived, so that one file keeps both. */
export const readPasswords = async (cluster: string): Promise<{ superuser: string; application: string }> => {
  const secret = await readFile(join(cluster, secretFile), 'utf8');
  return { superuser: secret, application: createHash('sha256').update(`${application}:${secret}`).digest('hex') };
};

const make = async (client: pg.Client, catalogue: string, column: string, statement: string): Promise<void> => {
  const found = await client.query(`SELECT 1 FROM ${catalogue} WHERE ${column} = $1`, [application]);
  if (found.rowCount === 0) await client.query(statement);
};

/** Makes the application's role and database unless they are there. */
export const makeDatabase = async (adminUrl: string, password: string): Promise<void> => {
  const client = new pg.Client({ connectionString: onDatabase(adminUrl, 'postgres') });
  await client.connect();
  try {
    await make(client, 'pg_roles', 'rolname', `CREATE ROLE ${application} LOGIN PASSWORD '${password}'`);
    await make(client, 'pg_database', 'datname', `CREATE DATABASE ${application} OWNER ${application}`);
  } finally {
    await client.end();
  }
};
