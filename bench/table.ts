import { availableParallelism, loadavg } from 'node:os';
import { styleText } from 'node:util';
import { openWorld, type World } from './world.ts';

/** One measured thing. Without `ok` it is told for its own sake and has no target. */
export type Line = { what: string; measured: string; target?: string; ok?: boolean };

export type Measure = (world: World) => Promise<Line[]>;

export const ms = (n: number) => `${n.toFixed(n < 10 ? 2 : 0)} ms`;
export const mb = (n: number) => `${n.toFixed(1)} MB`;
export const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

export function print(lines: readonly Line[]): void {
  const width = Math.max(...lines.map((l) => l.what.length));
  for (const { what, measured, target, ok } of lines) {
    const verdict = ok === undefined ? '' : ok ? styleText('green', 'ok') : styleText('red', 'NOT');
    console.log(`${what.padEnd(width)}  ${measured.padEnd(44)}  ${(target ?? '').padEnd(12)} ${verdict}`.trimEnd());
  }
}

/** Runs measures on one world, prints each as it comes; the exit code says whether every target was met. */
export async function run(measures: readonly Measure[]): Promise<void> {
  const started = performance.now();
  console.log(
    `${availableParallelism()} cores; load before the bench ${loadavg()[0]?.toFixed(1)}. Numbers a second mean little on a machine that is busy.\n`,
  );
  const world = await openWorld();
  const missed: Line[] = [];
  try {
    for (const measure of measures) {
      const lines = await measure(world);
      print(lines);
      missed.push(...lines.filter((l) => l.ok === false));
    }
  } finally {
    await world.close();
  }
  const took = `${Math.round((performance.now() - started) / 1000)} s`;
  console.log(
    missed.length === 0 ? `\nEvery target is met; measured in ${took}.` : `\n${missed.length} targets are missed; measured in ${took}.`,
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
}
