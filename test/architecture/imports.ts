import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { home } from '../papers/sources.ts';

/** What dependency-cruiser found below a folder: how many files it saw, and `rule: from → to` for each fault. */
export type Cruised = { seen: number; faults: string[] };

type Report = { modules: { source: string }[]; summary: { violations: { rule: { name: string }; from: string; to: string }[] } };

/** @param folder with src and web, a package.json and a tsconfig.json */
export async function cruise(folder: string): Promise<Cruised> {
  const args = ['--config', `${home}/.dependency-cruiser.cjs`, '--output-type', 'json', 'src', 'web'];
  const output = await new Promise<string>((resolve, reject) => {
    // It ends with the number of faults; what it found is in its words.
    execFile(`${home}/node_modules/.bin/depcruise`, args, { cwd: folder, maxBuffer: 1e9 }, (error, stdout, stderr) => {
      if (stdout) resolve(stdout);
      else reject(error ?? new Error(stderr));
    });
  });
  const { modules, summary } = JSON.parse(output) as Report;
  const ours = modules.filter(({ source }) => /^(?:src|web)\//.test(source));
  return { seen: ours.length, faults: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`) };
}

/** The names of all rules, as the list in the root spells them. */
export async function rulesOfImports(): Promise<string[]> {
  const { default: list } = (await import(`${home}/.dependency-cruiser.cjs`)) as { default: { forbidden: { name: string }[] } };
  return list.forbidden.map(({ name }) => name);
}

// One fault for each rule, in a house of its own. Left: the file; right: what it imports.
const planted: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['no-cycles', 'src/forum/one.ts', './two.ts'],
  ['resolved', 'src/forum/lost.ts', './nowhere.ts'],
  ['no-tools-at-run-time', 'src/forum/tool.ts', 'only-for-developers'],
  ['no-tests-in-the-program', 'src/app.ts', '../test/world.ts'],
  ['foundation', 'src/platform/clock.ts', '../people/index.ts'],
  ['people', 'src/people/acts.ts', '../spaces/index.ts'],
  ['spaces', 'src/spaces/acts.ts', '../access/index.ts'],
  ['files', 'src/files/acts.ts', '../access/index.ts'],
  ['access', 'src/access/acts.ts', '../forum/index.ts'],
  ['content', 'src/forum/acts.ts', '../stories/index.ts'],
  ['content', 'src/forum/told.ts', '../notifications/index.ts'],
  ['content', 'src/forum/frame.ts', '../frame.ts'],
  ['outlets', 'src/notifications/acts.ts', '../forum/index.ts'],
  ['outlets', 'src/notifications/beside.ts', '../moderation/index.ts'],
  ['supervisor', 'src/supervisor/acts.ts', '../people/index.ts'],
  ['by-the-front-door', 'src/forum/window.ts', '../people/names.ts'],
  ['by-the-front-door-from-the-frame', 'src/main.ts', './forum/rules.ts'],
  ['platform-part-by-its-door', 'src/forum/back.ts', '../platform/db/connect.ts'],
  ['pure-views', 'src/forum/views/page.tsx', '../../platform/db/index.ts'],
  ['browser', 'web/islands/main.ts', '../../src/platform/ids.ts'],
];

const otherFiles = [
  ...['people', 'spaces', 'access', 'forum', 'stories', 'notifications', 'moderation', 'platform/db'].map(
    (folder) => `src/${folder}/index.ts`,
  ),
  'src/people/names.ts',
  'src/forum/rules.ts',
  'src/platform/db/connect.ts',
  'src/platform/ids.ts',
  'src/frame.ts',
  'test/world.ts',
];

const settings: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'planted', type: 'module', devDependencies: { 'only-for-developers': '1.0.0' } }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'esnext', moduleResolution: 'bundler', allowImportingTsExtensions: true, noEmit: true, jsx: 'preserve' },
  }),
  'src/forum/two.ts': "export { mine as thing } from './one.ts';\n",
  'node_modules/only-for-developers/package.json': JSON.stringify({ name: 'only-for-developers', version: '1.0.0', main: 'index.js' }),
  'node_modules/only-for-developers/index.js': 'export const thing = 1;',
};

/** A house in a temporary folder that breaks every rule once, and what must be found there. */
export async function cruisePlanted(): Promise<Cruised & { expected: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'companionway-planted-'));
  const files = {
    ...settings,
    ...Object.fromEntries(otherFiles.map((path) => [path, 'export const thing = 1;\n'])),
    ...Object.fromEntries(planted.map(([, path, imports]) => [path, `import { thing } from '${imports}';\nexport const mine = thing;\n`])),
  };
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const found = await cruise(folder);
    return { ...found, expected: planted.map(([rule, path]) => `${rule}: ${path}`) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
