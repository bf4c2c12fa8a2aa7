import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { home, sources } from './sources.ts';

const papers = sources('*.md', 'docs/**/*.md', 'src/**/*.md', 'test/**/*.md', 'bench/**/*.md');

/** Places that a paper may name although git does not keep them. */
const made = /^(?:dist|var|node_modules)(?:\/|$)/;

function targets(text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '');
  return links.map((link) => decodeURI(link));
}

/** Words in code marks that look like a path of ours: `src/access/visible.ts`, `bin/start`, `test/leaks/`. */
function namedPaths(text: string): string[] {
  const tops = 'bin|src|test|docs|web|db|data|locales|bench';
  const marked = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]?.split(' ')[0] ?? '');
  return marked.filter((word) => new RegExp(`^(?:${tops})/[\\w./-]+$`).test(word) && !made.test(word));
}

function commands(text: string): string[] {
  return [...text.matchAll(/(?:^|[\s`])(bin\/[a-z][\w-]*)/gm)].map((match) => match[1] ?? '');
}

test('there are papers, and the reading of them finds what is wrong', () => {
  expect(papers.map(({ path }) => path)).toContain('README.md');
  expect(targets('see [this](docs/no.md#part) and [that](https://example.org)')).toEqual(['docs/no.md']);
  expect(namedPaths('in `src/no/such.ts` and `dist/main.js` and `select 1`')).toEqual(['src/no/such.ts']);
  expect(commands('Run bin/nothing now')).toEqual(['bin/nothing']);
});

describe.each(papers)('$path', ({ path, text }) => {
  test('links lead somewhere', () => {
    expect(targets(text).filter((target) => !existsSync(join(home, dirname(path), target)))).toEqual([]);
  });

  test('paths exist', () => {
    expect(namedPaths(text).filter((named) => !existsSync(join(home, named)))).toEqual([]);
  });

  test('commands can be run', () => {
    const idle = commands(text).filter((command) => {
      const file = statSync(join(home, command), { throwIfNoEntry: false });
      return !file || (file.mode & 0o111) === 0;
    });
    expect(idle).toEqual([]);
  });
});

const read = (path: string): string => readFileSync(join(home, path), 'utf8');

test('each module says on one page what it is for', () => {
  const modules = globSync('src/*/index.ts', { cwd: home }).map((path) => dirname(path));
  expect(modules.length).toBeGreaterThan(10);
  const lines = Object.fromEntries(
    modules.map((module) => [module, existsSync(join(home, module, 'README.md')) ? read(`${module}/README.md`).split('\n').length - 1 : 0]),
  );
  expect(Object.entries(lines).filter(([, count]) => count === 0 || count > 40)).toEqual([]);
});

test('each table is explained where people look: in the glossary or by its module', () => {
  const tables = sources('db/migrations/*.sql').flatMap(({ text }) =>
    [...text.matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? ''),
  );
  expect(tables).toContain('scope');
  const explained = papers
    .filter(({ path }) => path === 'docs/glossary.md' || /^src\/[^/]+\/README.md$/.test(path))
    .map(({ text }) => text);
  expect(tables.filter((table) => !explained.some((text) => text.includes(`\`${table}\``)))).toEqual([]);
});

test('each module names the tables it owns', () => {
  const owners = sources('src/*/tables.ts').filter(({ path }) => !path.startsWith('src/platform/'));
  expect(owners.length).toBeGreaterThan(4);
  const unnamed = owners.flatMap(({ path, text }) => {
    const listed = /interface Tables \{([^}]*)\}/.exec(text)?.[1] ?? '';
    const told = read(`${dirname(path)}/README.md`);
    return [...listed.matchAll(/^\s*(\w+):/gm)].map((match) => match[1]!).filter((table) => !told.includes(`\`${table}\``));
  });
  expect(unnamed).toEqual([]);
});

test('each dependency has its reason', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const used = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  const explained = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '');
  expect(explained.toSorted()).toEqual(used.toSorted());
});

test('the licence is whole', () => {
  const licence = read('LICENSE');
  expect(licence.trimStart().startsWith('GNU AFFERO GENERAL PUBLIC LICENSE\n                       Version 3, 19 November 2007')).toBe(
    true,
  );
  expect(
    licence
      .trimEnd()
      .endsWith('For more information on this, and how to apply and follow the GNU AGPL, see\n<https://www.gnu.org/licenses/>.'),
  ).toBe(true);
});
