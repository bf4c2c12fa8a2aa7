import ts from 'typescript';
import { findLines, findNodes, isProgram, moduleOf, type Code, type Rule } from './code.ts';

const outsideAccess = (code: readonly Code[]): Code[] => code.filter((file) => isProgram(file) && moduleOf(file.path) !== 'access');

const nameOf = (node: ts.Node): string =>
  ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node) || ts.isShorthandPropertyAssignment(node) ? node.name.getText() : '';

/** A thing that answers `for(recipient)` like something opened, or a viewer made by hand. */
function isForged(node: ts.Node): string | false {
  if (ts.isAsExpression(node) && /^(?:Seen<|Viewer\b)/.test(node.type.getText())) return node.getText();
  if (ts.isMethodDeclaration(node) && nameOf(node) === 'for') return 'makes a Seen';
  if (ts.isPropertyAssignment(node) && nameOf(node) === 'for') return 'makes a Seen';
  if (!ts.isObjectLiteralExpression(node)) return false;
  const names = node.properties.map(nameOf);
  return names.includes('principals') && names.includes('audiences') && 'makes a Viewer';
}

export const opening: Rule = {
  name: 'only access/ makes a Viewer or a Seen',
  find: (code) => findNodes(outsideAccess(code), isForged),
  planted: [
    { path: 'src/forum/a.ts', text: 'export const seen = { for: (recipient: string) => recipient };' },
    { path: 'src/forum/b.ts', text: 'export const seen = {} as Seen<string>;' },
    {
      path: 'src/forum/c.ts',
      text: 'export const viewer = { person: null, principals: [], audiences: [1], staffOf: [], blocked: [], bylines: [] };',
    },
  ],
};

/** The one table that says who an anonymous byline is. Only that person ever sees what these read from it. */
const readersOfSeals: Record<string, string> = {
  'src/people/tables.ts': 'names its columns',
  'src/people/own-bylines.ts': 'a person’s own bylines: for what they export, take back and are told',
  'src/people/people-to-tell.ts': 'whom an answer is told to, without saying whom it was told to',
  'src/people/anonymous-bylines.ts': 'gives somebody an alias, finds the one they have, and forgets whose it was when they leave',
  'src/people/carry-bylines.ts': 'an alias goes along when its words go on in another conversation',
  'src/people/parting-aliases.ts': 'the aliases of somebody who leaves, so that their words go',
  'src/people/behind-alias.ts': 'who an alias is, for two senior people who agreed, with a reason and a log',
  'src/access/load-viewer.ts': 'a viewer’s own bylines',
};

export const seals: Rule = {
  name: 'who an anonymous byline is, is read in few places, each with its reason',
  find: (code) =>
    findLines(
      code.filter((file) => isProgram(file) && !(file.path in readersOfSeals)),
      /\bsealed_byline\b/,
    ),
  planted: [{ path: 'src/forum/a.ts', text: "export const text = 'select person_id from sealed_byline';" }],
};

/** Things opened as the program itself, past every audience. */
const openedBySystem: Record<string, string> = {};

export const listedReaders = [...Object.keys(readersOfSeals), ...Object.keys(openedBySystem)];

export const system: Rule = {
  name: 'what is opened past every audience is listed here with its reason',
  find: (code) =>
    findLines(
      outsideAccess(code).filter(({ path }) => !(path in openedBySystem) && path !== 'src/contracts/viewer.ts'),
      /\bsystem\(|['"`]system:/,
    ),
  planted: [{ path: 'src/forum/a.ts', text: "export const all = await kind.open(db, system('index'), ids);" }],
};

export const views: Rule = {
  name: 'a view is a pure function of its page model',
  find: (code) => {
    const pages = code.filter((file) => isProgram(file) && file.path.includes('/views/'));
    return findNodes(pages, (node) => ts.isAwaitExpression(node) && 'waits for something');
  },
  planted: [{ path: 'src/forum/views/a.tsx', text: 'export const page = async () => <p>{await find()}</p>;' }],
};
