/**
 * What a page costs: requests a second against the floor in the same run, CPU of the application and of its database
 * apart, round trips. The application has one core for itself; the database shares the other with the client.
 */
import { fileURLToPath } from 'node:url';
import { forkOn, startApplication, stopChild, type Running } from './application.ts';
import type { FloorOf } from './floor.ts';
import { openInProcess, plannedAnew, statementsOf, type InProcess } from './in-process.ts';
import { load, median, type Loaded } from './load.ts';
import { applicationCore, family, otherCore, pin } from './machine.ts';
import { ms, run, type Line } from './table.ts';
import type { Reader, World } from './world.ts';

const floorProgram = fileURLToPath(new URL('floor.ts', import.meta.url));
const rounds = 3;
const warmUps = 2;
const seconds = 1;

/** A page, and the one query by primary key that finds its rows. */
type Page = { name: string; path: string; text: string; values: unknown[]; mostTrips?: number };

async function pagesOf(world: World): Promise<Page[]> {
  const posts = await world.ask<{ id: string }>('select id from post where scope_id = $1 order by position limit 20', [world.thread]);
  const threads = await world.ask<{ id: string }>('select id from scope where place_id = 4 order by last_at desc, id limit 20');
  const ids = (rows: { id: string }[]) => [rows.map((r) => r.id)];
  const places = [Array.from({ length: 40 }, (_, n) => n + 1)];
  return [
    {
      name: 'thread, 20 posts',
      path: `/threads/${world.thread}`,
      text: 'select * from post where id = any($1::uuid[])',
      values: ids(posts),
      mostTrips: 3,
    },
    {
      name: 'board, 20 threads',
      path: '/boards/place-4',
      text: 'select * from thread where scope_id = any($1::uuid[])',
      values: ids(threads),
    },
    { name: 'all boards', path: '/boards', text: 'select * from place where id = any($1::int[])', values: places },
    {
      name: 'what one follows',
      path: '/following',
      text: 'select * from thread where scope_id = any($1::uuid[])',
      values: ids(threads),
      mostTrips: 3,
    },
    { name: 'home', path: '/', text: 'select * from thread where scope_id = any($1::uuid[])', values: ids(threads.slice(0, 5)) },
  ];
}

type Measured = { floor: Loaded; application: Loaded };

/** Turn about, so that what else the machine does strikes both. */
async function compare(world: World, application: Running, page: Page, reader: Reader, html: string): Promise<Measured> {
  const floor = { databaseUrl: world.url, text: page.text, values: page.values, page: html } satisfies FloorOf;
  const { child, said } = await forkOn(floorProgram, { core: applicationCore, tell: floor });
  const one = async (url: string, server: number, duration: number) =>
    load(url, reader.token, duration, { server, database: world.databasePid });
  const floorRuns: Loaded[] = [];
  const runs: Loaded[] = [];
  // The first rounds warm both up and are thrown away: by then every connection has asked more than ten times, and the page's code is compiled.
  for (let round = 0; round < warmUps + rounds; round += 1) {
    floorRuns.push(await one(`http://127.0.0.1:${(said as { port: number }).port}/`, child.pid ?? 0, seconds));
    runs.push(await one(application.url + page.path, application.pid, seconds));
  }
  await stopChild(child);
  return { floor: middle(floorRuns.slice(warmUps)), application: middle(runs.slice(warmUps)) };
}

function middle(runs: readonly Loaded[]): Loaded {
  const of = (key: keyof Loaded) => median(runs.map((r) => r[key]));
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), serverCpu: of('serverCpu'), databaseCpu: of('databaseCpu') };
}

function told(name: string, page: Page, { floor, application }: Measured, trips: number): Line[] {
  const ratio = application.perSecond / floor.perSecond;
  const cpu = floor.serverCpu / application.serverCpu;
  const bounded = page.mostTrips === undefined ? {} : { target: `≤ ${page.mostTrips} trips`, ok: trips <= page.mostTrips };
  return [
    {
      what: `${name}: of the floor`,
      measured: `${ratio.toFixed(2)}  (${Math.round(application.perSecond)} of ${Math.round(floor.perSecond)} a second)`,
      target: '≥ 0.33',
      // Of both, the worse: when other programs take turns on these cores, one of them flatters.
      ok: Math.min(ratio, cpu) >= 1 / 3,
    },
    {
      what: `${name}: CPU a request`,
      measured: `${ms(application.serverCpu)} + database ${ms(application.databaseCpu)}  (floor ${ms(floor.serverCpu)}, ratio ${cpu.toFixed(2)})`,
    },
    { what: `${name}: p50, p99, round trips`, measured: `${application.p50} ms, ${application.p99} ms, ${trips}`, ...bounded },
  ];
}

async function measure(world: World, application: Running, inProcess: InProcess, page: Page, reader: Reader): Promise<Line[]> {
  const { before } = await statementsOf(inProcess, page.path, reader.token);
  const anew = (await plannedAnew(inProcess, page.path, reader.token)).filter((one) => before.some(({ name }) => name === one));
  const response = await fetch(application.url + page.path, { headers: { cookie: `session=${reader.token}` } });
  if (response.status !== 200) return [{ what: page.name, measured: `answered ${response.status}`, target: '200', ok: false }];
  const measured = await compare(world, application, page, reader, await response.text());
  const name = `${page.name}, ${reader.name}`;
  const planned = {
    what: `${name}: planned anew at each call`,
    measured: anew.join(', ') || 'none',
    target: 'none',
    ok: anew.length === 0,
  };
  return [...told(name, page, measured, before.length), planned];
}

export async function pages(world: World): Promise<Line[]> {
  pin([process.pid, ...family(world.databasePid)], String(otherCore));
  const application = await startApplication(world, { core: applicationCore });
  const inProcess = await openInProcess(world);
  const lines: Line[] = [];
  for (const page of await pagesOf(world))
    for (const reader of world.readers) lines.push(...(await measure(world, application, inProcess, page, reader)));
  await inProcess.stop();
  await application.stop();
  pin([process.pid, ...family(world.databasePid)], `${applicationCore},${otherCore}`);
  return lines;
}

if (import.meta.main) await run([pages]);
