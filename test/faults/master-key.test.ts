import { execFile } from 'node:child_process';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeal, masterKey } from '../../src/platform/seal.ts';
import { temporaryFolder } from '../machine.ts';

let folder = '';

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => rm(folder, { recursive: true }));

const script = `
  const { masterKey } = await import(${JSON.stringify(new URL('../../src/platform/seal.ts', import.meta.url).href)});
  while (Date.now() < Number(process.argv[2])) continue;
  console.log(masterKey(process.argv[1]).toString('base64'));`;

/** The key that a process of its own finds, or makes, at the given moment. */
async function keyElsewhere(file: string, moment: number): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, file, String(moment)]);
  return stdout.trim();
}

test('processes that make the master key at the same moment have the same one, for its owner only', async () => {
  const file = join(folder, 'new', 'master.key');
  const moment = Date.now() + 1500;
  const keys = await Promise.all(Array.from({ length: 8 }, () => keyElsewhere(file, moment)));
  expect(new Set(keys)).toEqual(new Set([masterKey(file).toString('base64')]));
  expect(await readdir(join(folder, 'new'))).toEqual(['master.key']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a file that holds no key is refused; what another key sealed stays shut', async () => {
  const file = join(folder, 'other.key');
  await writeFile(file, 'not a key');
  expect(() => masterKey(file)).toThrow('does not hold a key');
  const [one, other] = [makeSeal(masterKey(join(folder, 'one'))), makeSeal(masterKey(join(folder, 'two')))];
  expect(one.unseal(one.seal('smtp://user:secret@mail.example.org'))).toBe('smtp://user:secret@mail.example.org');
  expect(() => other.unseal(one.seal('smtp://user:secret@mail.example.org'))).toThrow('unable to authenticate');
});
