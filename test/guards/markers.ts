import { sources } from '../papers/sources.ts';

/** A line of the program that holds something shut, as its comment says. */
export type Marker = { readonly name: string; readonly path: string; readonly line: number };

export function markers(): Marker[] {
  return sources('src/**/*.{ts,tsx}').flatMap(({ path, text }) =>
    text.split('\n').flatMap((content, line) => {
      const name = /\/\/ guard:([\w-]+)$/.exec(content)?.[1];
      return name ? [{ name, path, line }] : [];
    }),
  );
}
