import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { makeApp, modules, type App } from '../src/app.ts';
import type { House } from '../src/contracts/index.ts';
import type { Clock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { connect, inTransaction, type Db, type Tx } from '../src/platform/db/index.ts';
import type { Ids } from '../src/platform/ids.ts';
import { makeLog } from '../src/platform/log.ts';
import type { Module } from '../src/platform/module.ts';
import { startSession } from '../src/people/index.ts';
import { freshDatabase } from './database.ts';

/** A clock that stands still until it is moved. */
export type TestClock = Clock & { set(at: Date): void; pass(milliseconds: number): void };

function testClock(at = new Date('2026-03-03T18:00:00Z')): TestClock {
  let now = at;
  return { now: () => now, set: (to) => void (now = to), pass: (ms) => void (now = new Date(now.getTime() + ms)) };
}

/** Identifiers that follow from a name: twin worlds give the same thing the same id whatever else exists. */
export type NamedIds = Ids & { under<T>(name: string, act: () => Promise<T>): Promise<T> };

function namedIds(): NamedIds {
  let prefix = 'site';
  const counts = new Map<string, number>();
  const next = (kind: string): Buffer => {
    const n = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, n);
    return createHash('sha256').update(`${prefix} ${kind} ${n}`).digest();
  };
  const uuid = (version: string, kind: string) => {
    const h = next(kind).toString('hex');
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-${version}${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
  };
  return {
    dated: () => uuid('7', 'dated'),
    blind: () => uuid('4', 'blind'),
    secret: () => next('secret').toString('base64url'),
    async under(name, act) {
      const before = prefix;
      prefix = name;
      try {
        return await act();
      } finally {
        prefix = before;
      }
    },
  };
}

export type Answered = {
  status: number;
  body: string;
  headers: Record<string, string | string[] | number | undefined>;
  location: string | undefined;
};

/** A browser without JavaScript: keeps cookies, follows redirects when asked. */
export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  post(path: string, fields?: Record<string, string | string[]>, headers?: Record<string, string>): Promise<Answered>;
  /** POST, then the page it leads to. */
  submit(path: string, fields?: Record<string, string | string[]>): Promise<Answered>;
  cookies: Map<string, string>;
};

function makeBrowser(server: FastifyInstance): Browser {
  const cookies = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: string): Promise<Answered> => {
    const cookie = [...cookies].map(([k, v]) => `${k}=${v}`).join('; ');
    const response = await server.inject({
      method,
      url,
      headers: { ...(cookie ? { cookie } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const c of response.cookies) {
      if (c.value === '' || c.maxAge === 0) cookies.delete(c.name);
      else cookies.set(c.name, c.value);
    }
    const location = response.headers.location;
    return {
      status: response.statusCode,
      body: response.body,
      headers: response.headers as Answered['headers'],
      location: location ? String(location) : undefined,
    };
  };
  const browser: Browser = {
    cookies,
    get: (path, headers = {}) => send('GET', path, headers),
    post(path, fields = {}, headers = {}) {
      const body = new URLSearchParams();
      for (const [k, v] of Object.entries(fields)) for (const one of [v].flat()) body.append(k, one);
      return send(
        'POST',
        path,
        { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
        body.toString(),
      );
    },
    async submit(path, fields) {
      const answered = await browser.post(path, fields);
      return answered.location ? browser.get(answered.location) : answered;
    },
  };
  return browser;
}

export type TestSite = {
  app: App;
  house: House;
  db: Db;
  clock: TestClock;
  ids: NamedIds;
  url: string;
  /** Every line that was logged. */
  logged: string[];
  browser(): Browser;
  /** A browser of somebody who is signed in. */
  browserOf(personId: string): Promise<Browser>;
  act<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** The whole program on a database of its own, without a port; jobs run when a test drains them. */
export async function openSite({
  list = modules,
  env = {},
  ids = namedIds(),
  onQuery,
}: {
  list?: readonly Module[];
  env?: Record<string, string>;
  ids?: Ids;
  /** Told the text of each statement. */
  onQuery?: (text: string) => void;
} = {}): Promise<TestSite> {
  const database = await freshDatabase();
  const clock = testClock();
  const logged: string[] = [];
  const config = readConfig(
    {
      PUBLIC_URL: 'http://localhost:3000',
      DATABASE_URL: database.url,
      ROLE: 'web',
      LOG_LEVEL: 'silent',
      REQUESTS_A_MINUTE: '1000000',
      ...env,
    },
    { dataDir: '/tmp/companionway-test' },
  );
  const { db, pool, close } = connect(database.url, onQuery ? { onQuery } : {});
  const app = await makeApp(
    { config, db, pool, directUrl: database.url, clock, ids, log: makeLog('info', { write: (line) => void logged.push(line) }) },
    list,
  );
  await app.start();
  return {
    app,
    house: app.house,
    db,
    clock,
    ids: { under: (_, act) => act(), ...ids },
    url: database.url,
    logged,
    browser: () => makeBrowser(app.server),
    async browserOf(personId) {
      const browser = makeBrowser(app.server);
      browser.cookies.set('session', await inTransaction(db, (tx) => startSession(tx, ids, personId, 'Test', clock.now())));
      return browser;
    },
    act: (work) => inTransaction(db, work),
    async close() {
      await app.stop();
      await close();
      await database.drop();
    },
  };
}

/** What a page says, without what frames it. */
export function mainOf({ body }: Answered): string {
  return /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
}
