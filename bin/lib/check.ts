// Everything that must hold, one step after the other; each says how long it took, and what is wrong.
//   node check.ts [--guards]
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';

type Count = { passed: number; failed: number };
type Ended = { code: number; output: string };
type Step = { name: string; run: () => Promise<Count & { output: string }> };
type Environment = Record<string, string>;

const code = ['src', 'bin', 'test', 'bench', 'web', 'build.ts', 'vitest.config.ts'];

function call(program: string, args: readonly string[], env: Environment = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (status) => resolve({ code: status ?? 1, output }));
  });
}

/** One program that is silent when all is well counts as one check. */
function check(name: string, program: string, args: readonly string[]): Step {
  return {
    name,
    async run() {
      const { code: status, output } = await call(program, args);
      return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, output };
    },
  };
}

type Report = {
  numPassedTests: number;
  numTotalTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** What did not run did not pass: skipped, to do, or in a file that could not be read. */
function count({ numPassedTests, numTotalTests, testResults }: Report, status: number): Count {
  const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numTotalTests - numPassedTests + unread;
  return { passed: numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}

/** Tests by the beginnings of their paths; none found is a failure, since nothing was shown. */
function tests(name: string, args: readonly string[], env: Environment = {}): Step {
  return {
    name,
    async run() {
      const folder = await mkdtemp(join(tmpdir(), 'companionway-check-'));
      const file = join(folder, 'report.json');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const { code: status, output } = await call('vitest', ['run', ...args, ...reporters], env);
      const report = await readFile(file, 'utf8').catch(() => undefined);
      await rm(folder, { recursive: true });
      if (!report) return { passed: 0, failed: 1, output };
      return { ...count(JSON.parse(report) as Report, status), output };
    },
  };
}

const groups = ['papers', 'leaks', 'faults', 'running', 'journeys'];
const elsewhere = groups.flatMap((group) => ['--exclude', `test/${group}/**`]);

const steps: Step[] = [
  check('format', 'oxfmt', ['--check', ...code]),
  check('lint', 'oxlint', ['--type-aware', ...code]),
  check('types', 'tsc', ['-p', '.']),
  check('unused code', 'knip', ['--no-progress', '--no-config-hints']),
  tests('locales and papers', ['test/papers']),
  tests('architecture', ['test/architecture.test.ts']),
  tests('modules', ['--exclude', 'test/**']),
  tests('modules in New York, on PostgreSQL 15', ['--exclude', 'test/**'], { TZ: 'America/New_York', TEST_DATABASE: '15' }),
  tests('modules in Kolkata', ['--exclude', 'test/**'], { TZ: 'Asia/Kolkata' }),
  tests('the house together', ['test/', '--exclude', 'test/architecture.test.ts', ...elsewhere]),
  tests('leak matrix', ['test/leaks']),
  tests('running', ['test/running']),
  tests('faults', ['test/faults']),
  tests('journeys', ['test/journeys']),
];

/** Its last line counts, as ours does. */
const takingOut: Step = {
  name: 'guards',
  async run() {
    const { output } = await call('node', ['test/guards/run.ts']);
    const [, passed = 0, failed = 1] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
    return { passed: Number(passed), failed: Number(failed), output };
  },
};
if (process.argv.includes('--guards')) steps.push(takingOut);

const total: Count = { passed: 0, failed: 0 };
for (const { name, run } of steps) {
  const began = performance.now();
  const { passed, failed, output } = await run();
  total.passed += passed;
  total.failed += failed;
  const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8);
  const result = failed === 0 ? styleText('green', `${passed} passed`) : styleText('red', `${failed} failed`);
  console.log(`${name.padEnd(40)} ${seconds}   ${result}`);
  if (failed > 0) console.log(output);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
