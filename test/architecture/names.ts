import ts from 'typescript';
import { findNodes, type Rule } from './code.ts';

const drawers = ['util', 'utils', 'helper', 'helpers', 'common', 'shared', 'misc', 'lib', 'core', 'types', 'constants'];

export const places: Rule = {
  name: 'a file is named by what is in it, in plain words with hyphens; there is no drawer for odds and ends',
  find: (code) =>
    code
      .map(({ path }) => path)
      .filter((path) => {
        const words = path
          .replace(/^bin\/lib\//, '')
          .replace(/([.]test|[.]d|[.]entry)?[.]tsx?$/, '')
          .split('/');
        return words.some((word) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(word) || word.split('-').some((part) => drawers.includes(part)));
      }),
  planted: [
    { path: 'src/forum/utils.ts', text: '' },
    { path: 'src/common/texts.ts', text: '' },
    { path: 'src/forum/date-helpers.ts', text: '' },
    { path: 'src/forum/replyToThread.ts', text: '' },
  ],
};

const vague = /(?:^|[a-z])(?:Manager|Service|Helper|Helpers|Util|Utils|Data|Info|Base|Impl)$/;

const namesSomething = (
  node: ts.Node,
): node is ts.FunctionDeclaration | ts.ClassDeclaration | ts.TypeAliasDeclaration | ts.InterfaceDeclaration =>
  ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node);

export const declarations: Rule = {
  name: 'a type or function is named by what it is; Manager, Service, Data, Info and the like say nothing',
  find: (code) => findNodes(code, (node) => namesSomething(node) && node.name && vague.test(node.name.text) && node.name.text),
  planted: [
    { path: 'src/forum/a.ts', text: 'export type PostData = { id: string };' },
    { path: 'src/forum/b.ts', text: 'export class ThreadManager {}' },
  ],
};

/** Written in halves, so that this file does not carry them itself. */
const later = new RegExp(['TO', 'FIX', 'HA', 'X'].map((half, n) => `\\b${half}${['DO', 'ME', 'CK', 'XX'][n]}\\b`).join('|'));

export const promises: Rule = {
  name: 'nothing is left for later in a comment',
  find: (code) => code.filter(({ text }) => later.test(text)).map(({ path }) => path),
  planted: [{ path: 'src/forum/a.ts', text: `// ${'TO'}${'DO'}: the rest` }],
};
