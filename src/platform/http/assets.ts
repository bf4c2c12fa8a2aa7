import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resource } from '../resources.ts';

/** Addresses of what the build made, by plain name. */
export type AssetMap = Record<string, string>;

/** @returns the addresses from assets.json; plain names where nothing was built, as in most tests */
export function readAssets(): AssetMap {
  const file = resource('assets.json');
  const built = existsSync(file) ? file : resource(join('dist', 'assets.json'));
  return existsSync(built) ? (JSON.parse(readFileSync(built, 'utf8')) as AssetMap) : {};
}

/** Serves the built files: hashed names for a year, the others for an hour. */
export async function serveAssets(app: FastifyInstance): Promise<void> {
  const built = [resource('public'), resource(join('dist', 'public'))].find((f) => existsSync(f));
  if (!built) return;
  await app.register(fastifyStatic, {
    root: built,
    prefix: '/',
    wildcard: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes(`${join('public', 'assets')}`) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      ),
  });
}
