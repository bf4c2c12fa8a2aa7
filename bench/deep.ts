/** A page deep in a long thread reads no more than its first one: buffers of the page's own statement, as PostgreSQL counts them. */
import pg from 'pg';
import { openInProcess, statementsOf, type InProcess } from './in-process.ts';
import type { Sent } from './capture.ts';
import { run, type Line } from './table.ts';
import type { World } from './world.ts';

type Plan = { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } };

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((v) => JSON.stringify(v)).join(',')}}`);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  return pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Six ordinary executions first, so that PostgreSQL has settled on the plan it keeps. */
async function buffersOf(client: pg.Client, { name, text, values }: Sent): Promise<number> {
  for (let i = 0; i < 6; i += 1) await client.query({ name: name ?? '', text, values });
  const explained = await client.query<{ 'QUERY PLAN': Plan[] }>(
    `explain (analyze, buffers, format json) execute ${pg.escapeIdentifier(name ?? '')} (${values.map(literal).join(', ')})`,
  );
  const { Plan: plan } = explained.rows[0]!['QUERY PLAN'][0]!;
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

/** What a page of a thread reads, for somebody who was never in it: only the address decides where it begins. */
async function pageReads(world: World, inProcess: InProcess, client: pg.Client, path: string): Promise<number> {
  const { before } = await statementsOf(inProcess, path, world.writers[500]!.token);
  const page = before.find((s) => s.name?.startsWith('thread page'));
  if (!page) throw new Error(`${path} was not answered by the statement of a thread's page`);
  return buffersOf(client, page);
}

export async function deep(world: World): Promise<Line[]> {
  const inProcess = await openInProcess(world);
  const client = new pg.Client({ connectionString: world.url });
  await client.connect();
  const reads = (path: string) => pageReads(world, inProcess, client, path);
  const after = await world.ask<{ id: string }>('select id from post where scope_id = $1 and position in (4999, 9979) order by position', [
    world.longThread,
  ]);
  const short = await reads(`/threads/${world.thread}`);
  const first = await reads(`/threads/${world.longThread}`);
  const middle = await reads(`/threads/${world.longThread}?after=${after[0]!.id}`);
  const last = await reads(`/threads/${world.longThread}?after=${after[1]!.id}`);
  await client.end();
  await inProcess.stop();
  const line = (what: string, read: number, of: number, most: number): Line => ({
    what: `10,000 replies: ${what}`,
    measured: `${(read / of).toFixed(2)} ×  (${read} of ${of} buffers)`,
    target: `≤ ${most} ×`,
    ok: read / of <= most,
  });
  // Else a page that reads the whole thread wherever it begins would pass.
  return [
    line('first page, of a short thread', first, short, 1.5),
    line('middle page, of the first', middle, first, 1.1),
    line('last page, of the first', last, first, 1.1),
  ];
}

if (import.meta.main) await run([deep]);
