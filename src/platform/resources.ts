import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds `locales`, `data` and `db`: the checkout in development, `dist` once built.
 * @throws Error when none of the folders above has them
 */
export function resource(name: string): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'locales', 'en'))) return join(folder, name);
  }
  throw new Error(`${name} was not found above ${import.meta.dirname}`);
}
