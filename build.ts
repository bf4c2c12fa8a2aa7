/** Makes dist/: the program, its pages' files under hashed names, and all it reads while it runs. Needs only node_modules beside it. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { promisify, styleText } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { bundleAsync, Features } from 'lightningcss';
import { bundleIslands } from './web/bundle.ts';

const out = 'dist';
const assets = join(out, 'public/assets');

/** Every asset by its plain name, as the pages ask for it. */
const made: Record<string, string> = {};

const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 8);

async function keep(name: string, bytes: string | Uint8Array) {
  const hashed = `${basename(name, extname(name))}.${hashOf(bytes)}${extname(name)}`;
  await writeFile(join(assets, hashed), bytes);
  return (made[name] = `/assets/${hashed}`);
}

async function buildFonts() {
  const atkinson = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal';
  await keep('fonts/atkinson.woff2', await readFile(`node_modules/${atkinson}.woff2`));
  await keep('fonts/literata.woff2', await readFile('node_modules/@fontsource/literata/files/literata-latin-600-normal.woff2'));
}

const version = (major: number, minor = 0) => (major << 16) | (minor << 8);

/** Phones of 2018 know no layers and would drop every rule: the files follow each other in the layers' order instead. */
async function withoutLayers(file: string) {
  const css = await readFile(file, 'utf8');
  return css.replaceAll(/ layer\(\w+\)/g, '').replaceAll(/^@layer [\w, ]+;$/gm, '');
}

async function buildStyles() {
  const { code } = await bundleAsync({
    filename: 'web/styles/main.css',
    resolver: { read: withoutLayers },
    minify: true,
    targets: { chrome: version(70), safari: version(13), ios_saf: version(13), firefox: version(68), edge: version(79) },
    exclude: Features.LogicalProperties | Features.DirSelector | Features.LangSelectorList,
    visitor: { Url: (url) => ({ ...url, url: made[url.url] ?? url.url }) },
  });
  await keep('app.css', code);
}

async function buildServer() {
  await build({
    // Whatever draws a picture is a program of its own, with limits of its own.
    entryPoints: [
      { in: 'src/main.ts', out: 'main' },
      { in: 'src/platform/files/draw-picture.ts', out: 'draw-picture' },
    ],
    outdir: out,
    // What a command does not need is not loaded: the supervisor runs all year and stays small.
    splitting: true,
    chunkNames: 'program/[name]-[hash]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}

/** The help pages for when the application is away are written by the program's own views. */
async function buildHelpPages() {
  const program = resolve(out, 'write-help-pages.js');
  await build({
    entryPoints: ['src/care/write-help-pages.tsx'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const { writeHelpPages } = (await import(program)) as typeof import('./src/care/write-help-pages.tsx');
  await writeHelpPages(join(out, 'public'), { css: made['app.css'] ?? '', script: made['app.js'] ?? '' });
  await rm(program);
}

const compressed = { gz: promisify(gzip), br: promisify(brotliCompress) };
const worthIt = new Set(['.css', '.js', '.svg', '.html', '.txt', '.json', '.webmanifest']);

async function compress(file: string) {
  const bytes = await readFile(file);
  await writeFile(`${file}.gz`, await compressed.gz(bytes, { level: 9 }));
  await writeFile(`${file}.br`, await compressed.br(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}

async function compressPublic() {
  const files = await readdir(join(out, 'public'), { recursive: true, withFileTypes: true });
  const texts = files.filter((file) => file.isFile() && worthIt.has(extname(file.name)));
  await Promise.all(texts.map((file) => compress(join(file.parentPath, file.name))));
}

async function tell() {
  for (const [name, href] of Object.entries(made)) {
    const file = join(out, 'public', href);
    const zipped = await readFile(`${file}.gz`).catch(() => readFile(file));
    console.log(`${name.padEnd(22)} ${`${(zipped.length / 1024).toFixed(1)} KB`.padStart(9)}  ${styleText('dim', href)}`);
  }
}

const started = performance.now();
await rm(out, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
await cp('web/public', join(out, 'public'), { recursive: true });
await keep('icons.svg', await readFile('web/icons/sprite.svg'));
await buildFonts();
await Promise.all([buildStyles(), bundleIslands(keep), buildServer()]);
await Promise.all(['locales', 'data', 'db/migrations'].map((folder) => cp(folder, join(out, folder), { recursive: true })));
await buildHelpPages();
await compressPublic();
await writeFile(join(out, 'assets.json'), `${JSON.stringify(made, null, 2)}\n`);
await tell();
console.log(`built ${out}/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
