import { PgBoss, type Job, type JobResult } from 'pg-boss';
import type pg from 'pg';
import type { Event, EventName, EventNamed } from '../../contracts/index.ts';
import { keepPrepared, type Tx } from '../db/index.ts';
import type { Log } from '../log.ts';

/** What a module does on an event, its own or another's. Idempotent: a job may run twice. */
export type EventHandler<N extends EventName = EventName> = {
  event: N;
  name: string;
  run(event: EventNamed<N>): Promise<void>;
  /** Of jobs that give the same here one is carried out at a time, whichever process does. */
  turn?: (event: Event) => string;
};

/** Something done by the clock. */
export type Chore = { name: string; cron: string; run(): Promise<void> };

export type Jobs = {
  /** Enqueues one job for each handler of the event, in the transaction of the act: both happen or neither. */
  announce(tx: Tx, event: Event, options?: { afterSeconds?: number }): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Runs everything that is due now, here, until nothing is left: for tests, the demo and the bench. */
  drain(): Promise<void>;
  /** A job was enqueued somewhere: look now instead of at the next poll. */
  wake(queue: string): void;
  /** How many jobs wait to be done. */
  waiting(): Promise<number>;
};

type Options = {
  handlers: readonly EventHandler[];
  chores: readonly Chore[];
  work: boolean;
  log: Log;
  notify(tx: Tx, queue: string): Promise<void>;
};

const pollSeconds = 10;

/** Tried again for about a day, so that a night without a mail server loses no letter; soon, when its worker was killed. */
const patience = { retryLimit: 30, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600, heartbeatSeconds: 30 };

const schema = 'pgboss';

/** Creates or migrates the queue's own tables. */
export async function installJobs(pool: pg.Pool): Promise<void> {
  const boss = new PgBoss({ db: { executeSql: (text, values) => pool.query(text, values) }, schema, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}

/** The queue over our own pool; every process may enqueue, those with `work` carry out. */
export function makeJobs(pool: pg.Pool, { handlers, chores, work, log, notify }: Options): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema,
    supervise: work,
    schedule: work,
    migrate: true,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue had a fault'));
  const queueOf = (h: EventHandler) => `${h.event}.${h.name}`;
  const workers = new Map<string, string>();
  const wake = (queue: string) => {
    const worker = workers.get(queue);
    if (worker) boss.notifyWorker(worker);
  };
  return {
    async announce(tx, event, { afterSeconds = 0 } = {}) {
      for (const h of handlers.filter((each) => each.event === event.name)) {
        const turn = h.turn ? { group: { id: h.turn(event) } } : {};
        await boss.insert(queueOf(h), [{ data: event, startAfter: afterSeconds, ...turn }], {
          db: throughTransaction(tx),
          returnId: false,
        });
        if (afterSeconds === 0) await notify(tx, queueOf(h));
      }
    },
    async start() {
      await boss.start();
      for (const queue of [...handlers.map(queueOf), ...chores.map((c) => c.name)]) {
        if (!(await boss.getQueue(queue))) await boss.createQueue(queue, patience);
      }
      if (!work) return;
      for (const h of handlers)
        workers.set(
          queueOf(h),
          await boss.work(
            queueOf(h),
            { pollingIntervalSeconds: pollSeconds, batchSize: 100, burstWhenBatchFull: true, perJobResults: true as const, ...oneATurn(h) },
            async (jobs: Job<Event>[]) => {
              const results = await carryOut(h, jobs, log);
              // Those whose turn it is now.
              if (h.turn) wake(queueOf(h));
              return results;
            },
          ),
        );
      for (const c of chores) {
        await boss.schedule(c.name, c.cron);
        await boss.work(c.name, { pollingIntervalSeconds: pollSeconds }, () => c.run());
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 8000 }),
    drain: () => drain(boss, handlers, queueOf),
    wake,
    async waiting() {
      const counted = await pool.query<{ n: string }>(
        `select count(*) as n from ${schema}.job where state in ('created', 'retry', 'active') and start_after <= now()`,
      );
      return Number(counted.rows[0]?.n ?? 0);
    },
  };
}

const oneATurn = (h: EventHandler) => (h.turn ? { groupConcurrency: 1 } : {});

/** As many of one queue as wait for the disk and the network beside each other. */
const atOnce = 4;

/** One that fails is tried again by itself; those beside it are done. */
async function carryOut(h: EventHandler, jobs: readonly Job<Event>[], log: Log): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (let from = 0; from < jobs.length; from += atOnce) {
    results.push(...(await Promise.all(jobs.slice(from, from + atOnce).map((job) => carryOutOne(h, job, log)))));
  }
  return results;
}

async function carryOutOne(h: EventHandler, { id, data }: Job<Event>, log: Log): Promise<JobResult> {
  try {
    await h.run(data as never);
    return { id, status: 'completed' };
  } catch (error) {
    log.warn({ handler: h.name, event: h.event, ...faultWithoutWords(error) }, 'a job failed and will be tried again');
    return { id, status: 'failed' };
  }
}

/** A mail server's refusal repeats the address, so that an error's message goes nowhere. */
function faultWithoutWords(error: unknown): { fault: string; at: string } {
  const { name, stack = '', code } = error as Error & { code?: string };
  return {
    fault: code ?? name,
    at: stack
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
  };
}

function throughTransaction(tx: Tx) {
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      // One text a queue; planning it anew each time costs more than the reply itself.
      keepPrepared(text);
      const result = await tx.executeQuery({
        sql: text,
        parameters: values ?? [],
        query: { kind: 'RawNode' } as never,
        queryId: { queryId: 'pgboss' },
      });
      return { rows: [...result.rows] };
    },
  };
}

async function drain(boss: PgBoss, handlers: readonly EventHandler[], queueOf: (h: EventHandler) => string): Promise<void> {
  for (let found = true; found;) {
    found = false;
    for (const h of handlers) {
      const jobs = await boss.fetch<Event>(queueOf(h), { batchSize: 200 });
      for (const job of jobs) {
        await h.run(job.data as never);
        await boss.complete(queueOf(h), job.id);
      }
      found ||= jobs.length > 0;
    }
  }
}
