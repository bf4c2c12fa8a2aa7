import ts from 'typescript';
import { sources, type Source } from '../papers/sources.ts';

/** One file of code, with its syntax tree made when a rule first asks. */
export type Code = Source & { readonly tree: ts.SourceFile };

/**
 * A rule of the house that no linter knows. `planted` are files that break it, at least one; the test adds them to the
 * real ones and expects each to be found, so that a rule that finds nothing is known to be looking.
 */
export type Rule = {
  readonly name: string;
  find(code: readonly Code[]): string[];
  readonly planted: readonly Source[];
};

export function codeOf({ path, text }: Source): Code {
  let tree: ts.SourceFile | undefined;
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return {
    path,
    text,
    get tree() {
      return (tree ??= ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind));
    },
  };
}

/** Everything that people write and the program or its checks run. */
export function allCode(): Code[] {
  return sources('src/**/*.{ts,tsx}', 'web/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'bench/**/*.ts', 'bin/**/*.ts', 'build.ts').map(codeOf);
}

export const isTest = ({ path }: Source): boolean => path.startsWith('test/') || /[.]test[.]tsx?$/.test(path);

/** What runs when people use the community. */
export const isProgram = (file: Source): boolean => /^(?:src|web)\//.test(file.path) && !isTest(file);

/** The folder below src that a file belongs to, or an empty text. */
export function moduleOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
}

/** Every node of a file, from the top down. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** Where a node stands, as an editor says it. */
export function placeOf({ path, tree }: Code, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** A rule on single nodes: what `fault` says of a node is what is wrong with it. */
export function findNodes(code: readonly Code[], fault: (node: ts.Node, file: Code) => string | false | undefined): string[] {
  return code.flatMap((file) =>
    [...nodesOf(file.tree)].flatMap((node) => {
      const wrong = fault(node, file);
      return wrong ? [`${placeOf(file, node)} ${wrong}`] : [];
    }),
  );
}

/** A rule on lines of text. */
export function findLines(code: readonly Code[], pattern: RegExp): string[] {
  return code.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, n) => (pattern.test(line) ? [`${path}:${n + 1} ${line.trim()}`] : [])),
  );
}
