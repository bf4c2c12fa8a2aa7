import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { home } from '../papers/sources.ts';
import { emptyDatabase } from '../database.ts';
import { anyoneElse, temporaryFolder } from '../machine.ts';
import { familyOf, isRoot, runCommand, startProgram, type Program } from './program.ts';

let folder = '';
const running: Program[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true });
});

async function start(surroundings: Parameters<typeof startProgram>[0]): Promise<Program> {
  const program = await startProgram(surroundings);
  running.push(program);
  return program;
}

async function stop(program: Program): Promise<void> {
  running.splice(running.indexOf(program), 1);
  program.child.kill('SIGTERM');
  await program.ended;
}

test('a backup of a running community is restored on an empty machine, with the key that opens its secrets', async () => {
  const dataDir = join(folder, 'lived-in');
  const file = join(folder, 'backup');
  const program = await start({ dataDir });
  await writeFile(join(dataDir, 'master.key'), 'kept', { mode: 0o644 });
  const backup = runCommand(['bin/backup', file], { dataDir });
  expect(await backup.ended, backup.printed()).toBe(0);
  expect(backup.printed()).toMatch(/Saved \d+ rows in \d+ tables/);
  await stop(program);

  const newDir = join(folder, 'new');
  const restore = runCommand(['bin/restore', file], { dataDir: newDir });
  expect(await restore.ended, restore.printed()).toBe(0);
  expect(await readFile(join(newDir, 'master.key'), 'utf8')).toBe('kept');
  await rm(join(newDir, 'master.key'));
  await stop(await start({ dataDir: newDir }));

  const again = runCommand(['bin/restore', file], { dataDir: newDir });
  expect(await again.ended).toBe(1);
  expect(again.printed()).toContain('already holds a community');
});

test('a command that lacks something says what, in a line', async () => {
  for (const [words, sentence] of [
    [['bin/backup'], 'Say where to: bin/backup FILE'],
    [['bin/backup', join(home, 'package.json')], 'is there already'],
    [['bin/restore'], 'Say from where: bin/restore FILE'],
    [['bin/restore', join(folder, 'nothing')], 'cannot be read'],
    [['bin/start', '--wrong'], 'bin/start does not know --wrong'],
  ] as const) {
    const command = runCommand(words, { dataDir: join(folder, 'unused') });
    expect(await command.ended).toBe(1);
    expect(command.printed()).toContain(sentence);
  }
});

// What only root can set up has to be shown by root; everybody else has shown the last one by all the others.
if (isRoot) {
  test('from a checkout that others cannot enter, it runs a copy', async () => {
    const closed = join(folder, 'closed');
    const checkout = join(closed, 'checkout');
    await mkdir(closed);
    execFileSync('cp', ['-al', home, checkout]);
    await chmod(closed, 0o700);
    const dataDir = join(folder, 'open');
    const program = await start({ dataDir, checkout });
    const family = familyOf(program.child.pid ?? 0);
    expect(family.filter((one) => one.uid === 0 || !one.program.startsWith(dataDir))).toEqual([]);
    await stop(program);
  });

  test('without root it runs as who started it', async () => {
    const program = await start(await asNobody());
    expect(new Set(familyOf(program.child.pid ?? 0).map(({ uid }) => uid))).toEqual(new Set([anyoneElse().runAs?.uid]));
    await stop(program);
  });
}

test('with a database of the operator’s, it brings none of its own', async () => {
  const database = await emptyDatabase();
  const program = await start({ ...(await asNobody()), databaseUrl: database.url });
  expect(familyOf(program.child.pid ?? 0).filter(({ words }) => words.includes('postgres'))).toEqual([]);
  await stop(program);
  await database.drop();
});

/** A folder of one's own, and for root somebody else to be: whom the databases of tests belong to. */
async function asNobody(): Promise<{ dataDir: string; before: string[] }> {
  const dataDir = await mkdtemp(join(folder, 'own-'));
  const { runAs } = anyoneElse();
  if (!runAs) return { dataDir, before: [] };
  await chown(dataDir, runAs.uid, runAs.gid);
  return { dataDir, before: ['setpriv', `--reuid=${runAs.uid}`, `--regid=${runAs.gid}`, '--clear-groups', '--'] };
}
