import ts from 'typescript';
import { findLines, findNodes, isProgram, isTest, moduleOf, type Code, type Rule } from './code.ts';

const program = (code: readonly Code[]): Code[] => code.filter((file) => file.path.startsWith('src/') && isProgram(file));

export const environment: Rule = {
  name: 'only src/main.ts reads the environment; everything else is handed its configuration',
  find: (code) =>
    findLines(
      program(code).filter(({ path }) => path !== 'src/main.ts'),
      /\bprocess\.(?:env|loadEnvFile)\b/,
    ),
  planted: [{ path: 'src/forum/a.ts', text: 'export const url = process.env.PUBLIC_URL;' }],
};

// The clock and the ids themselves; and secrets that no test needs to foretell.
const sourcesOfChance = [
  'src/platform/clock.ts',
  'src/platform/ids.ts',
  'src/platform/seal.ts',
  'src/platform/postgres/cluster.ts',
  'src/people/passwords.ts',
];

export const clock: Rule = {
  name: 'time and chance are handed in: a test moves the clock and knows every id',
  find: (code) =>
    findLines(
      program(code).filter(({ path }) => !sourcesOfChance.includes(path)),
      /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\(|\brandomUUID|\brandomBytes\(/,
    ),
  planted: [
    { path: 'src/forum/a.ts', text: 'export const at = () => new Date();' },
    { path: 'src/forum/b.ts', text: 'export const id = () => crypto.randomUUID();' },
  ],
};

/** Modules whose whole state is in the database: what a process remembers of one request is a leak in the next. */
const forgetful = ({ path }: Code): boolean => !['', 'platform', 'supervisor', 'demo'].includes(moduleOf(path));

// What stands here holds nothing about anybody.
const remembered: Record<string, string> = {
  'src/access/open.ts together': 'texts of statements; for whom they run comes with each request',
  'src/care/helplines.ts known': 'the helplines of the file, the same for everybody',
  'src/accounts/leave-page-routes.tsx assets': 'the names of built files',
  'src/people/passwords.ts waiting': 'whose turn it is at the hashing',
  'src/people/passwords.ts running': 'how many are hashing now',
};

function isKeptBetweenRequests(node: ts.VariableDeclaration): boolean {
  const list = node.parent;
  if (!ts.isVariableDeclarationList(list) || !ts.isVariableStatement(list.parent) || !ts.isSourceFile(list.parent.parent)) return false;
  if ((list.flags & ts.NodeFlags.Const) === 0) return true;
  const { initializer } = node;
  if (!initializer) return false;
  if (ts.isNewExpression(initializer))
    return /^(?:Weak)?(?:Map|Set)$/.test(initializer.expression.getText()) && !initializer.arguments?.length;
  return ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 0;
}

export const memory: Rule = {
  name: 'no module remembers anything between two requests',
  find: (code) =>
    findNodes(program(code).filter(forgetful), (node, { path }) => {
      if (!ts.isVariableDeclaration(node) || !isKeptBetweenRequests(node)) return false;
      const name = node.name.getText();
      return !(`${path} ${name}` in remembered) && name;
    }),
  planted: [
    { path: 'src/forum/a.ts', text: 'const seen = new Map<string, string>();' },
    { path: 'src/forum/b.ts', text: 'let last: string | undefined;' },
  ],
};

export const patience: Rule = {
  name: 'a test waits for a condition, never for a time',
  find: (code) =>
    findLines(
      code.filter((file) => isTest(file) && !patient.includes(file.path)),
      /\bsetTimeout\(|timers\/promises|\bwaitForTimeout\b/,
    ),
  planted: [{ path: 'src/forum/a.test.ts', text: 'await new Promise((then) => setTimeout(then, 100));' }],
};

/** Where tests learn to wait: these ask again until a condition holds, or give up. */
const patient = ['test/running/program.ts', 'test/architecture/world.ts'];

export const listedPaths = [...sourcesOfChance, ...patient, ...Object.keys(remembered).map((known) => known.split(' ')[0] ?? '')];
