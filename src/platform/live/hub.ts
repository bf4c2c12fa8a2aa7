import type { EventStream } from '../http/route.ts';
import type { Log } from '../log.ts';
import type { Bus, Word } from './bus.ts';

export type Watcher = { personId: string; sessionId: string; watched: readonly string[]; stream: EventStream };

/** Asked again at each delivery and every few seconds: which of these may no longer read what they watch? */
export type LostAccess = (watchers: readonly Watcher[]) => Promise<ReadonlySet<Watcher>>;

export type Live = {
  add(watcher: Watcher): void;
  /** Every open stream of this process. */
  count(): number;
  recheck(): Promise<void>;
  /** Sends each stream a line that says nothing: proxies end what is quiet for a minute, and who is gone unheard is noticed. */
  keepOpen(): void;
  close(): void;
};

const recheckMs = 4000;
const keepOpenMs = 25_000;

/** A browser has one, whatever its tabs. One person's browsers have this many here; with one more, the oldest comes back later. */
export const mostStreams = 8;
const comeBackAfterMs = 300_000;

/**
 * Holds the open streams of one process and pokes those whose scopes changed. A poke carries the scope's id and
 * nothing else; a person who lost access is cut off, not poked.
 */
export function makeLive(bus: Bus, lostAccess: LostAccess, log: Log): Live {
  const watchers = new Set<Watcher>();
  let closed = false;
  let checking = false;
  const cut = (w: Watcher) => {
    watchers.delete(w);
    w.stream.close();
  };
  /** Cuts off who lost access, and everybody while nobody can say who did. @returns the others */
  const check = async (asked: readonly Watcher[]): Promise<Watcher[]> => {
    const lost = await lostAccess(asked).catch(() => new Set(asked));
    lost.forEach(cut); // guard:live-recheck
    return asked.filter((w) => !lost.has(w));
  };
  const poke = async (asked: readonly Watcher[], what: string) => {
    if (asked.length === 0) return;
    for (const w of await check(asked)) w.stream.send('poke', what);
  };
  const recheck = async () => {
    // While the database is slow to answer, one round at a time is enough.
    if (checking) return;
    checking = true;
    if (watchers.size > 0) await check([...watchers]);
    checking = false;
  };
  bus.hear((word) =>
    hear(
      word,
      [...watchers],
      cut,
      (asked, what) => void poke(asked, what).catch((error: unknown) => log.warn({ err: error }, 'a poke failed')),
    ),
  );
  const keepOpen = () => watchers.forEach((w) => w.stream.keepOpen());
  bus.onGap(() => watchers.forEach((w) => w.stream.send('poke', 'all')));
  const timers = [setInterval(() => void recheck(), recheckMs).unref(), setInterval(keepOpen, keepOpenMs).unref()];
  return {
    add(watcher) {
      // Its request was under way while we stopped.
      if (closed) return watcher.stream.close();
      endOldest(watchers, watcher.personId);
      watchers.add(watcher);
      watcher.stream.onClose(() => watchers.delete(watcher));
    },
    count: () => watchers.size,
    recheck,
    keepOpen,
    close() {
      closed = true;
      timers.forEach(clearInterval);
      watchers.forEach(cut);
    },
  };
}

/** Makes room for one more stream of this person. */
function endOldest(watchers: Set<Watcher>, personId: string): void {
  const own = [...watchers].filter((w) => w.personId === personId);
  for (const w of own.slice(0, Math.max(0, own.length - mostStreams + 1))) {
    watchers.delete(w);
    w.stream.close(comeBackAfterMs);
  }
}

function hear(word: Word, watchers: readonly Watcher[], cut: (w: Watcher) => void, poke: (asked: Watcher[], what: string) => void): void {
  if (word.kind === 'lost') {
    for (const w of watchers) if (w.personId === word.personId && (!word.sessionId || w.sessionId === word.sessionId)) cut(w);
  }
  if (word.kind === 'scope')
    poke(
      watchers.filter((w) => w.watched.includes(word.id)),
      word.id,
    );
  if (word.kind === 'person')
    poke(
      watchers.filter((w) => w.personId === word.id),
      'me',
    );
}
