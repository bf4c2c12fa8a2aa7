import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const home = fileURLToPath(new URL('../..', import.meta.url));

export type Source = { readonly path: string; readonly text: string };

/** Files of the checkout by patterns, with their text; what is built or installed is left out. */
export function sources(...patterns: string[]): Source[] {
  const exclude = (path: string): boolean => /(^|\/)(node_modules|dist|var)(\/|$)/.test(path);
  const paths = globSync(patterns, { cwd: home, exclude });
  return paths.toSorted().map((path) => ({ path, text: readFileSync(`${home}/${path}`, 'utf8') }));
}
