import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import type { S3 } from './files/index.ts';

/** What the process runs: everything, only the pages, or only the jobs. */
export type Role = 'all' | 'web' | 'worker';

/** A provider of accounts that the operator trusts, by OpenID Connect. `name` is what people know it by. */
export type Oidc = { issuer: string; clientId: string; clientSecret: string; name: string };

export type Config = {
  port: number;
  host: string;
  /** The address people type, without a slash at its end. */
  publicUrl: string;
  secure: boolean;
  dataDir: string;
  databaseUrl: string | null;
  /** Straight to PostgreSQL, past a pooler: LISTEN and migrations need a session of their own. */
  databaseDirectUrl: string | null;
  smtpUrl: string | null;
  masterKeyFile: string;
  /** Where pictures lie, when not in the data folder. */
  s3: S3 | null;
  /** How large a picture may come in, and how many a post may have. */
  pictures: { mostBytes: number; aPost: number };
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  trustProxy: string[];
  /** From one network address; a hospital's people share one. */
  requestsAMinute: number;
  oidc: Oidc | null;
  role: Role;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

/** One wrong value: which, what is wrong with it, and what a right one looks like. */
export type ConfigFault = { name: string; fault: string; example: string };

export class WrongConfig extends Error {
  readonly faults: ConfigFault[];
  constructor(faults: ConfigFault[]) {
    super(faults.map((f) => `${f.name}: ${f.fault} For example: ${f.name}=${f.example}`).join('\n'));
    this.faults = faults;
  }
}

const examples: Record<string, string> = {
  PORT: '3000',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://community.example.org',
  DATA_DIR: '/var/lib/companionway',
  DATABASE_URL: 'postgres://companionway@db.example.org/companionway',
  DATABASE_DIRECT_URL: 'postgres://companionway@db.example.org:5432/companionway',
  SMTP_URL: 'smtps://user:password@mail.example.org:465',
  MASTER_KEY_FILE: '/var/lib/companionway/master.key',
  S3_BUCKET: 'companionway',
  S3_REGION: 'eu-central-1',
  S3_ENDPOINT: 'https://s3.example.org',
  S3_ACCESS_KEY: 'AKIAEXAMPLE',
  S3_SECRET_KEY: 'the-secret-that-belongs-to-it',
  PICTURE_MEGABYTES: '12',
  PICTURES_A_POST: '8',
  TRUST_PROXY: '10.0.0.1,10.0.0.2',
  REQUESTS_A_MINUTE: '600',
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'companionway',
  OIDC_CLIENT_SECRET: 'a-long-random-text',
  OIDC_CLIENT_SECRET_FILE: '/etc/companionway/oidc-secret',
  OIDC_NAME: 'Harbour Hospital',
  ROLE: 'all',
  LOG_LEVEL: 'info',
};

const address = (protocols: string[], words: string) =>
  z.string().refine((v) => URL.canParse(v) && protocols.includes(new URL(v).protocol), words);

const postgres = address(['postgres:', 'postgresql:', 'socket:'], 'is not the address of a PostgreSQL database.');

const whole = (least: number, most: number) =>
  z.coerce.number('is not a number.').int('is not a whole number.').min(least, `is below ${least}.`).max(most, `is above ${most}.`);

const environment = z.object({
  PORT: z.coerce.number('is not a number.').int('is not a whole number.').min(0, 'is below 0.').max(65535, 'is above 65535.').default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is not a host name or address.')
    .default('127.0.0.1'),
  PUBLIC_URL: address(['http:', 'https:'], 'is not an http or https address.').optional(),
  DATA_DIR: z.string().refine(isAbsolute, 'is not a path from the root of the disk.').optional(),
  DATABASE_URL: postgres.optional(),
  DATABASE_DIRECT_URL: postgres.optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'is not the address of a mail server.').optional(),
  MASTER_KEY_FILE: z.string().refine(isAbsolute, 'is not a path from the root of the disk.').optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[\w.-]{3,63}$/, 'is not the name of a bucket.')
    .optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: address(['http:', 'https:'], 'is not an http or https address.').optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  PICTURE_MEGABYTES: whole(1, 40).default(12),
  PICTURES_A_POST: whole(1, 20).default(8),
  TRUST_PROXY: z
    .string()
    .regex(/^[0-9a-fA-F.:/, ]*$/, 'is not a list of addresses.')
    .default(''),
  REQUESTS_A_MINUTE: z.coerce.number('is not a number.').int('is not a whole number.').min(1, 'is below 1.').default(600),
  OIDC_ISSUER: address(['https:', 'http:'], 'is not the address of a provider.')
    .refine((v) => v.startsWith('https:') || isLoopback(new URL(v).hostname), 'is plain http: who signs in could be anybody.')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().refine(isAbsolute, 'is not a path from the root of the disk.').optional(),
  OIDC_NAME: z.string().max(60, 'is longer than 60 letters.').optional(),
  ROLE: z.enum(['all', 'web', 'worker'], 'is none of all, web, worker.').default('all'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'is none of debug, info, warn, error, silent.').default('info'),
});

/**
 * Reads the configuration, all of it or nothing.
 * @param env the variables of the process
 * @param defaults where data lies when DATA_DIR says nothing
 * @throws WrongConfig naming each wrong value with its fault and an example
 */
export function readConfig(env: Record<string, string | undefined>, defaults: { dataDir: string }): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v !== ''));
  const read = environment.safeParse(set);
  if (!read.success) throw new WrongConfig(read.error.issues.map(toFault));
  const e = read.data;
  const publicUrl = (e.PUBLIC_URL ?? `http://${e.HOST === '0.0.0.0' ? '127.0.0.1' : e.HOST}:${e.PORT}`).replace(/\/+$/, '');
  const config = {
    port: e.PORT,
    host: e.HOST,
    publicUrl,
    secure: publicUrl.startsWith('https:'),
    dataDir: resolve(e.DATA_DIR ?? defaults.dataDir),
    databaseUrl: e.DATABASE_URL ?? null,
    databaseDirectUrl: e.DATABASE_DIRECT_URL ?? e.DATABASE_URL ?? null,
    smtpUrl: e.SMTP_URL ?? null,
    masterKeyFile: e.MASTER_KEY_FILE ?? resolve(e.DATA_DIR ?? defaults.dataDir, 'master.key'),
    s3: toS3(e),
    pictures: { mostBytes: e.PICTURE_MEGABYTES * 1_000_000, aPost: e.PICTURES_A_POST },
    trustProxy: e.TRUST_PROXY.split(/[, ]+/).filter(Boolean),
    requestsAMinute: e.REQUESTS_A_MINUTE,
    oidc: oidcOf(e),
    role: e.ROLE,
    logLevel: e.LOG_LEVEL,
  } satisfies Config;
  if (!config.secure && !isLoopback(new URL(publicUrl).hostname)) {
    throw new WrongConfig([
      {
        name: 'PUBLIC_URL',
        fault: 'is plain http off this machine: passwords and health data would travel unprotected.',
        example: examples.PUBLIC_URL!,
      },
    ]);
  }
  return config;
}

/** All of it or none: a bucket without its keys would keep nothing. */
function toS3(e: z.infer<typeof environment>): S3 | null {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = e;
  if (bucket && region && accessKey && secretKey) return { bucket, region, endpoint: e.S3_ENDPOINT ?? null, accessKey, secretKey };
  const names = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;
  if (names.every((name) => !e[name])) return null;
  throw new WrongConfig(
    names.filter((name) => !e[name]).map((name) => ({ name, fault: 'is missing: pictures go to a bucket.', example: examples[name]! })),
  );
}

/** All of it, or none. */
function oidcOf(e: z.infer<typeof environment>): Oidc | null {
  if (!e.OIDC_ISSUER) return null;
  const missing = (name: string) =>
    new WrongConfig([{ name, fault: 'is missing, and OIDC_ISSUER needs it.', example: examples[name] ?? '' }]);
  const secret = e.OIDC_CLIENT_SECRET_FILE ? readSecret(e.OIDC_CLIENT_SECRET_FILE) : e.OIDC_CLIENT_SECRET;
  if (!e.OIDC_CLIENT_ID) throw missing('OIDC_CLIENT_ID');
  if (!secret) throw missing('OIDC_CLIENT_SECRET');
  if (!e.OIDC_NAME) throw missing('OIDC_NAME');
  return { issuer: e.OIDC_ISSUER, clientId: e.OIDC_CLIENT_ID, clientSecret: secret, name: e.OIDC_NAME };
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new WrongConfig([
      { name: 'OIDC_CLIENT_SECRET_FILE', fault: 'cannot be read.', example: examples['OIDC_CLIENT_SECRET_FILE'] ?? '' },
    ]);
  }
}

/** Whether a host name means this very machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function toFault(issue: z.core.$ZodIssue): ConfigFault {
  const name = String(issue.path[0]);
  return { name, fault: issue.message, example: examples[name] ?? '' };
}
