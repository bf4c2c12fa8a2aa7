import { mkdir, open as openFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Disk } from 'flydrive';

/** Where bytes lie that are too large for the database. A key is a path of plain words, such as `id/480.webp`. */
export type Storage = {
  /** Once this is done the bytes survive a power cut. For what we made ourselves, which is small. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing under this key. @throws when the storage is away */
  read(key: string): Promise<Readable | null>;
  /** What is not there is removed already. */
  remove(keys: readonly string[]): Promise<void>;
};

/** Somebody else's disk, spoken to by the protocol of S3. */
export type S3 = { bucket: string; region: string; endpoint: string | null; accessKey: string; secretKey: string };

/** Either library is loaded when the first picture comes by: most processes never touch one. */
export function makeStorage(folder: string, s3: S3 | null): Storage {
  let disk: Promise<Disk> | undefined;
  const ready = () => (disk ??= s3 ? onS3(s3) : onDisk(folder));
  return {
    async put(key, bytes) {
      await (await ready()).put(key, bytes);
      if (!s3) await settle(join(folder, key));
    },
    async read(key) {
      try {
        return await begun(await (await ready()).getStream(key));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(keys) {
      for (const key of keys) await (await ready()).delete(key);
    },
  };
}

async function onDisk(folder: string): Promise<Disk> {
  const [{ Disk: Drive }, { FSDriver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/fs')]);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return new Drive(new FSDriver({ location: folder, visibility: 'private' }));
}

async function onS3({ bucket, region, endpoint, accessKey, secretKey }: S3): Promise<Disk> {
  const [{ Disk: Drive }, { S3Driver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/s3')]);
  return new Drive(
    new S3Driver({
      bucket,
      region,
      visibility: 'private',
      supportsACL: false,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      // Buckets of one's own machine have no names of hosts. The newer checksums are understood by few but Amazon.
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  );
}

/** A write is acknowledged to people, so it has to be on the disk and not only on its way there. */
async function settle(path: string): Promise<void> {
  const file = await openFile(path, 'r');
  await file.sync().finally(() => file.close());
}

/** Waits until the first bytes are there: what is missing is known before an answer has begun. */
async function begun(stream: Readable): Promise<Readable> {
  await once(stream, 'readable');
  return stream;
}

function isMissing(error: unknown): boolean {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: unknown };
  return code === 'ENOENT' || name === 'NoSuchKey' || (cause !== undefined && isMissing(cause));
}
