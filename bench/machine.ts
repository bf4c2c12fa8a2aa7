import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The application runs alone on the first core; database, workers and clients share the other. */
export const applicationCore = 0;
export const otherCore = 1;

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended while we looked.
    return '';
  }
};

/** Fields of /proc/<pid>/stat from the third on: the name before them may hold spaces. */
const statOf = (pid: number) => {
  const text = read(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** A process and its children. */
export function family(pid: number): number[] {
  const children = readdirSync('/proc').filter((p) => /^\d+$/.test(p) && statOf(Number(p))[1] === String(pid));
  return [pid, ...children.map(Number)];
}

/** Puts processes, with all their threads, on these cores. */
export function pin(pids: readonly number[], cores: string): void {
  for (const pid of pids) {
    if (read(`/proc/${pid}/stat`)) execFileSync('taskset', ['-acp', cores, String(pid)], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** Seconds of CPU that a process and its children have used, also those that have ended. */
export function cpuOf(pid: number): number {
  const own = (p: number) => Number(statOf(p)[11] ?? 0) + Number(statOf(p)[12] ?? 0);
  const ended = Number(statOf(pid)[13] ?? 0) + Number(statOf(pid)[14] ?? 0);
  return (family(pid).reduce((sum, p) => sum + own(p), 0) + ended) / ticksPerSecond;
}

/** Megabytes, shared pages counted in parts: what the machine would have more without these processes. */
export function pssOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((a, b) => a + b, 0) / 1024;
}
