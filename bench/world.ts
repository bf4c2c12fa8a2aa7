import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../src/platform/db/index.ts';
import { installJobs } from '../src/platform/jobs/index.ts';
import { startEmbedded, type Embedded } from '../src/platform/postgres/index.ts';
import { anyoneElse, temporaryFolder } from '../test/machine.ts';
import { fill } from './fill.ts';

/** Somebody who looks: `token` is what their browser sends. */
export type Reader = { name: string; id: string; token: string };

export type World = {
  url: string;
  /** PostgreSQL's first process, the parent of all the others. */
  databasePid: number;
  /** What the processes under measure write, apart from the database. */
  folder: string;
  /** An ordinary member, one with three quiet private places, one with 300. */
  readers: Reader[];
  /** More people who may write in every thread measured. */
  writers: Reader[];
  /** A thread of 31 posts, the long one, and 200 others that everybody may write in. */
  thread: string;
  longThread: string;
  manyThreads: string[];
  ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

const migrations = fileURLToPath(new URL('../db/migrations', import.meta.url));
const kinds = ['ordinary', 'three quiet places', '300 places'];

/** A database of its own, filled, then started afresh, so that nothing of the filling is left in memory. */
export async function openWorld(): Promise<World> {
  const folder = await temporaryFolder();
  const start = () => startEmbedded({ dataDir: `${folder}/data`, ...anyoneElse() });
  const filling = await start();
  await prepare(filling.url);
  await filling.stop();
  return describe(await start(), folder);
}

async function prepare(url: string): Promise<void> {
  await migrate(url, migrations);
  const pool = new pg.Pool({ connectionString: url });
  await installJobs(pool).finally(() => pool.end());
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await fill(client).finally(() => client.end());
}

async function describe(server: Embedded, folder: string): Promise<World> {
  const client = new pg.Client({ connectionString: server.url, application_name: 'bench' });
  await client.connect();
  const ask: World['ask'] = async (text, values = []) => (await client.query(text, values)).rows as never;
  const people = await ask<{ id: string; n: number }>(`select id, substr(name_key, 7)::int as n from person order by 2 limit 1100`);
  const reader = ({ id, n }: { id: string; n: number }): Reader => ({ name: kinds[n - 1] ?? `member ${n}`, id, token: `bench-${n}` });
  const threads = await ask<{ id: string }>(`select id from scope where place_id = 4 order by last_at desc, id limit 203`);
  const [long] = await ask<{ id: string }>(`select id from scope order by shown_replies desc limit 1`);
  const [measured] = await ask<{ scope_id: string }>(`select scope_id from thread where title like '% treatment 2'`);
  const others = threads.map((t) => t.id).filter((id) => id !== long!.id && id !== measured!.scope_id);
  return {
    url: server.url,
    databasePid: server.pid,
    folder,
    readers: people.slice(0, 3).map(reader),
    writers: people.slice(3).map(reader),
    thread: measured!.scope_id,
    longThread: long!.id,
    manyThreads: others.slice(0, 200),
    ask,
    async close() {
      await client.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
