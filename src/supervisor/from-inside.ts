import type { Ready } from './application.ts';

/** Called by the application once it listens; without a supervisor nobody hears it. */
export function tellReady(setUpLink?: string): void {
  process.send?.({ kind: 'ready', setUpLink } satisfies Ready);
}

/** Calls `drain` when we are asked to stop, or when our supervisor was killed and nobody would start us again. */
export function whenAskedToStop(drain: () => void): void {
  process.once('SIGTERM', drain);
  process.once('SIGINT', drain);
  process.once('disconnect', drain);
}
