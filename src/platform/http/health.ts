import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isLoopback } from '../config.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: for this machine only. */
export function addHealth(
  app: FastifyInstance,
  { ready, gauges }: { ready: () => Promise<boolean>; gauges: Record<string, () => number | Promise<number>> },
): void {
  const register = new Registry();
  const seconds = new Histogram({
    name: 'companionway_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [register],
  });
  let defaults = false;
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe({ route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/healthz', async () => 'alive\n');
  app.get('/readyz', async (_, reply) => {
    const is = await ready().catch(() => false);
    return reply.code(is ? 200 : 503).send(is ? 'ready\n' : 'not ready\n');
  });
  app.get('/metrics', async (request, reply) => {
    if (!isFromHere(request)) return reply.callNotFound();
    if (!defaults) collectDefaultMetrics({ register });
    defaults = true;
    const own = await Promise.all(Object.entries(gauges).map(async ([name, read]) => `companionway_${name} ${await valueOf(read)}\n`));
    return reply.type('text/plain; version=0.0.4').send((await register.metrics()) + own.join(''));
  });
}

/** A proxy on this very machine brings everybody in from here; it says so, whether or not we trust its word. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  return isLoopback(socket.remoteAddress ?? '') && !['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => name in headers);
}

/** What cannot be counted now, because the database is away, hides none of the others. */
async function valueOf(read: () => number | Promise<number>): Promise<number> {
  try {
    return await read();
  } catch {
    return NaN;
  }
}
