import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resource } from './resources.ts';

/** Reads data/<name>.tsv: the first line names the columns, every other line is one row. */
export function readTable<Column extends string>(name: string): Record<Column, string>[] {
  const [head = '', ...lines] = readFileSync(join(resource('data'), `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head.split('\t') as Column[];
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) as Record<Column, string>;
  });
}
