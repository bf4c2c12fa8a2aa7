import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

/** Reads, outside of any transaction. */
export type Db = Kysely<Tables>;
/** Writes: functions that write ask for this type, and a plain Db does not fit it. */
export type Tx = Transaction<Tables>;
/** Either: for reads that an act makes as well as a page. */
export type Reads = Db | Tx;

/** One statement that PostgreSQL keeps prepared under its name on each connection. */
export type Statement<Row> = { readonly name: string; readonly text: string; readonly row?: Row };

const named = new Map<string, string>();

/** Registers a hot statement. Names are unique in the program. */
export function statement<Row>(name: string, text: string): Statement<Row> {
  if ([...named.values()].includes(name)) throw new Error(`two statements are called ${name}`);
  named.set(text, name);
  return { name, text };
}

/** Has a library's statement kept prepared like our own. For texts of which there are few. */
export function keepPrepared(text: string): void {
  if (!named.has(text)) named.set(text, `kept ${named.size}`);
}

/** Runs a registered statement, on a pool connection or inside the caller's transaction. One round trip. */
export async function rows<Row>(db: Reads, { text }: Statement<Row>, values: readonly unknown[]): Promise<Row[]> {
  const result = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
  return result.rows;
}

/** As `rows`, for a statement that gives one row or none. */
export async function row<Row>(db: Reads, of: Statement<Row>, values: readonly unknown[]): Promise<Row | undefined> {
  return (await rows(db, of, values))[0];
}

/** Everything inside happens, or none of it. */
export function inTransaction<T>(db: Db, act: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(act);
}

class Refused extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super('refused');
    this.answer = answer;
  }
}

/**
 * As `inTransaction`, for an act that may refuse: what it did before it refused is undone, so that a refusal burns no
 * form key and leaves no trace.
 */
export async function attempt<A extends { done: boolean }>(db: Db, act: (tx: Tx) => Promise<A>): Promise<A> {
  try {
    return await inTransaction(db, async (tx) => {
      const answer = await act(tx);
      if (!answer.done) throw new Refused(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Refused) return error.answer as A;
    throw error;
  }
}

const int8 = 20;

const int4s = 1007;
const texts = 1009;
type Parser = (text: string) => unknown;
const byPg = (oid: number) => pg.types.getTypeParser(oid, 'text') as Parser;

/** Counts fit a double. A plain list is split: pg reads each letter of it, and somebody in 300 places has four such lists on each page. */
const parsers = new Map<number, Parser>([
  [int8, Number],
  [int4s, (text) => (/^\{[\d,-]*\}$/.test(text) ? JSON.parse(`[${text.slice(1, -1)}]`) : byPg(int4s)(text))],
  [texts, (text) => (/^\{[a-z\d:,-]+\}$/.test(text) ? text.slice(1, -1).split(',') : byPg(texts)(text))],
]);

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

const longestStatement = 15_000;
/** The server ends a long statement itself. This is for one that no longer answers, or a network that lost it. */
const longestAnswer = longestStatement + 1000;

export type Connected = { db: Db; pool: pg.Pool; close(): Promise<void> };

/**
 * @param url a PostgreSQL address, `socket:` for the embedded one
 * @param size connections at most
 * @param onQuery told each statement's text; the bench counts round trips with it
 */
export function connect(url: string, { size = 10, onQuery }: { size?: number; onQuery?: (text: string) => void } = {}): Connected {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types,
    statement_timeout: longestStatement,
    query_timeout: longestAnswer,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'companionway',
  });
  // A connection that breaks, idle or in the middle of a transaction, is replaced; with nobody listening it would end
  // the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  const dialect = new PostgresDialect({
    pool: { connect: () => pool.connect().then((c) => withNames(c, onQuery)), end: () => pool.end() } as unknown as PostgresPool,
  });
  const db = new Kysely<Tables>({ dialect });
  return { db, pool, close: () => db.destroy() };
}

/**
 * Kysely speaks plain text; this gives registered texts their name on the way. A connection that owes an answer is thrown
 * away: the next one to use it would wait for that answer, inside somebody else's transaction.
 */
function withNames(client: pg.PoolClient, onQuery?: (text: string) => void) {
  let owes: Error | undefined;
  return {
    async query(text: string, values: unknown[]) {
      onQuery?.(text);
      if (owes) throw owes;
      const name = named.get(text);
      try {
        return await (name === undefined ? client.query(text, values) : client.query({ name, text, values }));
      } catch (error) {
        if (gotNoAnswer(error)) owes = error;
        throw error;
      }
    },
    release: (error?: Error) => client.release(error ?? owes),
  };
}

/** The driver gave up waiting for the server. */
export function gotNoAnswer(error: unknown): error is Error {
  return error instanceof Error && error.message === 'Query read timeout';
}
