import { readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readDraft } from '../../src/people/index.ts';
import { temporaryFolder } from '../machine.ts';
import { formWithFiles, photograph, sendFiles, typeOfForm } from '../send-files.ts';
import { openSite, type Browser, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { expectCalm } from './attacks.ts';

let folder: string;
let site: TestSite;
let world: World;
let june: Browser;
let port: number;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await openSite({ env: { DATA_DIR: folder } });
  world = await buildWorld(site);
  june = await site.browserOf(world.june);
  await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  port = (site.app.server.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const path = '/pictures?form=reply:x&back=/';
const megabyte = Buffer.alloc(1_000_000, 'x');

type Sent = { status: number; sent: number };

/** Sends so many megabytes, as long as somebody takes them. */
function pour(megabytes: number, headers: Record<string, string | number>): Promise<Sent> {
  return new Promise((tell) => {
    let sent = 0;
    let status = 0;
    const cookie = `session=${june.cookies.get('session')}`;
    const asked = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path,
      agent: false,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': typeOfForm, ...headers },
    });
    asked.on('response', (response) => {
      status = response.statusCode ?? 0;
      response.resume();
    });
    asked.on('error', () => undefined);
    asked.on('close', () => tell({ status, sent }));
    const more = () => {
      if (asked.destroyed || sent >= megabytes || status !== 0) return void asked.end();
      sent += 1;
      asked.write(megabyte, () => more());
    };
    asked.write(formWithFiles([{ name: 'large.jpg', bytes: Buffer.from('x') }]).subarray(0, -60), () => more());
  });
}

test('two hundred megabytes are refused before they are read, said or unsaid; nothing of them is kept, and memory stays', async () => {
  const before = process.memoryUsage.rss();
  const announced = await pour(200, { 'content-length': 200_000_000 });
  expect(announced.status).toBe(413);
  expect(announced.sent).toBeLessThan(60);
  const unsaid = await pour(200, { 'transfer-encoding': 'chunked' });
  expect(unsaid.status).toBe(411);
  expect(process.memoryUsage.rss() - before).toBeLessThan(120_000_000);
  expect(await readdir(join(folder, 'coming')).catch(() => [])).toEqual([]);
});

test('a third form with files is taken once one of the first two is through', async () => {
  const cookie = `session=${june.cookies.get('session')}`;
  const slow = () => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': typeOfForm, 'content-length': 5000 };
    const asked = request({ port, host: '127.0.0.1', method: 'POST', path, agent: false, headers });
    asked.on('error', () => undefined);
    asked.write(formWithFiles([{ name: 'slow.jpg', bytes: Buffer.from('x') }]).subarray(0, -60));
    return asked;
  };
  const coming = [slow(), slow()];
  const there = async () => (await readdir(join(folder, 'coming'))).length;
  await vi.waitFor(async () => expect(await there()).toBe(2));
  const one = [{ name: 'one.jpg', bytes: Buffer.from('x') }];
  expect((await sendFiles(site, june, path, one)).status).toBe(429);
  expect((await sendFiles(site, await site.browserOf(world.mira), path, one)).status).toBe(422);
  for (const asked of coming) asked.destroy();
  await vi.waitFor(async () => expect(await there()).toBe(0));
  expect((await sendFiles(site, june, path, one)).status).toBe(422);
});

test('ten thousand parts, endless headers, and forms cut in the middle end in a sentence, and leave nothing', async () => {
  const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, 'x']));
  const cookie = `session=${june.cookies.get('session')}`;
  const send = (payload: Buffer, type = typeOfForm) =>
    site.app.server.inject({
      method: 'POST',
      url: path,
      payload,
      headers: { cookie, 'content-type': type, 'sec-fetch-site': 'same-origin' },
    });
  const photo = await photograph();
  const headers = Array.from({ length: 3000 }, (_, n) => `x-${n}: y\r\n`).join('');
  const odd: Buffer[] = [
    formWithFiles([photo], fields),
    formWithFiles(Array.from({ length: 500 }, () => ({ name: 'a.jpg', bytes: Buffer.from('x') }))),
    formWithFiles([photo]).subarray(0, -200),
    formWithFiles([photo], { ['a'.repeat(10_000)]: 'x' }),
    formWithFiles([{ ...photo, name: `a.jpg"\r\n${headers}x: "y` }]),
    Buffer.from('no form at all'),
  ];
  for (const payload of odd) {
    const { statusCode: status, body, headers: answered } = await send(payload);
    expectCalm(
      { status, body, headers: answered as never, location: String(answered.location ?? '/') },
      payload.subarray(0, 80).toString(),
    );
  }
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary=${'x'.repeat(5000)}`])
    expect((await send(Buffer.from('x'), type)).statusCode, type.slice(0, 40)).toBeLessThan(500);
  expect(await readdir(join(folder, 'coming'))).toEqual([]);
});

test('a name that is a path, a page or a spell names nothing but the sentence about it', async () => {
  for (const name of [
    '../../../etc/cron.d/x',
    '<img src=x onerror=alert(1)>.jpg',
    'a\u0000b.jpg',
    '=cmd|calc',
    '‮gpj.exe',
    'ä'.repeat(3000),
  ]) {
    const answered = await sendFiles(site, june, path, [{ name, bytes: Buffer.from('no picture') }]);
    expect(answered.status).toBe(422);
    expectCalm(answered, name);
  }
  expect((await readdir(folder)).toSorted()).toEqual(['coming', 'files']);
  expect(await readdir(join(folder, 'coming'))).toEqual([]);
});

test('what is said about pictures is taken as words, and odd orders change nothing', async () => {
  const sent = await sendFiles(site, june, '/pictures?form=reply:said&back=/', [await photograph()]);
  expect(sent.status).toBe(303);
  const id = (await readDraft(site.db, world.june, 'reply:said'))!.fields['pictures']!;
  const spell = '"><img src=x onerror=alert(1)>\u202e{0}{{7*7}}';
  await june.post(`/pictures/${id}/describe`, { alt: spell });
  const page = await june.get(`/pictures/${id}`);
  expectCalm(page, 'a description');
  expect(page.body).toContain('&lt;img src=x onerror=alert(1)>');
  expect((await june.post(`/pictures/${id}/describe`, { alt: 'x'.repeat(501) })).status).toBe(422);
  for (const odd of ['', 'x', `${id},${id}`, '1'.repeat(2000), `${id}' or 1=1`]) {
    const fields = { picture: odd, alt: 'x', earlier: odd, later: odd, decoration: odd };
    expectCalm(await june.post(`/pictures/change?form=reply:said&back=//elsewhere.example`, fields), odd.slice(0, 40));
  }
  expect(await site.db.selectFrom('file').select('alt').where('id', '=', id).execute()).toEqual([{ alt: spell }]);
  for (const form of ['', '-reply:x', 'reply', 'x'.repeat(300), 'reply:../..'])
    expect((await june.get(`/pictures/choose?form=${form}`)).status, form).toBe(404);
  expect((await june.post('/pictures/choose?form=reply:x&back=//elsewhere.example', { words: 'x' })).location).toContain('back=%2F');
});
