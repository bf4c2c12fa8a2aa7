import { readdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';

const options = {
  outdir: '/',
  write: false,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2018',
  // prosemirror-markdown brings an older one of its own, which the editor would carry beside ours.
  alias: { 'markdown-it': resolve('node_modules/markdown-it') },
} as const;

/**
 * Makes the scripts of the pages. The one of every page (`app.js`) knows the addresses of the parts that are loaded when
 * somebody needs them: they come first.
 * @param keep puts a script away and says its address
 */
export async function bundleIslands(keep: (name: string, code: string) => string | Promise<string>): Promise<void> {
  const define = { 'process.env.NODE_ENV': '"production"' };
  const parts = (await readdir('web/islands')).flatMap((file) => /^([\w-]+)\.entry\.ts$/.exec(file)?.[1] ?? []);
  const addresses: Record<string, string> = {};
  const { outputFiles } = await build({
    ...options,
    define,
    entryPoints: parts.map((name) => ({ in: `web/islands/${name}.entry.ts`, out: name })),
  });
  for (const { path, text } of outputFiles) addresses[basename(path, '.js')] = await keep(basename(path), text);
  const app = { ...options, define: { ...define, PARTS: JSON.stringify(addresses) } };
  const made = await build({ ...app, entryPoints: [{ in: 'web/islands/main.ts', out: 'app' }] });
  for (const { path, text } of made.outputFiles) await keep(basename(path), text);
}
