import type { Readable } from 'node:stream';
import { bucketStorage, type S3 } from './bucket-storage.ts';
import { diskStorage } from './disk-storage.ts';

/** Where bytes lie that are too large for the database. A key is two plain words: `id/480.webp`. */
export type Storage = {
  /** Once this is done the bytes survive a power cut. For what we made ourselves, which is small. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing under this key. @throws when the storage is away */
  read(key: string): Promise<Readable | null>;
  /** What is not there is removed already. */
  remove(keys: readonly string[]): Promise<void>;
};

/** A bucket when there is one, else a folder. */
export function makeStorage(folder: string, s3: S3 | null): Storage {
  const { put, read, remove } = s3 ? bucketStorage(s3) : diskStorage(folder);
  return {
    put: async (key, bytes) => put(plain(key), bytes),
    read: async (key) => read(plain(key)),
    async remove(keys) {
      for (const key of keys) await remove(plain(key));
    },
  };
}

/** No way out of the folder: a key that could be one is a bug of ours. */
function plain(key: string): string {
  if (!/^[\w-]+\/\w+\.\w+$/.test(key)) throw new Error('this is no key of a file');
  return key;
}
