import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heic } from '../../../test/heic.ts';
import { photograph } from '../../../test/send-files.ts';
import { temporaryFolder } from '../../../test/machine.ts';
import { makeRedraw, type Redrawing } from './index.ts';

let folder: string;
let photo: Buffer;
beforeAll(async () => {
  folder = await temporaryFolder();
  photo = (await photograph()).bytes;
});
afterAll(() => rm(folder, { recursive: true }));

/** Draws these bytes, and sees that nothing is left of it and that our own process carried none of the weight. */
async function drawn(bytes: Buffer): Promise<Redrawing> {
  const work = join(folder, 'work');
  await mkdir(work, { recursive: true });
  const path = join(folder, 'sent');
  await writeFile(path, bytes);
  const before = process.cpuUsage();
  const said = await makeRedraw(work)(path, 'june');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000, 'it was drawn in our own process').toBeLessThan(1500);
  expect(await readdir(work)).toEqual([]);
  return said;
}

const why = async (bytes: Buffer) => {
  const said = await drawn(bytes);
  return said.done ? 'drawn' : said.why;
};

function chunk(type: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), bytes]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(bytes.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A PNG that says it is so large; its lines of one grey deflate to a thousandth. */
function png(width: number, height: number, lines: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * lines), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

test('PNG, WebP, GIF and AVIF are drawn anew, on white', async () => {
  const square = sharp({ create: { width: 600, height: 400, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } } });
  for (const format of ['png', 'webp', 'gif', 'avif'] as const) {
    const said = await drawn(await square.clone().toFormat(format, { effort: 1 }).toBuffer());
    if (!said.done) throw new Error(`${format}: ${said.why}`);
    expect([said.picture.width, said.picture.height]).toEqual([600, 400]);
    const { dominant } = await sharp(said.picture.made.get('480.webp')).stats();
    expect(dominant.r + dominant.g + dominant.b, format).toBeGreaterThan(3 * 240);
  }
});

test('JPEG and HEIC are drawn as they were held, and a long screenshot at most so high', async () => {
  const fromPhone = await drawn((await photograph('beach.heic')).bytes);
  expect(fromPhone.done && [fromPhone.picture.width, fromPhone.picture.height]).toEqual([900, 1200]);
  const upright = await drawn(photo);
  expect(upright.done && [upright.picture.width, upright.picture.height]).toEqual([1200, 1600]);
  const long = await drawn(
    await sharp({ create: { width: 1080, height: 12_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
  );
  expect(long.done && [long.picture.width, long.picture.height]).toEqual([230, 2560]);
  for (const [name, bytes] of long.done ? long.picture.made : [])
    expect((await sharp(bytes).metadata()).format, name).toBe(name.endsWith('webp') ? 'webp' : 'jpeg');
});

test('of a moving picture the first one is kept', async () => {
  const still = (background: string) =>
    sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all(['#ff0000', '#0000ff'].map(still));
  const moving = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(2);
  const said = await drawn(moving);
  const { dominant } = await sharp(said.done ? said.picture.made.get('480.jpg') : undefined).stats();
  expect([said.done && said.picture.height, dominant.r > 200, dominant.b < 60]).toEqual([40, true, true]);
});

test('bombs are refused by what they say of themselves, or ended by their limits', async () => {
  expect(await why(png(60_000, 60_000, 200))).toBe('too-many-pixels');
  expect(await why(png(2_147_483_647, 1, 1))).not.toBe('drawn');
  expect(await why(png(10_000, 11_000, 11_000))).toBe('drawn');
  expect(await why(png(10_000, 11_000, 20))).toBe('damaged');
  const deep = Buffer.concat([
    png(10, 10, 10).subarray(0, 33),
    chunk('zTXt', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(80_000_000), { level: 9 })])),
    png(10, 10, 10).subarray(33),
  ]);
  expect(['drawn', 'damaged']).toContain(await why(deep));
});

test('what is cut short, empty or something else is no picture', async () => {
  expect(await why(photo.subarray(0, photo.length / 2))).toBe('damaged');
  expect(await why(photo.subarray(0, 40))).toBe('damaged');
  expect(await why(Buffer.alloc(0))).toBe('not-a-picture');
  const texts = [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml version="1.0"?><svg/>',
    '%PDF-1.7\n',
    '<html><script>1</script>',
    'GIF89a',
    '#!/bin/sh\n',
  ];
  for (const text of texts) expect(['not-a-picture', 'damaged'], text).toContain(await why(Buffer.from(text)));
  const tiff = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .tiff()
    .toBuffer();
  expect(await why(tiff)).toBe('not-a-picture');
});

test('a picture that is a page or an archive as well comes out as a picture alone', async () => {
  const said = await drawn(Buffer.concat([photo, Buffer.from('PK\u0003\u0004<html><script>alert(1)</script><svg onload=alert(1)>')]));
  expect(said.done).toBe(true);
  for (const bytes of said.done ? said.picture.made.values() : [])
    expect(['script', 'PK\u0003', '<html', 'alert'].filter((word) => bytes.includes(word))).toEqual([]);
  const inside = Buffer.concat([
    photo.subarray(0, 2),
    Buffer.from([0xff, 0xfe, 0x00, 0x22]),
    Buffer.from('<html><script>alert(1)</script>-->'.slice(0, 32)),
    photo.subarray(2),
  ]);
  const commented = await drawn(inside);
  for (const bytes of commented.done ? commented.picture.made.values() : []) expect(bytes.includes('script')).toBe(false);
});

test('whoever sends one picture does not wait until somebody else has drawn many', async () => {
  const draws = makeRedraw(join(folder, 'work'));
  const order: string[] = [];
  const sent = ['mira', 'mira', 'mira', 'oskar', 'oskar', 'june'].map((who) => draws('/nowhere', who).then(() => order.push(who)));
  await Promise.all(sent);
  expect(order).toEqual(['mira', 'oskar', 'june', 'mira', 'oskar', 'mira']);
});

test('a HEIC that lies about itself, is cut, or is thousands of them in one is ended by its limits', async () => {
  const phone = (await photograph('beach.heic')).bytes;
  const size = [900, 1200] as const;
  const lying = (width: number, height: number) => heic(phone, [{ size: [width, height] }]);
  const tiled = (rows: number, columns: number, says: readonly [number, number], shown = says) =>
    heic(phone, [...Array.from({ length: rows * columns }, () => ({ size })), { size: shown, grid: { rows, columns, says } }]);
  const whole = await drawn(tiled(2, 2, [1800, 2400]));
  expect(whole.done && [whole.picture.width, whole.picture.height]).toEqual([1280, 1707]);
  expect(await why(lying(60_000, 60_000))).toBe('too-many-pixels');
  expect(await why(tiled(8, 16, [14_400, 9600]))).toBe('too-many-pixels');
  const bombs = [
    lying(1, 1),
    lying(0, 0),
    lying(0xffffffff, 0xffffffff),
    lying(12_000, 9000),
    tiled(10, 10, [9000, 12_000], size),
    tiled(60, 60, [54_000, 72_000], size),
    tiled(60, 60, size),
    tiled(2, 2, [60_000, 60_000], size),
    phone.subarray(0, 900),
    phone.subarray(0, -10),
  ];
  for (const [n, bomb] of bombs.entries()) expect(await why(bomb), `the bomb ${n}`).toBe('damaged');
});

test('who sends too many at once is asked to wait; it is not for others to wait for them', async () => {
  const draws = makeRedraw(join(folder, 'work'), { all: 3, one: 2 });
  const sent = ['mira', 'mira', 'mira', 'june', 'oskar', 'hana'].map((who) => draws('/nowhere', who));
  const said = await Promise.all(sent);
  // The second of mira's gives way to oskar; then nobody waits with more than one.
  expect(said.map((one) => !one.done && one.why === 'busy')).toEqual([false, true, true, false, false, true]);
  expect(await draws('/nowhere', 'mira')).not.toMatchObject({ why: 'busy' });
});

test('three people who send all they may leave room for a fourth', async () => {
  const draws = makeRedraw(join(folder, 'work'), { all: 6, one: 2 });
  const greedy = ['mira', 'oskar', 'hana'].flatMap((who) => [draws('/nowhere', who), draws('/nowhere', who)]);
  const honest = draws('/nowhere', 'june');
  expect(await honest).not.toMatchObject({ why: 'busy' });
  const gaveWay = (await Promise.all(greedy)).filter((one) => !one.done && one.why === 'busy');
  expect(gaveWay).toHaveLength(1);
});
