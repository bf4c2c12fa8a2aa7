import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { home } from '../papers/sources.ts';
import { addLines, blocksOf } from './blocks.ts';

const folders = ['src', 'web', 'test', 'db', 'locales', 'data', 'bench', 'bin', 'docs', 'dist'];
const papers = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'STYLE.md', 'LICENSE'];
const settings = [
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'build.ts',
  '.dependency-cruiser.cjs',
  '.oxlintrc.json',
  '.oxfmtrc.json',
];

let folder = '';

/** A copy of the house in which somebody did what the page says, and nothing else. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'companionway-kind-'));
  for (const part of [...folders, ...papers, ...settings]) await cp(join(home, part), join(folder, part), { recursive: true });
  await symlink(join(home, 'node_modules'), join(folder, 'node_modules'));
  for (const { kind, path, text } of blocksOf(await readFile(join(home, 'docs/how-to/add-a-content-kind.md'), 'utf8'))) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, kind === 'diff' ? addLines(await readFile(file, 'utf8'), text) : text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a program said there, and whether it was content. */
function call(program: string, ...args: string[]): Promise<{ ok: boolean; said: string }> {
  const env = { ...process.env, NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(join(home, 'node_modules/.bin', program), args, { cwd: folder, env, maxBuffer: 1e9 }, (error, stdout, stderr) =>
      resolve({ ok: error === null, said: stdout + stderr }),
    );
  });
}

test('the page is read as it is meant', () => {
  const page = 'Words.\n\n```ts src/a.ts\nconst a = 1;\n```\n\n```diff src/b.ts\n one\n+two\n```\n\n    bin/check\n';
  expect(blocksOf(page)).toEqual([
    { kind: 'ts', path: 'src/a.ts', text: 'const a = 1;\n' },
    { kind: 'diff', path: 'src/b.ts', text: ' one\n+two\n' },
  ]);
  expect(addLines('zero\none\nthree\n', ' one\n+two\n')).toBe('zero\none\ntwo\nthree\n');
  expect(() => addLines('zero\n', ' one\n+two\n')).toThrow('one');
});

test('what it writes is typed, formatted and clean', async () => {
  expect(await call('tsc', '-p', '.')).toEqual({ ok: true, said: '' });
  const { ok, said } = await call('oxfmt', '--check', 'src/notes');
  expect(ok, said).toBe(true);
  const lint = await call('oxlint', '--type-aware', 'src/notes');
  expect(lint.ok, lint.said).toBe(true);
});

test('people use it, moderation knows it, nothing leaks, and the house is as it was', async () => {
  const { ok, said } = await call('vitest', 'run', 'src/notes', 'test/leaks', 'test/architecture.test.ts', 'test/papers');
  expect(ok, said).toBe(true);
}, 600_000);

test('a leak in it would be found', async () => {
  const file = join(folder, 'src/notes/queries.ts');
  const queries = await readFile(file, 'utf8');
  const everything = queries.replace("${see.scope('s', { author: 'n.byline_id' })}", "(${see.scope('s')} or true)");
  await writeFile(file, everything.replace("see.place('pl', 'inside')", "see.place('pl', 'entrance')"));
  const { ok, said } = await call('vitest', 'run', '--bail=1', 'test/leaks');
  expect(ok).toBe(false);
  expect(said).toMatch(/notes tells/);
}, 600_000);
