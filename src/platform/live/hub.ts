import type { EventStream } from '../http/route.ts';
import type { Log } from '../log.ts';
import type { Bus, Word } from './bus.ts';

export type Watcher = { personId: string; sessionId: string; watched: readonly string[]; stream: EventStream };

/** Asked again at each delivery and every few seconds: may this person, by this session, still read these scopes? */
export type StillReads = (watcher: Pick<Watcher, 'personId' | 'sessionId' | 'watched'>) => Promise<boolean>;

export type Live = {
  add(watcher: Watcher): void;
  /** Every open stream of this process. */
  count(): number;
  recheck(): Promise<void>;
  close(): void;
};

const recheckMs = 4000;

/**
 * Holds the open streams of one process and pokes those whose scopes changed. A poke carries the scope's id and
 * nothing else; a person who lost access is cut off, not poked.
 */
export function makeLive(bus: Bus, stillReads: StillReads, log: Log): Live {
  const watchers = new Set<Watcher>();
  let closed = false;
  let checking = false;
  const cut = (w: Watcher) => {
    watchers.delete(w);
    w.stream.close();
  };
  const check = async (w: Watcher): Promise<boolean> => {
    const reads = await stillReads(w).catch(() => false);
    if (!reads) cut(w); // guard:live-recheck
    return reads;
  };
  const poke = async (w: Watcher, what: string) => {
    if (await check(w)) w.stream.send('poke', what);
  };
  const recheck = async () => {
    // While the database is slow to answer, one round at a time is enough.
    if (checking) return;
    checking = true;
    for (const w of watchers) await check(w);
    checking = false;
  };
  bus.hear((word) =>
    hear(word, watchers, cut, (w, what) => void poke(w, what).catch((error: unknown) => log.warn({ err: error }, 'a poke failed'))),
  );
  bus.onGap(() => watchers.forEach((w) => w.stream.send('poke', 'all')));
  const timer = setInterval(() => void recheck(), recheckMs).unref();
  return {
    add(watcher) {
      // Its request was under way while we stopped.
      if (closed) return watcher.stream.close();
      watchers.add(watcher);
      watcher.stream.onClose(() => watchers.delete(watcher));
    },
    count: () => watchers.size,
    recheck,
    close() {
      closed = true;
      clearInterval(timer);
      watchers.forEach(cut);
    },
  };
}

function hear(word: Word, watchers: ReadonlySet<Watcher>, cut: (w: Watcher) => void, poke: (w: Watcher, what: string) => void): void {
  if (word.kind === 'lost') {
    for (const w of watchers) if (w.personId === word.personId && (!word.sessionId || w.sessionId === word.sessionId)) cut(w);
  }
  if (word.kind === 'scope') for (const w of watchers) if (w.watched.includes(word.id)) poke(w, word.id);
  if (word.kind === 'person') for (const w of watchers) if (w.personId === word.id) poke(w, 'me');
}
