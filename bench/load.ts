import autocannon from 'autocannon';
import { cpuOf } from './machine.ts';

export type Loaded = {
  perSecond: number;
  p50: number;
  p99: number;
  /** Milliseconds of CPU a request, of the server and of the database. */
  serverCpu: number;
  databaseCpu: number;
};

/** Eight kept-alive connections that ask for one page again and again, as one reader. */
export async function load(url: string, token: string, seconds: number, pids: { server: number; database: number }): Promise<Loaded> {
  const cpu = () => [cpuOf(pids.server), cpuOf(pids.database)] as const;
  const [server, database] = cpu();
  const result = await autocannon({
    url,
    connections: 8,
    duration: seconds,
    headers: { cookie: `session=${token}`, 'accept-encoding': 'gzip' },
  });
  if (result.errors + result.timeouts + result.non2xx > 0)
    throw new Error(`${url} failed ${result.errors + result.timeouts + result.non2xx} times under load`);
  const [serverAfter, databaseAfter] = cpu();
  const each = (spent: number) => (spent * 1000) / result.requests.total;
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    serverCpu: each(serverAfter - server),
    databaseCpu: each(databaseAfter - database),
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
