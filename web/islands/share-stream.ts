import { openStream } from './open-stream.ts';

/** What the tabs of one browser tell each other. */
type Said = { poke: string } | { watch: string; tab: string } | { gone: string } | { who: true };

export type Follow = (scope: string, poked: (what: string) => void) => () => void;

const name = 'companionway-live';
const most = 4;
const settleMs = 100;

const addressOf = (scopes: Iterable<string>) => {
  const watched = [...new Set(scopes)].filter(Boolean).slice(0, most);
  return `/live?watch=${watched.map(encodeURIComponent).join(',')}`;
};

/** One stream a tab: for browsers without locks between tabs. */
const followAlone: Follow = (scope, poked) => {
  const all = () => poked('all');
  return openStream(() => addressOf([scope]), { poke: poked, gap: all, refused: () => {} });
};

/**
 * One stream a browser, since old HTTP allows six connections: the visible tab that holds the lock opens it for all
 * visible tabs and passes on what it hears. When it hides or goes, the lock goes to the next.
 */
const followTogether: Follow = (scope, poked) => {
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  const me = String(Math.random());
  const others = new Map<string, string>();
  let leads = false;
  let letGo = () => {};
  let close = () => {};
  let opened = '';
  let timer = 0;

  const tell = (said: Said) => channel.postMessage(said);
  const address = () => (opened = addressOf([scope, ...others.values()]));
  const hear = (what: string) => {
    if (['all', 'me', scope].includes(what)) poked(what);
  };
  const spread = (what: string) => {
    tell({ poke: what });
    hear(what);
  };
  const open = () => {
    if (addressOf([scope, ...others.values()]) === opened) return;
    // Between two streams something may have been said.
    if (opened) spread('all');
    close();
    close = openStream(address, { poke: spread, gap: () => spread('all'), refused: askAgain });
  };
  const settle = () => {
    clearTimeout(timer);
    timer = window.setTimeout(open, settleMs);
  };
  // One tab's lost scope must not keep the others without news: only who still answers is watched for.
  const askAgain = () => {
    others.clear();
    tell({ who: true });
  };
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if ('poke' in data) hear(data.poke);
    if ('who' in data) tell({ watch: scope, tab: me });
    if (!leads) return;
    if ('watch' in data) others.set(data.tab, data.watch);
    if ('gone' in data) others.delete(data.gone);
    if ('watch' in data || 'gone' in data) settle();
  };
  const lead = () => {
    leads = true;
    tell({ who: true });
    settle();
    return new Promise<void>((done) => (letGo = done));
  };
  tell({ watch: scope, tab: me });
  navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => {});
  return () => {
    leaving.abort();
    clearTimeout(timer);
    tell({ gone: me });
    close();
    channel.close();
    letGo();
  };
};

const canShare = typeof BroadcastChannel === 'function' && 'locks' in navigator;

/** Follows a scope while the page is visible; after each absence it is poked once, to look. */
export const follow: Follow = (scope, poked) => {
  const start = canShare ? followTogether : followAlone;
  let stop = document.hidden ? undefined : start(scope, poked);
  const rest = () => {
    stop?.();
    stop = undefined;
  };
  const look = () => {
    if (document.hidden) return rest();
    if (stop) return;
    stop = start(scope, poked);
    poked('all');
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', rest);
  addEventListener('pageshow', look);
  return () => {
    rest();
    document.removeEventListener('visibilitychange', look);
    removeEventListener('pagehide', rest);
    removeEventListener('pageshow', look);
  };
};
