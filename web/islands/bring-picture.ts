import { Upload, type DetailedError } from 'tus-js-client';
import type { Shown } from './picture-item.ts';

/** What is told about a picture that is on its way. */
export type Told = {
  on(percent: number): void;
  cut(): void;
  whole(): void;
  ready(picture: Shown): void;
  refused(why: string): void;
  failed(why: 'signed-out' | 'too-many' | 'away'): void;
};

export type Bringing = { stop(): void };

const pieceBytes = 512 * 1024;
const waits = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000];

/** At a time; the others wait, so that a slow line brings the first ones before long. */
const most = 2;
let running = 0;
const queue: (() => void)[] = [];

/** @returns what ends the turn, or the waiting for it */
function inTurn(start: () => void): () => void {
  let [begun, over] = [false, false];
  const begin = () => {
    if (over) return;
    begun = true;
    running += 1;
    start();
  };
  if (running < most) begin();
  else queue.push(begin);
  return () => {
    if (over) return;
    over = true;
    if (begun) running -= 1;
    while (running < most && queue.length > 0) queue.shift()!();
  };
}

/** Brings one picture to the server piece by piece. When the line is cut it goes on where it stopped. */
export function bring(file: File, { ready, refused, failed, ...on }: Told): Bringing {
  const told: Told = {
    ...on,
    ready: (picture) => (end(), ready(picture)),
    refused: (why) => (end(), refused(why)),
    failed: (why) => (end(), failed(why)),
  };
  let stopped = false;
  const upload = new Upload(file, {
    endpoint: '/pictures/uploads',
    chunkSize: pieceBytes,
    retryDelays: waits,
    // What somebody chose is nobody's business on a shared computer.
    storeFingerprintForResuming: false,
    onProgress: (sent, all) => told.on(Math.floor((100 * sent) / all)),
    onShouldRetry: (error) => !isRefusal(error) && (told.cut(), navigator.onLine),
    onError: (error) => lost(error as DetailedError),
    onSuccess: () => void finish(),
  });
  const goOn = () => !stopped && upload.start();

  function lost(error: DetailedError) {
    const status = statusOf(error);
    if (status === 401) return told.failed('signed-out');
    if (status === 429) return told.failed('too-many');
    if (navigator.onLine) return told.failed('away');
    told.cut();
    addEventListener('online', goOn, { once: true });
  }

  /** Asked again it gives the same picture, so a lost answer loses nothing. */
  async function finish() {
    told.whole();
    try {
      const answered = await fetch(`${upload.url}/finish`, { method: 'POST' });
      const { is, why, ...picture } = (await answered.json()) as { is: string; why?: string } & Shown;
      if (stopped) return;
      if (is === 'kept') told.ready(picture);
      else if (is === 'refused') told.refused(why ?? '');
      else told.failed('away');
    } catch {
      if (stopped) return;
      if (navigator.onLine) return told.failed('away');
      told.cut();
      addEventListener('online', () => void finish(), { once: true });
    }
  }

  const end = inTurn(() => upload.start());
  return {
    stop() {
      stopped = true;
      end();
      removeEventListener('online', goOn);
      void upload.abort(true).catch(() => {});
    },
  };
}

const statusOf = (error: Error): number => (error as DetailedError).originalResponse?.getStatus() ?? 0;

/** The server said no, and will say so again. */
function isRefusal(error: Error): boolean {
  const status = statusOf(error);
  return status >= 400 && status < 500 && status !== 409 && status !== 423;
}
