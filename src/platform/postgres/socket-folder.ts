import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { give, type RunAs } from './run-as.ts';

// The kernel cuts socket paths at 107 bytes; PostgreSQL adds "/.s.PGSQL.5432.lock".
const longest = 80;

/** @param dataDir without symbolic links, so that the same folder always has the same socket */
export function socketFolder(dataDir: string): string {
  const near = join(dataDir, 'socket');
  if (Buffer.byteLength(near) <= longest) return near;
  return `/tmp/companionway-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
}

/** Makes the folder of the database's socket: ours, mode 0700, with a path short enough for the kernel. */
export async function makeSocketFolder(dataDir: string, runAs?: RunAs): Promise<string> {
  const folder = socketFolder(dataDir);
  const made = await mkdir(folder, { mode: 0o700, recursive: true });
  if (made) await give(folder, runAs);
  const found = await lstat(folder);
  // In /tmp anyone may make the folder first and read what goes through it.
  if (!found.isDirectory() || found.uid !== (runAs?.uid ?? process.getuid?.())) {
    throw new Error(`${folder} belongs to somebody else. Remove it, then start again.`);
  }
  await chmod(folder, 0o700);
  return folder;
}
