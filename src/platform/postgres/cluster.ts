import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { onDatabase, socketAddress } from './address.ts';
import type { Program } from './program.ts';
import { give, run, type RunAs } from './run-as.ts';
import { firstSettings } from './settings.ts';

/** `url` signs in as the role that owns the application's database; `adminUrl` as the superuser. */
export type Addresses = { readonly url: string; readonly adminUrl: string };

const superuser = 'postgres';
const application = 'companionway';
const secretFile = 'companionway.secret';

async function versionOf(cluster: string): Promise<string | undefined> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return text?.trim();
}

async function writeSecret(path: string, runAs?: RunAs): Promise<void> {
  await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  await give(path, runAs);
}

async function initialise(program: Program, folder: string, secret: string, runAs?: RunAs): Promise<void> {
  const text = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und'];
  const safety = ['--data-checksums', '--auth-local=scram-sha-256', '--auth-host=reject'];
  const args = ['-D', folder, '-U', superuser, `--pwfile=${secret}`, ...text, ...safety];
  const { code, output } = await run(join(program.bin, 'initdb'), args, runAs);
  if (code !== 0) throw new Error(`PostgreSQL could not make its data folder ${folder}:\n${output}`);
}

/** Makes the data folder unless it is there. It appears whole or not at all: a kill in between leaves nothing half. */
export async function makeCluster(program: Program, cluster: string, runAs?: RunAs): Promise<void> {
  const version = await versionOf(cluster);
  if (version === String(program.major)) return;
  if (version) {
    throw new Error(
      `${cluster} was made by PostgreSQL ${version}; this is ${program.major}. Back up with the program that made it, then restore here.`,
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
}

/** The application's password is derived from the superuser's, so that one file keeps both. */
function applicationPassword(secret: string): string {
  return createHash('sha256').update(`${application}:${secret}`).digest('hex');
}

export async function addressesOf(cluster: string, socket: string): Promise<Addresses> {
  const secret = await readFile(join(cluster, secretFile), 'utf8');
  return {
    url: socketAddress(socket, application, applicationPassword(secret), application),
    adminUrl: socketAddress(socket, superuser, secret, application),
  };
}

async function make(client: pg.Client, catalogue: string, column: string, statement: string): Promise<void> {
  const found = await client.query(`SELECT 1 FROM ${catalogue} WHERE ${column} = $1`, [application]);
  if (found.rowCount === 0) await client.query(statement);
}

/** Makes the application's role and database unless they are there. */
export async function makeDatabase({ url, adminUrl }: Addresses): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(adminUrl, 'postgres') });
  await client.connect();
  try {
    await make(client, 'pg_roles', 'rolname', `CREATE ROLE ${application} LOGIN PASSWORD '${new URL(url).password}'`);
    await make(client, 'pg_database', 'datname', `CREATE DATABASE ${application} OWNER ${application}`);
  } finally {
    await client.end();
  }
}
