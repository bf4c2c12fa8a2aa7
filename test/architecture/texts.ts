import ts from 'typescript';
import { findNodes, isProgram, type Code, type Rule } from './code.ts';

/** The page of components shows them with invented words, to administrators only. */
const invented = /^src\/operator\/views\/design/;

const spoken = ['alt', 'aria-description', 'aria-label', 'aria-roledescription', 'label', 'legend', 'placeholder', 'summary', 'title'];

const isKey = (text: string): boolean => /^[a-z]+(?:\.[\w-]+)+$/.test(text);

const isWords = (text: string): boolean => /\p{L}{2}/u.test(text) && !isKey(text);

/** A command is the same in every language. */
const isCommand = (node: ts.Node): boolean => ts.isJsxElement(node.parent) && node.parent.openingElement.tagName.getText() === 'code';

function english(node: ts.Node): string | false {
  if (ts.isJsxText(node)) return isWords(node.text) && !isCommand(node) && node.text.trim();
  if (ts.isStringLiteral(node) && ts.isJsxExpression(node.parent) && !ts.isJsxAttribute(node.parent.parent))
    return isWords(node.text) && node.text;
  if (!ts.isJsxAttribute(node) || !spoken.includes(node.name.getText()) || !node.initializer) return false;
  return ts.isStringLiteral(node.initializer) && isWords(node.initializer.text) && node.getText();
}

const pages = (code: readonly Code[]): Code[] =>
  code.filter((file) => isProgram(file) && file.path.endsWith('.tsx') && !invented.test(file.path));

export const texts: Rule = {
  name: 'no page says anything that is not in locales/',
  find: (code) => findNodes(pages(code), english),
  planted: [
    { path: 'src/forum/views/a.tsx', text: 'export const page = <p>Welcome back</p>;' },
    { path: 'src/forum/views/b.tsx', text: 'export const box = <input aria-label="Your words" />;' },
    { path: 'src/forum/views/c.tsx', text: "export const line = <p>{'Welcome'}</p>;" },
  ],
};
