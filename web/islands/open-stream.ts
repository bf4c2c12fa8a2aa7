const firstWaitMs = 1000;
const longestWaitMs = 300_000;

export type Heard = {
  poke(what: string): void;
  /** What was said meanwhile is not repeated: look at everything again. */
  gap(): void;
  /** The server answered that these may not be watched, or is not there; it is asked again later. */
  refused(): void;
};

/**
 * Keeps a stream of pokes open, with growing, jittered waits.
 * @param address asked anew for each attempt
 * @returns what closes it
 */
export function openStream(address: () => string, heard: Heard): () => void {
  let source: EventSource;
  let timer = 0;
  let wait = firstWaitMs;
  let broken = false;
  const open = () => {
    source = new EventSource(address());
    source.addEventListener('poke', (event: MessageEvent<string>) => heard.poke(event.data));
    source.onopen = () => {
      if (broken) heard.gap();
      broken = false;
      wait = firstWaitMs;
    };
    source.onerror = () => {
      // A stream is also ended when access is lost: looking at once tells which it was.
      if (!broken) heard.gap();
      broken = true;
      if (source.readyState === EventSource.CLOSED) again();
    };
  };
  const again = () => {
    heard.refused();
    timer = window.setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, longestWaitMs);
  };
  const now = () => {
    if (source.readyState !== EventSource.CLOSED) return;
    clearTimeout(timer);
    open();
  };
  open();
  addEventListener('online', now);
  return () => {
    clearTimeout(timer);
    removeEventListener('online', now);
    source.close();
  };
}
