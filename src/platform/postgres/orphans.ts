import { readFile, readdir, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** When a process began, in the kernel's ticks: with its number, the one identity that is never used again. */
const beganAt = async (pid: number): Promise<string | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in brackets may hold spaces; counted from its end, the beginning is field 20.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
};

const ownerFile = (cluster: string): string => `${cluster}.owner`;

/** Writes down that this process runs the database, or throws when another living process does. */
export const claim = async (cluster: string): Promise<void> => {
  const [pid = '', began] = (await readFile(ownerFile(cluster), 'utf8').catch(() => '')).split(' ');
  if (Number(pid) !== process.pid && began && (await beganAt(Number(pid))) === began) {
    throw new Error(`Companionway is already running on this data folder (process ${pid}).`);
  }
  await writeFile(ownerFile(cluster), `${process.pid} ${await beganAt(process.pid)}`);
};

export const disclaim = (cluster: string): Promise<void> => rm(ownerFile(cluster), { force: true });

const isDatabaseProcess = async (pid: string, cluster: string): Promise<boolean> => {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  if (cwd !== cluster) return false;
  const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
  return basename(program.replace(/ \(deleted\)$/, '')) === 'postgres';
};

/** PostgreSQL's processes work in the data folder, which tells them from a stranger with a recycled number. */
const processesOf = async (cluster: string): Promise<number[]> => {
  const found: number[] = [];
  for (const pid of await readdir('/proc')) {
    if (/^\d+$/.test(pid) && (await isDatabaseProcess(pid, cluster))) found.push(Number(pid));
  }
  return found;
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
};

/**
 * Stops what a killed supervisor left behind, so that the next start is an ordinary one: the old server shuts
 * down fast; server processes whose server was itself killed are told to quit. Removes a lock that names no server.
 */
export const stopOrphans = async (cluster: string): Promise<void> => {
  const folder = await realpath(cluster);
  const lock = join(folder, 'postmaster.pid');
  const server = Number.parseInt(await readFile(lock, 'utf8').catch(() => '0'), 10);
  for (let waits = 0, left = await processesOf(folder); left.length > 0; waits += 1) {
    if (left.includes(server)) {
      if (waits === 0) signal(server, 'SIGINT');
      if (waits === 400) signal(server, 'SIGQUIT');
    } else {
      for (const pid of left) signal(pid, 'SIGQUIT');
    }
    await pause(50);
    left = await processesOf(folder);
  }
  await rm(lock, { force: true });
};
