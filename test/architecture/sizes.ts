import ts from 'typescript';
import { isTest, nodesOf, type Code } from './code.ts';

/** Sizes in lines: of each file of code, and of each function that has a body. */
export type Sizes = { files: number[]; functions: number[] };

const hasBody = (node: ts.Node): boolean =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ((ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && ts.isBlock(node.body));

function linesOf({ tree }: Code, node: ts.Node): number {
  const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart()) + 1;
}

/** Tests tell stories and are as long as these; they count as files, their callbacks do not count as functions. */
export function sizesOf(code: readonly Code[]): Sizes {
  const functions = code
    .filter((file) => !isTest(file))
    .flatMap((file) => [...nodesOf(file.tree)].filter(hasBody).map((node) => linesOf(file, node)));
  return { files: code.map(({ text }) => text.split('\n').length - 1), functions };
}

/** The value that this part of all values does not go above. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
