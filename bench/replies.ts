/**
 * Replying: durable, with eight writers, through HTTP and apart through the act alone; over many threads and in one
 * that everybody writes in. Then how long the jobs of all that take to be done.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { startApplication, type Running } from './application.ts';
import { openInProcess, type InProcess } from './in-process.ts';
import { applicationCore, cpuOf, family, otherCore, pin } from './machine.ts';
import { ms, run, type Line } from './table.ts';
import { samplePosts } from './words.ts';
import type { Reader, World } from './world.ts';

const seconds = 5;
const writers = 8;
const words = samplePosts(50).map((p) => p.words);

/** Says one thing in a thread; tells whether it was taken. */
type Say = (writer: Reader, thread: string, n: number) => Promise<boolean>;

type Written = { perSecond: number; p50: number; p99: number; faults: number };

async function write(world: World, threads: readonly string[], say: Say): Promise<Written> {
  const times: number[] = [];
  let faults = 0;
  const end = performance.now() + seconds * 1000;
  const one = async (writer: Reader, w: number) => {
    for (let n = w; performance.now() < end; n += writers) {
      const began = performance.now();
      if (!(await say(writer, threads[n % threads.length]!, n))) faults += 1;
      times.push(performance.now() - began);
    }
  };
  await Promise.all(world.writers.slice(0, writers).map(one));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), faults };
}

/** As a browser sends the form; taken is a redirect to the new reply. */
function throughHttp({ url }: Running): Say {
  const agent = new Agent({ keepAlive: true });
  return ({ token }, thread, n) =>
    new Promise((resolve, reject) => {
      const body = new URLSearchParams({ words: words[n % words.length]!, answers: '', idempotency_key: randomUUID() }).toString();
      const headers = {
        cookie: `session=${token}`,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
        'sec-fetch-site': 'same-origin',
      };
      const post = request(`${url}/threads/${thread}/replies`, { method: 'POST', agent, headers }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode === 303 && String(response.headers.location).includes('posted=')));
      });
      post.once('error', reject).end(body);
    });
}

function throughTheAct({ program, app: { house } }: InProcess): Say {
  return async ({ id }, threadId, n) => {
    const viewer = await program.viewerOf(house.db, id, house.clock.now());
    const reply = { threadId, words: words[n % words.length]!, answersId: null, language: 'en', key: randomUUID() };
    return (await program.attempt(house.db, (tx) => program.replyToThread(tx, house, viewer, reply, house.clock.now()))).done;
  };
}

function told(what: string, { perSecond, p50, p99, faults }: Written): Line[] {
  return [
    {
      what: `${what}: replies a second`,
      measured: `${Math.round(perSecond)}  (${faults} refused)`,
      target: '≥ 300',
      ok: perSecond >= 300 && faults === 0,
    },
    { what: `${what}: p50, p99`, measured: `${ms(p50)}, ${ms(p99)}`, target: 'p50 ≤ 25 ms', ok: p50 <= 25 },
  ];
}

async function durable(world: World): Promise<Line> {
  const [settings] = await world.ask<{ fsync: string; commit: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  );
  const measured = `fsync ${settings!.fsync}, synchronous_commit ${settings!.commit}`;
  return { what: 'replies are durable', measured, target: 'on, on', ok: settings!.fsync === 'on' && settings!.commit === 'on' };
}

/** Every twentieth of a second until nothing waits. */
async function drained(world: World): Promise<Line> {
  const waiting = async () =>
    Number(
      (await world.ask<{ n: string }>(`select count(*) as n from pgboss.job where state < 'completed' and start_after <= now()`))[0]!.n,
    );
  const left = await waiting();
  const began = performance.now();
  while ((await waiting()) > 0 && performance.now() - began < 90_000) await new Promise((then) => setTimeout(then, 50));
  const took = (performance.now() - began) / 1000;
  return {
    what: 'jobs of all replies done',
    measured: `${took.toFixed(1)} s after the last  (${left} waited)`,
    target: '≤ 60 s',
    ok: took <= 60,
  };
}

async function measure(world: World, say: Say, name: string, server: number): Promise<Line[]> {
  await write(world, world.manyThreads, say);
  const before = [cpuOf(server), cpuOf(world.databasePid)] as const;
  const many = await write(world, world.manyThreads, say);
  const each = (pid: number, was: number) => ms(((cpuOf(pid) - was) * 1000) / (many.perSecond * seconds));
  const cpu = { what: `${name}: CPU a reply`, measured: `${each(server, before[0])} + database ${each(world.databasePid, before[1])}` };
  const hot = await write(world, world.manyThreads.slice(0, 1), say);
  return [...told(`${name}, 200 threads`, many), cpu, ...told(`${name}, one thread`, hot)];
}

export async function replies(world: World): Promise<Line[]> {
  pin([process.pid, ...family(world.databasePid)], String(otherCore));
  const web = await startApplication(world, { core: applicationCore });
  const worker = await startApplication(world, { role: 'worker', core: otherCore });
  const lines = [await durable(world), ...(await measure(world, throughHttp(web), 'replying by HTTP', web.pid))];
  await web.stop();
  pin([process.pid], String(applicationCore));
  const inProcess = await openInProcess(world);
  lines.push(...(await measure(world, throughTheAct(inProcess), 'replying, the act alone', process.pid)));
  await inProcess.stop();
  // Nobody asks for pages any more, so that the application's core is its worker's.
  pin([worker.pid], String(applicationCore));
  lines.push(await drained(world));
  await worker.stop();
  pin([process.pid, ...family(world.databasePid)], `${applicationCore},${otherCore}`);
  return lines;
}

if (import.meta.main) await run([replies]);
