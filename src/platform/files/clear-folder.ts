import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a process that was killed left behind in a folder for things that live a minute. */
export async function clearFolder(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < before) await rm(path, { recursive: true, force: true });
  }
}
