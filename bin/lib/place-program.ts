// Copies the built program, its packages and its Node to a folder that the system user may enter.
//   node place-program.ts CHECKOUT FOLDER
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Lock = { packages: Record<string, { dev?: boolean; devOptional?: boolean }> };

const [checkout = '', folder = ''] = process.argv.slice(2);
const stampFile = join(folder, '.placed-from');

function read(path: string): Promise<string> {
  return readFile(join(checkout, path), 'utf8');
}

/** What the program needs at run time, in the lock file's own words; nested ones come with their parents. */
async function packages(): Promise<string[]> {
  const lock = JSON.parse(await read('package-lock.json')) as Lock;
  const needed = Object.entries(lock.packages).filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev);
  return needed
    .map(([path]) => path)
    .filter((path) => !path.slice(1).includes('/node_modules/') && !path.startsWith('node_modules/node-linux-'));
}

async function place(unfinished: string): Promise<void> {
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o755 });
  for (const path of ['dist', 'package.json', ...(await packages())]) {
    await cp(join(checkout, path), join(unfinished, path), { recursive: true, verbatimSymlinks: true }).catch(ignoreMissing);
  }
  await cp(process.execPath, join(unfinished, 'node'));
  // Readable for the user who runs it, and not theirs to change.
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', unfinished]);
}

/** Packages for other machines are in the lock file and not on the disk. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

const stamp = createHash('sha256')
  .update(await read('dist/.built-from'))
  .update(await read('package-lock.json'))
  .update(process.version)
  .digest('hex');
if ((await readFile(stampFile, 'utf8').catch(() => '')) !== stamp) {
  console.log(`Copying the program to ${folder}, where its user can read it`);
  const unfinished = `${folder}.unfinished`;
  await place(unfinished);
  await writeFile(join(unfinished, '.placed-from'), stamp);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}
