// Takes out one guard after the other, in a copy, and expects a test to turn red each time.
//   node test/guards/run.ts [names]
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home } from '../papers/sources.ts';
import { guards, type Guard } from './list.ts';
import { markers } from './markers.ts';
import { takeOut } from './take-out.ts';

type Report = { numFailedTests: number; testResults: { assertionResults: { status: string; fullName: string }[] }[] };

const parts = ['src', 'test', 'db', 'locales', 'data', 'web', 'dist', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'build.ts'];

async function copy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'companionway-guards-'));
  for (const part of parts) await cp(join(home, part), join(folder, part), { recursive: true });
  await symlink(join(home, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The first test that failed; a file that no longer loads shows nothing. */
async function redIn(folder: string, tests: string): Promise<string | undefined> {
  const file = join(folder, 'report.json');
  await rm(file, { force: true });
  const reporters = ['--reporter=json', `--outputFile.json=${file}`];
  spawnSync('vitest', ['run', '--bail=1', '--passWithNoTests', ...reporters, tests], { cwd: folder, stdio: 'ignore' });
  const text = await readFile(file, 'utf8').catch(() => '{"testResults":[]}');
  const results = (JSON.parse(text) as Report).testResults.flatMap((one) => one.assertionResults);
  return results.find(({ status }) => status === 'failed')?.fullName;
}

/** The quick tests come first, and one red is enough. */
async function firstRed(folder: string, tests: readonly string[]): Promise<string | undefined> {
  for (const some of tests) {
    const red = await redIn(folder, some);
    if (red) return red;
  }
  return undefined;
}

async function withoutGuard(folder: string, { name, opening, tests }: Guard): Promise<string | undefined> {
  const marker = markers().find((one) => one.name === name);
  if (!marker) return undefined;
  const path = join(folder, marker.path);
  const whole = await readFile(path, 'utf8');
  await writeFile(path, takeOut(whole, marker.line, opening));
  const red = await firstRed(folder, tests);
  await writeFile(path, whole);
  return red;
}

const asked = process.argv.slice(2);
const chosen = asked.length > 0 ? guards.filter(({ name }) => asked.includes(name)) : guards;
const folder = await copy();
let unnoticed = 0;
for (const guard of chosen) {
  const red = await withoutGuard(folder, guard);
  if (!red) unnoticed += 1;
  console.log(`${guard.name.padEnd(28)} ${red ? `red: ${red}` : 'NOBODY NOTICED'}`);
}
await rm(folder, { recursive: true });
console.log(`${chosen.length - unnoticed} passed, ${unnoticed} failed`);
process.exitCode = unnoticed === 0 ? 0 : 1;
