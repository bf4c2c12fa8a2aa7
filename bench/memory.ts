/** What stands in memory when nobody asks for anything: a fresh start with ten connections to the database. */
import { startApplication, type Running } from './application.ts';
import { median } from './load.ts';
import { family, pssOf } from './machine.ts';
import { mb, ms, run, type Line } from './table.ts';
import type { World } from './world.ts';

/** Asks for pages side by side until all ten connections of the pool are open. */
export async function openPool(world: World, { url }: Running): Promise<void> {
  for (let tries = 0, open = 0; open < 10; tries += 1) {
    if (tries > 50) throw new Error('the pool does not open its ten connections');
    await Promise.all(
      world.writers
        .slice(0, 30)
        .map(({ token }) => fetch(`${url}/help-now`, { headers: { cookie: `session=${token}` } }).then((r) => r.text())),
    );
    const [counted] = await world.ask<{ n: string }>(`select count(*) as n from pg_stat_activity where application_name = 'companionway'`);
    open = Number(counted!.n);
  }
}

export async function memory(world: World): Promise<Line[]> {
  const starts: number[] = [];
  for (let n = 0; n < 2; n += 1) {
    const application = await startApplication(world, { role: 'all' });
    starts.push(application.readyAfter);
    await application.stop();
  }
  const application = await startApplication(world, { role: 'all' });
  await openPool(world, application);
  // What the ten requests left behind is collected when the process next has nothing to do.
  await new Promise((then) => setTimeout(then, 2000));
  const own = pssOf([application.pid]);
  // Our own connection is one more than the program has; what it alone has read is ours as well.
  const [asking] = await world.ask<{ pid: number }>('select pg_backend_pid() as pid');
  const database = pssOf(family(world.databasePid).filter((pid) => pid !== asking!.pid));
  const ready = median([...starts, application.readyAfter]);
  await application.stop();
  return [
    { what: 'ready after its database', measured: ms(ready), target: '≤ 1,000 ms', ok: ready <= 1000 },
    { what: 'application idle, PSS', measured: mb(own), target: '≤ 160 MB', ok: own <= 160 },
    { what: 'its PostgreSQL idle, PSS', measured: mb(database), target: '≤ 60 MB', ok: database <= 60 },
  ];
}

if (import.meta.main) await run([memory]);
