import { statfs } from 'node:fs/promises';
import type { Log } from './log.ts';

/** Whether there is room to write. PostgreSQL does not survive a full disk gracefully, so we stop before it. */
export type Disk = { isLow(): boolean; look(): Promise<void>; stop(): void };

const megabyte = 1024 * 1024;
const lookEveryMs = 3000;

/** Room that must stay free: five hundredths of the disk, between 48 MB (PostgreSQL's log needs some) and 512 MB. */
export function roomToKeep(totalBytes: number): number {
  return Math.min(Math.max(totalBytes * 0.05, 48 * megabyte), 512 * megabyte);
}

/** Looks at the disk of a folder now and every few seconds. A folder that cannot be looked at is taken for full. */
export function watchDisk(folder: string, log: Log): Disk {
  let low = false;
  const look = async () => {
    const was = low;
    low = await statfs(folder).then(
      (s) => s.bavail * s.bsize < roomToKeep(s.blocks * s.bsize),
      (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
    );
    if (low && !was) log.error('the disk is nearly full: reading goes on, nothing is written');
    if (!low && was) log.info('there is room on the disk again');
  };
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return { isLow: () => low, look, stop: () => clearInterval(timer) };
}
