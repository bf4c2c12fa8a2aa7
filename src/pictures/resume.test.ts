import { sql } from 'kysely';
import { rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { photograph } from '../../test/send-files.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { temporaryFolder } from '../../test/machine.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let folder: string;
let site: TestSite;
let world: World;
let june: Browser;
let mira: Browser;
let port: number;
let photo: Buffer;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await openSite({ env: { DATA_DIR: folder, PICTURE_MEGABYTES: '2' } });
  world = await buildWorld(site);
  [june, mira] = [await site.browserOf(world.june), await site.browserOf(world.mira)];
  await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  port = (site.app.server.server.address() as AddressInfo).port;
  // What comes after a picture's end is not read, so that it makes a small one as long as one from a phone.
  photo = Buffer.concat([(await photograph()).bytes, Buffer.alloc(900_000)]);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

type Said = { status: number; headers: IncomingMessage['headers']; body: string };
type Ask = {
  method: string;
  path: string;
  headers?: Record<string, string | number>;
  body?: Buffer;
  /** Of the body, after which the line is cut. */ cutAfter?: number;
};

/** A browser's own request on a real line. @returns null when the line was cut */
function ask(browser: Browser, { method, path, headers = {}, body, cutAfter }: Ask): Promise<Said | null> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const all = { cookie, 'tus-resumable': '1.0.0', 'sec-fetch-site': 'same-origin', ...headers };
  return new Promise((tell) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers: all, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        tell({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    asked.on('error', () => tell(null));
    if (!body || cutAfter === undefined) asked.end(body);
    else asked.write(body.subarray(0, cutAfter), () => asked.destroy());
  });
}

const begin = (browser: Browser, bytes: number) =>
  ask(browser, { method: 'POST', path: '/pictures/uploads', headers: { 'upload-length': bytes } });
const piece = (offset: number, body: Buffer) => ({
  'upload-offset': offset,
  'content-type': 'application/offset+octet-stream',
  'content-length': body.length - offset,
});
const offsetOf = async (path: string) => Number((await ask(june, { method: 'HEAD', path }))?.headers['upload-offset']);
const bring = (path: string, offset: number, body: Buffer) =>
  ask(june, { method: 'PATCH', path, headers: piece(offset, body), body: body.subarray(offset) });

test('an upload whose line was cut goes on where it stopped, and becomes one picture however often that is asked', async () => {
  const begun = await begin(june, photo.length);
  expect(begun?.status).toBe(201);
  const path = begun?.headers.location ?? '';
  expect(path).toMatch(/^\/pictures\/uploads\/[0-9a-f-]{36}$/);
  expect(begun?.headers).not.toHaveProperty('access-control-allow-origin');
  expect(begun?.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
  expect(await ask(june, { method: 'PATCH', path, headers: piece(0, photo), body: photo, cutAfter: 400_000 })).toBeNull();
  const reached = await vi.waitFor(async () => {
    const offset = await offsetOf(path);
    expect(offset).toBeGreaterThan(0);
    return offset;
  });
  expect(reached).toBeLessThan(photo.length);
  expect((await ask(june, { method: 'POST', path: `${path}/finish` }))?.status).toBe(409);
  expect((await bring(path, 0, photo))?.status).toBe(409);
  expect((await bring(path, await offsetOf(path), photo))?.status).toBe(204);
  const [first, second] = await Promise.all([
    ask(june, { method: 'POST', path: `${path}/finish` }),
    ask(june, { method: 'POST', path: `${path}/finish` }),
  ]);
  const picture = JSON.parse(first?.body ?? '') as { is: string; id: string };
  expect(picture).toMatchObject({ is: 'kept', width: 1200, height: 1600 });
  for (const said of [second, await ask(june, { method: 'POST', path: `${path}/finish` })])
    expect(JSON.parse(said?.body ?? '')).toEqual(picture);
  expect((await june.get(`/pictures/${picture.id}/1280`)).status).toBe(200);
  expect(await site.db.selectFrom('file').select('id').execute()).toEqual([{ id: picture.id }]);
  expect(await readdir(join(folder, 'uploads'))).toEqual([]);
});

test('nobody else finds an upload, whatever they ask of it; signed out, its own person does not', async () => {
  const path = (await begin(june, photo.length))?.headers.location ?? '';
  const never = '/pictures/uploads/00000000-0000-4000-8000-00000000dead';
  for (const method of ['HEAD', 'PATCH', 'DELETE']) {
    const some = photo.subarray(0, 10);
    const more = method === 'PATCH' ? { headers: piece(0, some), body: some } : {};
    const [theirs, none] = [await ask(mira, { method, path, ...more }), await ask(mira, { method, path: never, ...more })];
    expect([theirs?.status, theirs?.body.replaceAll(path, never)]).toEqual([404, none?.body]);
    expect((await ask(site.browser(), { method, path, ...more }))?.status).toBe(401);
  }
  expect((await mira.post(`${path}/finish`)).status).toBe(404);
  expect(await offsetOf(path)).toBe(0);
  expect((await ask(june, { method: 'DELETE', path }))?.status).toBe(204);
  expect((await ask(june, { method: 'HEAD', path }))?.status).toBe(404);
  expect(
    (await ask(june, { method: 'POST', path: '/pictures/uploads', headers: { 'upload-length': 10, 'sec-fetch-site': 'cross-site' } }))
      ?.status,
  ).toBe(403);
});

test('what comes in is bounded: each picture, all that is on its way, and never more than was announced', async () => {
  expect((await begin(mira, 2_000_001))?.status).toBe(413);
  for (const bytes of [0, -1, 1.5, Number.NaN]) expect((await begin(mira, bytes))?.status).toBe(400);
  for (let n = 0; n < 8; n++) expect((await begin(mira, 2_000_000))?.status).toBe(201);
  expect((await begin(mira, 1))?.status).toBe(429);
  const path = (await begin(june, 1000))?.headers.location ?? '';
  expect((await bring(path, 0, photo))?.status).toBe(413);
  expect(await offsetOf(path)).toBe(0);
  const deferred = await ask(june, { method: 'POST', path: '/pictures/uploads', headers: { 'upload-defer-length': 1 } });
  expect(deferred?.status).toBe(400);
});

test('no word of what the protocol could say beside the bytes is kept, and nothing is left of what was begun in another way', async () => {
  const before = await site.db.selectFrom('upload').select('id').execute();
  const start = (headers: Record<string, string | number>, body?: Buffer) =>
    ask(june, { method: 'POST', path: '/pictures/uploads', headers: { 'upload-length': 10, ...headers }, ...(body ? { body } : {}) });
  const bytes = { 'content-type': 'application/offset+octet-stream' };
  expect((await start({ 'tus-resumable': '' }))?.status).toBe(412);
  expect((await start({ ...bytes, 'content-length': 50 }, Buffer.alloc(50)))?.status).toBe(413);
  expect((await start({ ...bytes, 'transfer-encoding': 'chunked' }, Buffer.alloc(5000)))?.status).toBe(413);
  for (const length of ['0x10', '1e1', '10, 10']) expect((await start({ 'upload-length': length }))?.status, length).toBe(400);
  // It is forgotten once the answer is out.
  await vi.waitFor(async () => expect(await site.db.selectFrom('upload').select('id').execute()).toEqual(before));
  const named = { 'upload-metadata': `filename ${Buffer.from('../kestrel.jpg').toString('base64')}`, 'upload-concat': 'final;/a /b' };
  const path = (await start({ ...named, 'upload-defer-length': 1 }))?.headers.location ?? '';
  const kept = await readFile(join(folder, 'uploads', `${path.split('/').at(-1)}.json`), 'utf8');
  expect(kept).not.toMatch(/metadata|kestrel/);
  expect((await ask(june, { method: 'HEAD', path, headers: { 'x-http-method-override': 'DELETE' } }))?.status).toBe(200);
});

test('offsets that lie, and several pieces at one moment, bring no byte twice', async () => {
  const path = (await begin(june, 1000))?.headers.location ?? '';
  const part = (offset: string | number, n = 0) =>
    ask(june, { method: 'PATCH', path, headers: { ...piece(0, Buffer.alloc(600)), 'upload-offset': offset }, body: Buffer.alloc(600, n) });
  for (const offset of ['-1', 'x', '0x0', '1e0', '']) expect((await part(offset))?.status, offset).toBe(400);
  expect((await part(1))?.status).toBe(409);
  const said = await Promise.all([1, 2, 3, 4].map((n) => part(0, n)));
  expect(['204', '409'].map((status) => said.filter((one) => String(one?.status) === status).length)).toEqual([1, 3]);
  expect(await offsetOf(path)).toBe(600);
});

test('with a fault of ours nobody is left waiting for an answer', async () => {
  await sql`alter table upload rename to upload_away`.execute(site.db);
  const said = await begin(june, 10);
  await sql`alter table upload_away rename to upload`.execute(site.db);
  expect(said?.status).toBe(503);
  expect(site.logged.at(-1)).toContain('a request failed');
});

test('what is no picture is refused in words when it is whole, and counts no more', async () => {
  const words = Buffer.from('<html><script>alert(1)</script>');
  const path = (await begin(june, words.length))?.headers.location ?? '';
  expect((await bring(path, 0, words))?.status).toBe(204);
  const said = await ask(june, { method: 'POST', path: `${path}/finish` });
  expect(said?.status).toBe(422);
  expect(JSON.parse(said?.body ?? '')).toEqual({
    is: 'refused',
    why: 'we cannot read this kind of file. A JPEG, PNG, WebP, GIF or HEIC picture works.',
  });
  expect((await ask(june, { method: 'HEAD', path }))?.status).toBe(404);
  expect(await readdir(join(folder, 'uploads'))).not.toContain(path.split('/').at(-1));
});
