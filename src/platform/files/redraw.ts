import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { resource } from '../resources.ts';
import { faultsOfPictures, renditions, type FaultOfPicture } from './renditions.ts';

/** A picture as we keep it: drawn anew, in two sizes, with nothing left of the file it came in. */
export type Redrawn = {
  /** Of the larger one, in pixels. */
  width: number;
  height: number;
  /** The bytes of each rendition, by its name. */
  made: ReadonlyMap<string, Buffer>;
};

export type Redrawing = { done: true; picture: Redrawn } | { done: false; why: FaultOfPicture | 'busy' };

/**
 * @param path of a file that somebody sent, which may be anything
 * @param who sent it: nobody takes all turns
 */
export type Redraw = (path: string, who: string) => Promise<Redrawing>;

const busy = { done: false, why: 'busy' } as const;

/** Pictures that may wait for their turn, of all and of one; beyond it is better to ask again than to wait. */
const mostWaiting = { all: 24, one: 8 };

type Waiting = { who: string; draw: () => Promise<unknown>; giveWay: () => void };

/**
 * Redraws one picture after the other, each in a process of its own: whatever a hostile file does to a decoder, it does
 * it there, with little memory, little time, and nothing of ours in its environment. Whoever had fewest turns is next;
 * where no room is left, the last of whoever waits with most gives way to somebody with fewer.
 * @param folder for what is being made; nothing stays there
 */
export function makeRedraw(folder: string, most = mostWaiting): Redraw {
  const waiting: Waiting[] = [];
  const turns = new Map<string, number>();
  let drawing: string | null = null;
  const drawNext = (): void => {
    const [first] = waiting.toSorted((one, other) => (turns.get(one.who) ?? 0) - (turns.get(other.who) ?? 0));
    drawing = first?.who ?? null;
    if (!first) return turns.clear();
    waiting.splice(waiting.indexOf(first), 1);
    turns.set(first.who, (turns.get(first.who) ?? 0) + 1);
    void first.draw().then(drawNext);
  };
  const placesOf = (who: string) => waiting.filter((one) => one.who === who).length + Number(drawing === who);
  const makeRoomFor = (who: string): boolean => {
    const greediest = waiting.toSorted((one, other) => placesOf(one.who) - placesOf(other.who)).at(-1);
    if (!greediest || placesOf(greediest.who) <= placesOf(who) + 1) return false;
    waiting.splice(waiting.indexOf(greediest), 1);
    greediest.giveWay();
    return true;
  };
  return async (path, who) => {
    const isFull = waiting.length + Number(drawing !== null) >= most.all;
    if (placesOf(who) >= most.one || (isFull && !makeRoomFor(who))) return busy;
    const { promise, resolve, reject } = Promise.withResolvers<Redrawing>();
    waiting.push({ who, draw: () => redrawIn(folder, path).then(resolve).catch(reject), giveWay: () => resolve(busy) });
    if (drawing === null) drawNext();
    return promise;
  };
}

async function redrawIn(folder: string, path: string): Promise<Redrawing> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const out = await mkdtemp(join(folder, 'drawn-'));
  try {
    const said = await inItsOwnProcess(path, out);
    if (said === null) return { done: false, why: 'damaged' };
    if ('why' in said) return { done: false, why: said.why };
    const made = await Promise.all(renditions.map(async ({ name }) => [name, await readFile(join(out, name))] as const));
    return { done: true, picture: { width: said.width, height: said.height, made: new Map(made) } };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

type Said = { width: number; height: number } | { why: FaultOfPicture };

/** Node itself takes some 580 MB of this, of which it uses a tenth. */
const mostMemory = 1_300_000_000;
const mostCpuSeconds = 20;
const mostMs = 60_000;

/** @returns null when the process was ended by a limit, or by the file */
function inItsOwnProcess(path: string, out: string): Promise<Said | null> {
  const limits = [`--data=${mostMemory}`, `--cpu=${mostCpuSeconds}`, '--core=0', '--'];
  const program = [process.execPath, '--max-old-space-size=256', '--disallow-code-generation-from-strings', drawer()];
  const env = { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '1', VIPS_CONCURRENCY: '1' };
  const options = { env, cwd: out, timeout: mostMs, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 } as const;
  return new Promise((tell) => {
    const args = [...limits, ...program, path, out];
    const drawing = execFile('/usr/bin/prlimit', args, options, (error, said) => tell(error ? null : toSaid(said)));
    // Whoever reads a page meanwhile comes first.
    if (drawing.pid) setPriority(drawing.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  });
}

/** The program that draws: built beside the others, or as it stands here. */
function drawer(): string {
  const built = resource('draw-picture.js');
  return existsSync(built) ? built : join(import.meta.dirname, 'draw-picture.ts');
}

/** Null for whatever is not what the program says: the file may have had it say anything. */
function toSaid(text: string): Said | null {
  try {
    const said = JSON.parse(text) as Partial<{ width: number; height: number; why: FaultOfPicture }>;
    if (said.why && faultsOfPictures.includes(said.why)) return { why: said.why };
    return said.width && said.height ? { width: said.width, height: said.height } : null;
  } catch {
    return null;
  }
}
