import { setTimeout as pause } from 'node:timers/promises';

/** Something that runs until it ends by itself or is stopped. */
export type Running = { readonly exited: Promise<void>; stop(): Promise<void> };

export type Keeping<T> = {
  /** How the log calls it. */
  readonly name: string;
  readonly say: (line: string) => void;
  readonly start: () => Promise<T>;
  readonly onStart?: (running: T) => void;
  readonly onEnd?: () => void;
};

export type Kept<T> = {
  /** The first one that started. */
  readonly first: Promise<T>;
  stop(): Promise<void>;
};

const shortest = 100;
const longest = 30_000;
/** What ran this long was well: the next pause is short again. */
const steady = 60_000;

/** @returns milliseconds to wait after so many failures in a row */
function backOff(failures: number): number {
  return Math.min(longest, shortest * 2 ** failures);
}

/** Starts it again whenever it ends or cannot start, with growing pauses, and never gives up. */
export function keepRunning<T extends Running>({ name, say, start, onStart, onEnd }: Keeping<T>): Kept<T> {
  const stopping = new AbortController();
  const first = Promise.withResolvers<T>();
  let running: T | undefined;

  async function once(): Promise<void> {
    running = await start();
    first.resolve(running);
    if (stopping.signal.aborted) return running.stop();
    onStart?.(running);
    await running.exited;
  }

  async function loop(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const began = performance.now();
      const fault = await once().catch((error: unknown) => error);
      running = undefined;
      if (stopping.signal.aborted) return;
      onEnd?.();
      if (performance.now() - began > steady) failures = 0;
      say(
        `${name} ${fault instanceof Error ? `could not start: ${fault.message}` : 'ended'}. Starting again in ${backOff(failures) / 1000} s.`,
      );
      await pause(backOff(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const looping = loop();
  return {
    first: first.promise,
    async stop() {
      stopping.abort();
      await running?.stop();
      await looping;
    },
  };
}
