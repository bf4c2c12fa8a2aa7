// Draws one picture anew and ends: draw-picture FILE FOLDER. It tells in one line of JSON what came of it. Nobody but
// redraw.ts runs it, with limits on memory and time; the file may be anything.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { fitInto, mostPixels, renditions, type FaultOfPicture } from './renditions.ts';

// A decoder that speaks its mind must not be taken for what is told at the end.
for (const say of ['log', 'info', 'warn', 'error'] as const) console[say] = () => {};

const [path = '', folder = ''] = process.argv.slice(2);

class Refused extends Error {
  readonly why: FaultOfPicture;
  constructor(why: FaultOfPicture) {
    super(why);
    this.why = why;
  }
}

const readByUs = ['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif', 'image/avif'];
const fromPhones = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'];

// A file that says it is one thing and is another meets no other decoder than these; SVG and PDF have none here.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif', 'VipsForeignLoadHeif'],
});
sharp.cache(false);
sharp.concurrency(1);

const limits = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true } as const;

async function draw(): Promise<{ width: number; height: number }> {
  const type = (await fileTypeFromFile(path))?.mime ?? '';
  if (!readByUs.includes(type) && !fromPhones.includes(type)) throw new Refused('not-a-picture');
  const { width, height } = await sharp(path, limits).metadata();
  if (width * height > mostPixels) throw new Refused('too-many-pixels');
  const source = fromPhones.includes(type) ? sharp(await fromHeic(), limits) : sharp(path, limits);
  // The first picture of a moving one; upright as it was held; what is clear stands on white. Nothing else is taken over:
  // no place, no time, no name of a camera, no profile.
  const large = await source
    .autoOrient()
    .resize({ width: 1280, height: 2560, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: w, height: h, channels } = large.info;
  for (const { name, size, format } of renditions) {
    const drawn = sharp(large.data, { raw: { width: w, height: h, channels } }).resize(fitInto(size, { width: w, height: h }));
    await writeFile(join(folder, name), await encoded(drawn, format));
  }
  return { width: w, height: h };
}

function encoded(drawn: Sharp, format: 'webp' | 'jpg'): Promise<Buffer> {
  return format === 'webp' ? drawn.webp({ quality: 78 }).toBuffer() : drawn.jpeg({ quality: 80, mozjpeg: true }).toBuffer();
}

/** What iPhones write is read by a decoder of its own, which turns it upright as well. */
async function fromHeic(): Promise<Uint8Array> {
  const { default: convert } = await import('heic-convert');
  return new Uint8Array(await convert({ buffer: await readFile(path), format: 'JPEG', quality: 0.95 }));
}

function whyNot(error: unknown): FaultOfPicture {
  if (error instanceof Refused) return error.why;
  return /exceeds pixel limit/i.test(String(error)) ? 'too-many-pixels' : 'damaged';
}

const said = await draw().catch((error: unknown) => ({ why: whyNot(error) }));
process.stdout.write(JSON.stringify(said));
