import { expect, test } from 'vitest';
import { allCode, codeOf, type Rule } from './architecture/code.ts';
import { cruise, cruisePlanted, rulesOfImports } from './architecture/imports.ts';
import { declarations, places, promises } from './architecture/names.ts';
import { listedReaders, opening, seals, system, views } from './architecture/reading.ts';
import { quantile, sizesOf } from './architecture/sizes.ts';
import { ownersOf, tables, writers } from './architecture/tables.ts';
import { texts } from './architecture/texts.ts';
import { clock, environment, listedPaths, memory, patience } from './architecture/world.ts';
import { home } from './papers/sources.ts';

const code = allCode();

const rules: readonly Rule[] = [
  places,
  declarations,
  promises,
  environment,
  clock,
  memory,
  patience,
  opening,
  seals,
  system,
  views,
  texts,
  tables,
];

test('the files were seen', () => {
  const paths = code.map(({ path }) => path);
  for (const path of [
    'src/main.ts',
    'src/access/visible.ts',
    'src/forum/views/thread.tsx',
    'web/islands/main.ts',
    'build.ts',
    'test/architecture.test.ts',
  ])
    expect(paths).toContain(path);
  expect(paths.length).toBeGreaterThan(250);
  expect(ownersOf(code).get('scope')).toBe('people');
  expect(ownersOf(code).size).toBeGreaterThan(30);
});

test.each(rules)('$name', ({ find, planted }) => {
  expect(find(code)).toEqual([]);
  for (const file of planted) expect(find([...code, codeOf(file)]), file.text || file.path).toEqual([expect.stringContaining(file.path)]);
});

test('no exception outlives its reason', () => {
  const { listed, found } = writers(code);
  expect(found).toEqual(listed);
  const paths = code.map(({ path }) => path);
  expect([...listedReaders, ...listedPaths].filter((path) => !paths.includes(path))).toEqual([]);
});

test('who imports whom: tiers, siblings, front doors, no cycles', async () => {
  const { seen, faults } = await cruise(home);
  expect(faults).toEqual([]);
  expect(seen).toBeGreaterThan(150);
});

test('who imports whom: a planted fault of every kind is found', async () => {
  const { faults, expected } = await cruisePlanted();
  const found = faults.map((fault) => fault.split(' → ')[0] ?? '');
  expect(new Set(found)).toEqual(new Set(expected));
  expect(new Set(expected.map((fault) => fault.split(':')[0]))).toEqual(new Set(await rulesOfImports()));
});

test('files and functions stay small', () => {
  const { files, functions } = sizesOf(code);
  expect(quantile(files, 0.9)).toBeLessThanOrEqual(200);
  expect(Math.max(...files)).toBeLessThanOrEqual(400);
  expect(functions.length).toBeGreaterThan(500);
  expect(quantile(functions, 0.5)).toBeLessThanOrEqual(10);
  expect(quantile(functions, 0.9)).toBeLessThanOrEqual(40);
  const tall = codeOf({ path: 'src/forum/a.ts', text: `function tall() {\n${'  step();\n'.repeat(50)}}\n` });
  expect(sizesOf([tall])).toEqual({ files: [52], functions: [52] });
});
