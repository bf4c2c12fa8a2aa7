import type { S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';

/** Somebody else's disk, spoken to by the protocol of S3. */
export type S3 = { bucket: string; region: string; endpoint: string | null; accessKey: string; secretKey: string };

type Spoken = typeof import('@aws-sdk/client-s3') & { client: S3Client };

/** What speaks with the bucket is large, and is loaded with the first picture. */
export function bucketStorage(s3: S3) {
  let loading: Promise<Spoken> | undefined;
  const ready = () => (loading ??= load(s3));
  const where = (key: string) => ({ Bucket: s3.bucket, Key: key });
  return {
    async put(key: string, bytes: Uint8Array): Promise<void> {
      const { client, PutObjectCommand } = await ready();
      await client.send(new PutObjectCommand({ ...where(key), Body: bytes, ContentLength: bytes.length }));
    },
    async read(key: string): Promise<Readable | null> {
      const { client, GetObjectCommand } = await ready();
      try {
        const { Body } = await client.send(new GetObjectCommand(where(key)));
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(key: string): Promise<void> {
      const { client, DeleteObjectCommand } = await ready();
      await client.send(new DeleteObjectCommand(where(key)));
    },
  };
}

async function load({ region, endpoint, accessKey, secretKey }: S3): Promise<Spoken> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    region,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    // A bucket on one's own machine has no host name of its own.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // The newer checksums are understood by few but Amazon, and change what others store.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 15_000 },
  });
  return { ...sdk, client };
}

/** A bucket that is not there is no missing picture. */
function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket';
}
