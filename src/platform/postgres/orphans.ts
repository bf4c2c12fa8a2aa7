import { readFile, readdir, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const patience = 400;

async function isServerProcess(pid: string, cluster: string): Promise<boolean> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  if (cwd !== cluster) return false;
  const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
  return basename(program.replace(/ \(deleted\)$/, '')) === 'postgres';
}

/** PostgreSQL's processes work in the data folder, which tells them from a stranger with a recycled number. */
async function processesOf(cluster: string): Promise<number[]> {
  const found: number[] = [];
  for (const pid of await readdir('/proc')) {
    if (/^\d+$/.test(pid) && (await isServerProcess(pid, cluster))) found.push(Number(pid));
  }
  return found;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** A server is asked to shut down fast, later at once; processes that outlived their server are told to quit. */
function ask(left: readonly number[], server: number, asked: number): void {
  if (!left.includes(server)) left.forEach((pid) => signal(pid, 'SIGQUIT'));
  else if (asked % patience === 0) signal(server, asked === 0 ? 'SIGINT' : 'SIGQUIT');
}

/** Stops what a killed supervisor left behind and removes its lock, so that the next start is an ordinary one. */
export async function stopOrphans(cluster: string): Promise<void> {
  const folder = await realpath(cluster);
  const lock = join(folder, 'postmaster.pid');
  const server = Number.parseInt(await readFile(lock, 'utf8').catch(() => '0'), 10);
  let left = await processesOf(folder);
  for (let asked = 0; left.length > 0; asked += 1) {
    ask(left, server, asked);
    await pause(50);
    left = await processesOf(folder);
  }
  await rm(lock, { force: true });
}
