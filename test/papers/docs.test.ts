import { existsSync, statSync } from 'node:fs';
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
