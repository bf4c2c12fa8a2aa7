import pg from 'pg';
import { rows, statement, type Tx } from '../db/index.ts';
import type { Log } from '../log.ts';

/** What processes tell each other. Ids only: whoever hears it opens things again as the recipient. */
export type Word =
  | { kind: 'scope'; id: string }
  | { kind: 'person'; id: string }
  | { kind: 'lost'; personId: string; sessionId?: string }
  | { kind: 'job'; queue: string }
  | { kind: 'community' };

const channel = 'companionway';

/** A line that is only listened on does not notice that the other end is gone, so it is asked. */
const askEveryMs = 15_000;
const answerWithinMs = 5000;

const notify = statement('tell', 'select pg_notify($1, $2)');

/** Heard everywhere when the transaction commits, nowhere when it does not. */
export async function tell(tx: Tx, word: Word): Promise<void> {
  await rows(tx, notify, [channel, JSON.stringify(word)]);
}

export type Bus = {
  hear(listener: (word: Word) => void): void;
  onGap(listener: () => void): void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * One connection of its own that listens.
 * @param url past any transaction pooler
 */
export function makeBus(url: string, log: Log): Bus {
  const listeners: ((word: Word) => void)[] = [];
  const gapListeners: (() => void)[] = [];
  let client: pg.Client | undefined;
  let stopped = false;
  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'companionway live',
      keepAlive: true,
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
    });
    fresh.on('notification', (n) => n.payload && listeners.forEach((l) => l(JSON.parse(n.payload!) as Word)));
    fresh.on('error', () => {});
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    client = fresh;
    const asking = setInterval(() => void fresh.query('select 1').catch(() => fresh.end()), askEveryMs).unref();
    // Only now: one that never connected ends as well, and would then be replaced twice.
    fresh.on('end', () => {
      clearInterval(asking);
      void (stopped || reconnect());
    });
  };
  const reconnect = async (wait = 250): Promise<void> => {
    await new Promise((then) => setTimeout(then, wait).unref());
    if (stopped) return;
    try {
      await connect();
      // What was said while nobody listened is not repeated: everybody looks again.
      gapListeners.forEach((l) => l());
    } catch (error) {
      log.warn({ err: error }, 'live updates wait for the database');
      await reconnect(Math.min(wait * 2, 5000));
    }
  };
  return {
    hear: (l) => void listeners.push(l),
    onGap: (l) => void gapListeners.push(l),
    start: connect,
    stop: async () => {
      stopped = true;
      await client?.end();
    },
  };
}
