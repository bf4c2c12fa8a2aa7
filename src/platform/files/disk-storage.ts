import { createReadStream } from 'node:fs';
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** A folder of our own that nobody else on this machine enters. */
export function diskStorage(folder: string) {
  return {
    async put(key: string, bytes: Uint8Array): Promise<void> {
      const path = join(folder, key);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // A write is acknowledged to people, so it has to be on the disk and not only on its way there.
      await writeFile(path, bytes, { mode: 0o600, flush: true });
    },
    async read(key: string): Promise<Readable | null> {
      const stream = createReadStream(join(folder, key));
      // What is missing is known before an answer has begun.
      return once(stream, 'open').then(
        () => stream,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null;
          throw error;
        },
      );
    },
    async remove(key: string): Promise<void> {
      const path = join(folder, key);
      await rm(path, { force: true });
      // Its folder goes with the last of it.
      await rmdir(dirname(path)).catch(() => undefined);
    },
  };
}
