import { spawn } from 'node:child_process';
import type { Running } from './keep-running.ts';

/** What the application tells its supervisor once it listens. */
export type Ready = { readonly kind: 'ready'; readonly setUpLink?: string | undefined };

export type Launch = {
  /** A program and its arguments. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onReady: (ready: Ready) => void;
  /** Milliseconds that requests in hand may take once we are stopping. */
  readonly drainFor?: number;
};

function isReady(message: unknown): message is Ready {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready';
}

export function launchApplication({ command, env, onReady, drainFor = 10_000 }: Launch): Running {
  const [program = process.execPath, ...args] = command;
  // Detached, because a Ctrl-C in the terminal reaches a whole group, and the order of stopping is ours.
  const child = spawn(program, args, { env: { ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
  child.on('message', (message) => isReady(message) && onReady(message));
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return {
    exited,
    async stop() {
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), drainFor);
      await exited;
      clearTimeout(impatience);
    },
  };
}
