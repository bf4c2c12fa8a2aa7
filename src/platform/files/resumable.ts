import { mkdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { MemoryLocker, Server } from '@tus/server';
import type { FileStore } from '@tus/file-store';

/** Uploads that are cut and go on where they stopped, by the protocol tus. Who may do so is asked before, each time. */
export type Resumable = {
  /** @param upload whose id this is about, and how long it is; made when it is not there yet */
  speak(request: IncomingMessage, response: ServerResponse, upload: { id: string; bytes: number; under: string }): Promise<void>;
  /** Where the bytes lie once all of them are here; null before. */
  whole(upload: { id: string; bytes: number }): Promise<string | null>;
  remove(ids: readonly string[]): Promise<void>;
};

/** What a file is called stays with whoever sends it, and its length is said at once. */
const unspoken = ['upload-metadata', 'upload-concat', 'upload-defer-length'];

type Tus = { Server: typeof Server; store: FileStore; locker: MemoryLocker };

/** @param folder on a disk of this machine: an upload goes on where it began */
export function makeResumable(folder: string): Resumable {
  let tus: Promise<Tus> | undefined;
  return {
    async speak(request, response, { id, bytes, under }) {
      forgetUnspoken(request);
      const { Server: Speaker, store, locker } = await (tus ??= loadTus(folder));
      const options = { path: under, datastore: store, locker, maxSize: bytes, relativeLocation: true, allowedOrigins: () => false };
      await new Speaker({ ...options, namingFunction: () => id, getFileIdFromRequest: () => id }).handle(request, response);
    },
    async whole({ id, bytes }) {
      const path = join(folder, id);
      const there = await stat(path).catch(() => null);
      return there?.size === bytes ? path : null;
    },
    async remove(ids) {
      for (const id of ids) for (const name of [id, `${id}.json`]) await rm(join(folder, name), { force: true });
    },
  };
}

/** A request has its headers twice: as names, and one after the other. */
function forgetUnspoken(request: IncomingMessage): void {
  for (const name of unspoken) delete request.headers[name];
  const all = request.rawHeaders;
  request.rawHeaders = all.filter((_, n) => !unspoken.includes((all[n - (n % 2)] ?? '').toLowerCase()));
}

async function loadTus(folder: string): Promise<Tus> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [{ Server: Speaker, MemoryLocker: Locker }, { FileStore: Store }] = await Promise.all([
    import('@tus/server'),
    import('@tus/file-store'),
  ]);
  return { Server: Speaker, store: new Store({ directory: folder }), locker: new Locker() };
}
