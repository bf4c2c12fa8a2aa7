/** A thousand open pages that wait: what they take in memory, what the waiting costs, and what it costs to tell them all. */
import { randomUUID } from 'node:crypto';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { startApplication, type Running } from './application.ts';
import { cpuOf, pssOf } from './machine.ts';
import { openPool } from './memory.ts';
import { mb, ms, run, type Line } from './table.ts';
import type { Reader, World } from './world.ts';

const connections = 1000;
const pause = (milliseconds: number) => new Promise((then) => setTimeout(then, milliseconds));

type Watch = { request: ClientRequest; response: IncomingMessage };

function watch({ url }: Running, { token }: Reader, thread: string): Promise<Watch> {
  return new Promise((resolve, reject) => {
    const request = get(
      `${url}/live?watch=${thread}`,
      { agent: false, headers: { cookie: `session=${token}`, accept: 'text/event-stream' } },
      (response) => {
        if (response.statusCode !== 200) return reject(new Error(`a stream answered ${response.statusCode}`));
        response.once('data', () => resolve({ request, response }));
      },
    );
    request.once('error', reject);
  });
}

async function openAll(world: World, application: Running): Promise<Watch[]> {
  const open: Watch[] = [];
  for (let n = 0; n < connections; n += 50) {
    const some = world.writers.slice(n, n + 50).map((reader) => watch(application, reader, world.longThread));
    open.push(...(await Promise.all(some)));
  }
  return open;
}

/** As it stands, and with everything given back that nothing holds: what is collected first may free what is collected next. */
async function memoryOf(application: Running): Promise<{ standing: number; held: number }> {
  const standing = pssOf([application.pid]);
  for (let n = 0; n < 3; n += 1) {
    await application.collect();
    await pause(500);
  }
  return { standing, held: pssOf([application.pid]) };
}

/** Somebody replies; resolves when each open page has heard of it. */
async function tellAll(world: World, { url }: Running, open: readonly Watch[]): Promise<number> {
  const heard = open.map(({ response }) => new Promise<void>((then) => response.once('data', () => then())));
  const began = performance.now();
  await fetch(`${url}/threads/${world.longThread}/replies`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `session=${world.writers.at(-1)!.token}`, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ words: 'I am here as well.', answers: '', idempotency_key: randomUUID() }),
  });
  await Promise.all(heard);
  return performance.now() - began;
}

/** Milliseconds of CPU that application and database spend meanwhile. */
async function spent(world: World, { pid }: Running, work: () => Promise<unknown>): Promise<[number, number]> {
  const before = [cpuOf(pid), cpuOf(world.databasePid)] as const;
  await work();
  return [(cpuOf(pid) - before[0]) * 1000, (cpuOf(world.databasePid) - before[1]) * 1000];
}

export async function live(world: World): Promise<Line[]> {
  const application = await startApplication(world, { collects: true });
  await openPool(world, application);
  // One stream first: what the first of anything loads is not what a connection costs.
  const first = await watch(application, world.writers[1001]!, world.longThread);
  await pause(1000);
  const before = await memoryOf(application);
  const open = [first, ...(await openAll(world, application))];
  await pause(5000);
  const after = await memoryOf(application);
  const waiting = await spent(world, application, () => pause(8000));
  let took = 0;
  const telling = await spent(world, application, async () => {
    took = await tellAll(world, application, open);
  });
  for (const { request } of open) request.destroy();
  await application.stop();
  const held = after.held - before.held;
  return [
    { what: '1,000 idle live connections, PSS held', measured: mb(held), target: '≤ 30 MB', ok: held <= 30 },
    { what: 'the same, with what opening them left behind', measured: mb(after.standing - before.held) },
    { what: 'waiting with 1,000: CPU a second', measured: `${ms(waiting[0] / 8)} + database ${ms(waiting[1] / 8)}` },
    {
      what: 'telling 1,000 of a reply',
      measured: `${(took / 1000).toFixed(2)} s; CPU each ${ms(telling[0] / connections)} + database ${ms(telling[1] / connections)}`,
    },
  ];
}

if (import.meta.main) await run([live]);
