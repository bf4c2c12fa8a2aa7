import { keepPicture, type Kept } from '../files/index.ts';
import { countAttempt } from '../people/index.ts';
import type { TakenFile, Visit } from '../platform/http/index.ts';
import { picturesAnHour } from './limits.ts';

/** What became of one file that was sent: a picture of theirs, or the key of the sentence that says why not. */
export type Taken = { id: string } | { fault: string };

/** Takes one file that lies on our disk, with the limits of its sender. */
export async function takePicture({ house, viewer, now }: Visit, path: string): Promise<Taken> {
  const me = viewer.person!.id;
  if (await countAttempt(house.db, [picturesAnHour(me)], now)) return { fault: 'pictures.fault.slow_down' };
  const kept = await keepPicture(house, me, path, now);
  return kept.done ? { id: kept.id } : { fault: faultOf(kept) };
}

const faults: Record<Extract<Kept, { done: false }>['why'], string> = {
  'not-a-picture': 'pictures.fault.not_a_picture',
  'too-many-pixels': 'pictures.fault.too_many_pixels',
  damaged: 'pictures.fault.damaged',
  busy: 'pictures.fault.busy',
  'too-many': 'pictures.fault.too_many_waiting',
  'storage-away': 'pictures.fault.storage_away',
};

const faultOf = ({ why }: Extract<Kept, { done: false }>) => faults[why];

/** A fault in the words of the reader, with the name that only they gave the file. */
export type SaidFault = { key: string; name: string };

/** Takes the files of a form one after the other, as many as there is room for in the post. */
export async function takeFiles(visit: Visit, files: readonly TakenFile[], room: number): Promise<{ ids: string[]; faults: SaidFault[] }> {
  const ids: string[] = [];
  const said: SaidFault[] = [];
  for (const file of files) {
    const taken = await takeOne(visit, file, room - ids.length);
    if ('id' in taken) ids.push(taken.id);
    else said.push({ key: taken.fault, name: file.name.slice(0, 80) });
  }
  return { ids, faults: said };
}

async function takeOne(visit: Visit, file: TakenFile, room: number): Promise<Taken> {
  if (room <= 0) return { fault: 'pictures.fault.too_many' };
  if (file.tooLarge) return { fault: 'pictures.fault.too_large' };
  return file.bytes === 0 ? { fault: 'pictures.fault.empty' } : takePicture(visit, file.path);
}
