// Who may import whom: the tiers of ARCHITECTURE.md, in one list. test/architecture.test.ts runs it, proves that it saw
// the files, and plants a fault for every rule.

const foundation = 'platform|contracts';
const ground = 'people|spaces|files|access';
const outlets = 'home|waiting|moderation|care|notifications|search|feeds|exports|live|operator';

/** Everything below src that is neither ground nor outlet nor the program's own frame: pages of content. */
const content = `(?!(?:${foundation}|${ground}|${outlets}|supervisor|demo)/)[^/]+/`;
const tests = '[.]test[.]tsx?$';
const web = '^web/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { pathNot: tests, ...from }, to });

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'A cycle at run time means that two files are one.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('resolved', 'An import leads to a file.', {}, { couldNotResolve: true }),
    forbid(
      'no-tools-at-run-time',
      'What only developers have is not there when the program runs.',
      { path: '^src/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'no-tests-in-the-program',
      'The program knows nothing of its tests.',
      { path: '^(?:src|web)/' },
      { path: '^(?:test|bench|bin)/' },
    ),
    forbid(
      'foundation',
      'Tier 0: no domain word in here.',
      { path: `^src/(?:${foundation})/` },
      { path: '^src/', pathNot: `^src/(?:${foundation})/` },
    ),
    forbid(
      'people',
      'Tier 1: people stand on the foundation.',
      { path: '^src/people/' },
      { path: '^src/', pathNot: `^src/(?:${foundation}|people)/` },
    ),
    forbid(
      'spaces',
      'Tier 2: spaces know people.',
      { path: '^src/spaces/' },
      { path: '^src/', pathNot: `^src/(?:${foundation}|people|spaces)/` },
    ),
    forbid(
      'files',
      'Tier 2: files know people.',
      { path: '^src/files/' },
      { path: '^src/', pathNot: `^src/(?:${foundation}|people|files)/` },
    ),
    forbid(
      'access',
      'Tier 3: access knows people and spaces.',
      { path: '^src/access/' },
      { path: '^src/', pathNot: `^src/(?:${foundation}|people|spaces|access)/` },
    ),
    forbid(
      'content',
      'Tier 4: pages and content stand on tiers 0 to 3, and never know each other.',
      { path: `^src/(${content})` },
      { path: '^src/', pathNot: [`^src/(?:${foundation}|${ground})/`, '^src/$1'] },
    ),
    forbid(
      'outlets',
      'Tier 5: what carries content out knows it by its ContentKind only.',
      { path: `^src/(${outlets})/` },
      { path: '^src/', pathNot: [`^src/(?:${foundation}|${ground})/`, '^src/$1/'] },
    ),
    forbid(
      'supervisor',
      'It answers while the rest is away, so it needs the foundation only.',
      { path: '^src/supervisor/' },
      { path: '^src/', pathNot: `^src/(?:${foundation}|supervisor)/` },
    ),
    forbid(
      'by-the-front-door',
      'A module is entered by its index.ts.',
      { path: '^src/([^/]+)/' },
      { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/platform/', '^src/[^/]+/index[.]ts$'] },
    ),
    forbid(
      'by-the-front-door-from-the-frame',
      'Also app.ts enters a module by its index.ts.',
      { path: '^src/[^/]+$' },
      { path: '^src/[^/]+/', pathNot: ['^src/platform/', '^src/[^/]+/index[.]ts$'] },
    ),
    forbid(
      'platform-part-by-its-door',
      'A folder of platform is entered by its index.ts, a file by its name.',
      { path: '^src/(?!platform/)' },
      { path: '^src/platform/[^/]+/', pathNot: '^src/platform/[^/]+/index[.]ts$' },
    ),
    forbid(
      'pure-views',
      'A view is a function of its page model.',
      { path: '^src/[^/]+/views/' },
      { path: '^src/platform/(?:db|jobs|live)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'browser',
      'What runs in the browser takes nothing but types from the program, and the marks that both must read alike.',
      { path: web },
      { path: '^src/', pathNot: '^src/platform/markdown-marks[.]ts$', dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|var)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
