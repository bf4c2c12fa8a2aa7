import { createHash, createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/machine.ts';
import { makeStorage, type S3, type Storage } from './index.ts';

const keys = { accessKey: 'S3RVER', secretKey: 'S3RVER' };

let folder: string;
let bucket: S3rver;
let s3: S3;
beforeAll(async () => {
  folder = await temporaryFolder();
  bucket = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'pictures', configs: [] }],
  });
  const { port } = await bucket.run();
  s3 = { bucket: 'pictures', region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, ...keys };
});
afterAll(async () => {
  await bucket.close();
  await rm(folder, { recursive: true });
});

/** What both kinds of storage have in common, which is all that anybody else knows of them. */
async function keepsBytes(storage: Storage): Promise<void> {
  const id = '31e8ecdf-3f5a-4dca-a6cf-c058a6831ed6';
  for (const size of [0, 1, 100_000, 1_000_003]) {
    const bytes = randomBytes(size);
    await storage.put(`${id}/${size}.webp`, bytes);
    const read = await storage.read(`${id}/${size}.webp`);
    expect(read && (await buffer(read)).equals(bytes), `${size} bytes`).toBe(true);
  }
  await storage.put(`${id}/1.webp`, Buffer.from('again'));
  expect((await buffer((await storage.read(`${id}/1.webp`))!)).toString()).toBe('again');
  expect(await storage.read(`${id}/never.webp`)).toBeNull();
  await storage.remove([`${id}/0.webp`, `${id}/1.webp`, `${id}/100000.webp`, `${id}/1000003.webp`, `${id}/never.webp`]);
  expect(await storage.read(`${id}/1.webp`)).toBeNull();
  for (const key of ['../../etc/passwd', `${id}/../x.webp`, `/${id}/x.webp`, '../x.webp']) {
    await expect(storage.put(key, Buffer.from('x'))).rejects.toThrow('no key');
    await expect(storage.read(key)).rejects.toThrow('no key');
  }
}

test('on the disk: bytes come back, what is missing is missing, and nothing leaves its folder', async () => {
  const own = join(folder, 'a', 'disk');
  await keepsBytes(makeStorage(own, null));
  expect((await stat(own)).mode & 0o777).toBe(0o700);
  expect(await readdir(own)).toEqual([]);
});

test('in a bucket: the same, byte for byte', async () => {
  await keepsBytes(makeStorage(folder, s3));
});

test('a storage that is away says so, and is no missing picture', async () => {
  const gone = makeStorage(folder, { ...s3, endpoint: 'http://127.0.0.1:9' });
  await expect(gone.read('x/480.webp')).rejects.toThrow('ECONNREFUSED');
  await expect(gone.put('x/480.webp', Buffer.from('x'))).rejects.toThrow('ECONNREFUSED');
  const another = makeStorage(folder, { ...s3, bucket: 'another' });
  await expect(another.read('x/480.webp')).rejects.toThrow('bucket');
  await expect(makeStorage('/etc/passwd', null).put('x/480.webp', Buffer.from('x'))).rejects.toThrow('EEXIST');
});

const sha256 = (what: string | Buffer) => createHash('sha256').update(what).digest('hex');
const hmac = (key: string | Buffer, what: string) => createHmac('sha256', key).update(what).digest();

type Signed = {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  signedHeaders: string;
  date: string;
  region: string;
  secret: string;
};

/** The signature of a request by the published rules, worked out without the library that signs. */
function signatureOf({ method, path, query, headers, signedHeaders, date, region, secret }: Signed): string {
  const lines = signedHeaders.split(';').map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}\n`);
  const canonical = [method, path, query, lines.join(''), signedHeaders, headers['x-amz-content-sha256']].join('\n');
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce((before, part) => hmac(before, part), hmac(`AWS4${secret}`, date.slice(0, 8)));
  return hmac(key, toSign).toString('hex');
}

describe('requests to a bucket are signed', () => {
  test('the published example has the signature that is printed beside it', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': empty,
      'x-amz-date': '20130524T000000Z',
    };
    const example = {
      method: 'GET',
      path: '/test.txt',
      query: '',
      headers,
      signedHeaders: 'host;range;x-amz-content-sha256;x-amz-date',
      date: '20130524T000000Z',
      region: 'us-east-1',
      secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    };
    expect(signatureOf(example)).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
  });

  test('so are ours: the bytes, the key, the date and the region are in it', async () => {
    const { server, asked, endpoint } = await listening();
    const secret = 'a secret that only we know';
    const storage = makeStorage(folder, { bucket: 'pictures', region: 'eu-central-1', endpoint, accessKey: 'AKIAOURS', secretKey: secret });
    const bytes = randomBytes(1000);
    await storage.put('one/480.webp', bytes);
    await storage.read('one/480.webp').catch(() => null);
    await storage.remove(['one/480.webp']);
    server.close();
    expect(asked.map(({ method }) => method)).toEqual(['PUT', 'GET', 'DELETE']);
    for (const request of asked) {
      const headers = request.headers as Record<string, string>;
      const [, key, date, region, signedHeaders = '', signature] =
        /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(
          headers['authorization'] ?? '',
        ) ?? [];
      expect([key, region, date]).toEqual(['AKIAOURS', 'eu-central-1', headers['x-amz-date']?.slice(0, 8)]);
      const [path = '', query = ''] = (request.url ?? '').split('?');
      // The rules write a parameter without a value with an equals sign.
      const canonicalQuery = query
        .split('&')
        .filter(Boolean)
        .map((one) => (one.includes('=') ? one : `${one}=`))
        .toSorted()
        .join('&');
      const signed = {
        method: request.method ?? '',
        path,
        query: canonicalQuery,
        headers,
        signedHeaders,
        date: headers['x-amz-date'] ?? '',
        region: 'eu-central-1',
      };
      expect(signatureOf({ ...signed, secret }), request.method).toBe(signature);
      expect(signatureOf({ ...signed, secret: 'another' })).not.toBe(signature);
    }
    expect(asked[0]?.headers['x-amz-content-sha256']).toBe(sha256(bytes));
    expect(JSON.stringify(asked.map(({ headers, url }) => [headers, url]))).not.toContain(secret);
  });
});

/** A server that hears requests and knows nothing. */
async function listening(): Promise<{ server: Server; asked: IncomingMessage[]; endpoint: string }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    request.resume().on('end', () => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, asked, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
