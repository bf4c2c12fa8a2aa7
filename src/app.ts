import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import type pg from 'pg';
import { can, loadViewer, lostAccess, nobody } from './access/index.ts';
import { accounts, askedFirst, noteUse, signInFirst } from './accounts/index.ts';
import { badges } from './badges/index.ts';
import { bookmarks } from './bookmarks/index.ts';
import { care } from './care/index.ts';
import type { Community, ContentKind, House, Outlet } from './contracts/index.ts';
import { drafts } from './drafts/index.ts';
import { following } from './following/index.ts';
import { forum } from './forum/index.ts';
import { home } from './home/index.ts';
import { live as liveModule } from './live/index.ts';
import { moderation } from './moderation/index.ts';
import { notifications } from './notifications/index.ts';
import { operator } from './operator/index.ts';
import { framePage, type NavEntry } from './page-frame.tsx';
import { readCommunity } from './people/index.ts';
import { pictures } from './pictures/index.ts';
import { places } from './places/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { inTransaction, type Db } from './platform/db/index.ts';
import { addHealth, makeServer, readAssets, serveAssets, type Route, type Site } from './platform/http/index.ts';
import type { Ids } from './platform/ids.ts';
import { makeJobs, type EventHandler } from './platform/jobs/index.ts';
import { makeBus, makeLive, tell } from './platform/live/index.ts';
import type { Log } from './platform/log.ts';
import { watchDisk } from './platform/disk.ts';
import { makeRedraw, makeResumable, makeStorage } from './platform/files/index.ts';
import { keepLetter, makeMail } from './platform/mail/index.ts';
import { on, type Module } from './platform/module.ts';
import { makeSeal, masterKey } from './platform/seal.ts';
import { notFoundPage, troublePage } from './plain-pages.tsx';
import { profiles } from './profiles/index.ts';

/** Every module, in one visible list. */
export const modules: readonly Module[] = [
  accounts,
  badges,
  bookmarks,
  care,
  drafts,
  following,
  forum,
  home,
  liveModule,
  moderation,
  notifications,
  operator,
  pictures,
  places,
  profiles,
];

/** The navigation, in the order of the screen. */
const nav: readonly NavEntry[] = [
  { name: 'today', href: '/', label: 'home.nav', icon: 'house', shows: ({ viewer }) => viewer.person !== null },
  { name: 'today', href: '/', label: 'home.nav_start', icon: 'house', shows: ({ viewer }) => viewer.person === null },
  { name: 'boards', href: '/boards', label: 'places.nav', icon: 'message-circle', shows: () => true },
  {
    name: 'told',
    href: '/told',
    label: 'notifications.nav',
    short: 'notifications.nav_short',
    icon: 'bell',
    shows: ({ viewer }) => viewer.person?.state === 'active',
  },
  { name: 'you', href: '/you', label: 'profiles.you.title', icon: 'user', shows: ({ viewer }) => viewer.person !== null },
  {
    name: 'reports',
    href: '/reports',
    label: 'moderation.nav',
    short: 'moderation.nav_short',
    icon: 'flag',
    shows: ({ viewer }) => can(viewer, 'read-reports'),
  },
  {
    name: 'operator',
    href: '/operator',
    label: 'operator.nav',
    short: 'operator.nav_short',
    icon: 'settings',
    shows: ({ viewer }) => can(viewer, 'administer'),
  },
];

export type Parts = { config: Config; db: Db; pool: pg.Pool; directUrl: string; clock: Clock; ids: Ids; log: Log };

export type App = { server: FastifyInstance; house: House; routes: readonly Route[]; start(): Promise<void>; stop(): Promise<void> };

/** @throws when an outlet does not say what it purges, or two kinds share a name */
function checkModules(list: readonly Module[]): ReadonlyMap<string, ContentKind> {
  for (const outlet of list.flatMap((m): readonly Outlet[] => m.outlets ?? [])) {
    if (!outlet.purge) throw new Error(`the outlet ${outlet.name} does not say what it purges when access is lost`);
  }
  const kinds = list.flatMap((m) => m.kinds ?? []);
  if (new Set(kinds.map((k) => k.name)).size !== kinds.length) throw new Error('two content kinds share a name');
  return new Map(kinds.map((k) => [k.name, k]));
}

/** When access is lost, each outlet clears away what it kept for that person: one job an outlet. */
function purges(list: readonly Module[], db: Db): EventHandler[] {
  const outlets = list.flatMap((m) => m.outlets ?? []);
  return outlets.flatMap(({ name, purge }) =>
    purge === 'keeps nothing' ? [] : [on('access-lost', `purge-${name}`, (lost) => inTransaction(db, (tx) => purge(tx, lost)))],
  );
}

/** The operator's mail server: the environment's, else the one set in the browser and kept sealed. */
async function smtpOf(db: Db, config: Config): Promise<string | null> {
  if (config.smtpUrl) return config.smtpUrl;
  const { sealed_smtp_url: sealed } = await db.selectFrom('community').select('sealed_smtp_url').executeTakeFirstOrThrow();
  return sealed && makeSeal(masterKey(config.masterKeyFile)).unseal(sealed);
}

/** Puts the program together; `start` connects it, the caller listens. */
export async function makeApp(parts: Parts, list: readonly Module[] = modules): Promise<App> {
  const { config, db, pool, clock, ids, log } = parts;
  const kinds = checkModules(list);
  const routes = list.flatMap((m) => m.routes ?? []);
  let community: Community = await readCommunity(db);
  let smtp = await smtpOf(db, config);
  const refresh = async () => {
    community = await readCommunity(db);
    smtp = await smtpOf(db, config);
  };
  const disk = watchDisk(config.dataDir, log);
  const bus = makeBus(parts.directUrl, log);
  const live = makeLive(bus, (watching) => lostAccess(db, watching, clock.now()), log);
  const mail = makeMail({
    smtpUrl: () => smtp,
    from: () => community.mailFrom || `companionway@${new URL(config.publicUrl).hostname}`,
    keep: (letter) => keepLetter(db, letter, clock.now()),
  });
  const house: House = {
    config,
    db,
    clock,
    ids,
    log,
    mail,
    live,
    kinds,
    homeParts: list.flatMap((m) => m.homeParts ?? []).sort((a, b) => a.order - b.order),
    keepParts: list.flatMap((m) => m.keepParts ?? []).sort((a, b) => a.order - b.order),
    community: () => community,
    disk,
    files: makeStorage(join(config.dataDir, 'files'), config.s3),
    redraw: makeRedraw(join(config.dataDir, 'coming')),
    coming: makeResumable(join(config.dataDir, 'uploads')),
    jobs: undefined as never,
  };
  const jobs = makeJobs(pool, {
    handlers: [...list.flatMap((m) => m.handlers?.(house) ?? []), ...purges(list, db)],
    chores: list.flatMap((m) => m.chores?.(house) ?? []),
    work: config.role !== 'web',
    log,
    notify: (tx, queue) => tell(tx, { kind: 'job', queue }),
  });
  Object.assign(house, { jobs });
  bus.hear((word) => {
    if (word.kind === 'community') void refresh().catch((error: unknown) => log.warn({ err: error }, 'settings could not be read again'));
    if (word.kind === 'job') jobs.wake(word.queue);
  });
  bus.onGap(() => void refresh().catch(() => {}));
  const server = await makeServer(siteOf(house, routes));
  addHealth(server, {
    ready: async () => (await pool.query('select 1')).rowCount === 1,
    gauges: { streams: () => live.count(), jobs_waiting: () => jobs.waiting(), connections: () => pool.totalCount },
  });
  await serveAssets(server);
  return {
    server,
    house,
    routes,
    async start() {
      await disk.look();
      await bus.start();
      await jobs.start();
    },
    async stop() {
      disk.stop();
      live.close();
      await server.close();
      await jobs.stop();
      await bus.stop();
    },
  };
}

function siteOf(house: House, routes: readonly Route[]): Site {
  const assets = readAssets();
  return {
    house,
    routes,
    nobody,
    async loadViewer(tokenHash, now) {
      const viewer = await loadViewer(house.db, tokenHash, now);
      noteUse(house, viewer, now);
      return viewer;
    },
    frame: (visit, page, flash) => framePage(visit, page, flash, nav, assets),
    notFound: notFoundPage,
    signInFirst,
    askedFirst,
    trouble: (status, language, typed) => troublePage(status, language, typed, assets),
  };
}
