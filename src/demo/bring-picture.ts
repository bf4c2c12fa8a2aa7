import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '../contracts/index.ts';
import { describePicture, keepPicture } from '../files/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { resource } from '../platform/resources.ts';
import type { DemoPicture } from './read-demo.ts';

const width = 1200;

/** Brings a drawing of data/demo/pictures in as somebody's own and says what it shows. @returns its id; it waits for a post */
export async function bringPicture(house: House, personId: string, { drawing, alt }: DemoPicture, at: Date): Promise<string> {
  const { default: sharp } = await import('sharp');
  const folder = await mkdtemp(join(tmpdir(), 'companionway-drawing-'));
  try {
    const file = join(folder, 'drawing.png');
    await writeFile(
      file,
      await sharp(join(resource('data'), 'demo', 'pictures', `${drawing}.svg`))
        .resize(width)
        .png()
        .toBuffer(),
    );
    const kept = await keepPicture(house, personId, file, at);
    if (!kept.done) throw new Error(`${drawing} is no picture: ${kept.why}`);
    await inTransaction(house.db, (tx) => describePicture(tx, kept.id, { alt, decoration: false }));
    return kept.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
