import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import { resource } from '../platform/resources.ts';

/** How the house stands. Sizes in bytes; null where it cannot be told. */
export type Health = {
  version: string;
  database: { version: string; bytes: number };
  disk: { free: number; size: number } | null;
  jobsWaiting: number;
  mailLeaves: boolean;
  /** We speak plain http, so https means a proxy: unless its word is trusted, all visitors seem to be that one machine. */
  visitorsLookAlike: boolean;
};

/** How many people and boards there are. */
export type Count = { members: number; waiting: number; boards: number; threadsThisWeek: number };

/** Our package.json lies beside the checkout's folders and above the built ones. */
function programVersion(): string {
  for (const name of ['package.json', '../package.json']) {
    try {
      return (JSON.parse(readFileSync(resource(name), 'utf8')) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return '';
}

async function diskOf(folder: string): Promise<Health['disk']> {
  const found = await statfs(folder).catch(() => null);
  return found && { free: found.bavail * found.bsize, size: found.blocks * found.bsize };
}

export async function readHealth({ db, config, jobs, mail }: House): Promise<Health> {
  const asked = sql<{
    version: string;
    bytes: number;
  }>`select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`;
  const [{ rows }, disk, jobsWaiting] = await Promise.all([asked.execute(db), diskOf(config.dataDir), jobs.waiting()]);
  const database = { version: rows[0]?.version.split(' ')[0] ?? '', bytes: Number(rows[0]?.bytes ?? 0) };
  const visitorsLookAlike = config.secure && config.trustProxy.length === 0;
  return { version: programVersion(), database, disk, jobsWaiting, mailLeaves: mail.leaves(), visitorsLookAlike };
}

export async function countAll(db: Db, now: Date): Promise<Count> {
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000);
  const { rows } = await sql<Count>`select
    (select count(*) from person where state = 'active') as members,
    (select count(*) from person p where p.state = 'waiting' and not exists (select 1 from refusal r where r.person_id = p.id)) as waiting,
    (select count(*) from place where state = 'open') as boards,
    (select count(*) from scope where kind = 'thread' and state = 'shown' and created_at > ${weekAgo}) as "threadsThisWeek"`.execute(db);
  return rows[0] ?? { members: 0, waiting: 0, boards: 0, threadsThisWeek: 0 };
}
