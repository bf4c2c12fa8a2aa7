import type { Node } from '@tiptap/pm/model';
import { piecesOf, samePieces } from './pieces.ts';
import { readWords } from './read-words.ts';
import { writePieces, type Care } from './write-pieces.ts';

/** The document of the editor as words for the plain box: what the server makes of them is the document again. */
export function writeWords(doc: Node): string {
  return together(blocksOf(doc));
}

/** A node that holds something, and its lines. */
type Block = { node: Node; lines: string };

const together = (blocks: readonly Block[]) => blocks.map(({ lines }) => lines).join('\n\n');

/** The blocks within a node; what is empty is left out. */
function blocksOf(parent: Node): Block[] {
  const written: Block[] = [];
  let other = false;
  for (const node of parent.children) {
    // Two lists of one kind beside each other would be one, were they marked alike.
    const alike: boolean = written.at(-1)?.node.type === node.type && !other;
    const lines = write(node, alike);
    if (lines === '') continue;
    written.push({ node, lines });
    other = alike;
  }
  return written;
}

function write(node: Node, other: boolean): string {
  switch (node.type.name) {
    case 'paragraph':
      return paragraph(node);
    case 'blockquote':
      return indent(together(blocksOf(node)), '> ', '>');
    case 'bullet_list':
      return list(node, () => (other ? '* ' : '- '));
    case 'ordered_list':
      return list(node, (n) => `${Number(node.attrs['order']) + n}${other ? ')' : '.'} `);
    case 'code_block':
      return fenced(node.textContent);
    default:
      return '___';
  }
}

function indent(lines: string, by: string, blank: string): string {
  return lines === '' ? '' : lines.replaceAll(/^.*$/gm, (line) => (line === '' ? blank : by + line));
}

function list(node: Node, marker: (n: number) => string): string {
  const items = node.children.map(blocksOf).filter((blocks) => blocks.length > 0);
  const between = items.every(isTight) ? '\n' : '\n\n';
  return items.map((blocks, n) => item(blocks.map(({ lines }) => lines).join(between), marker(n))).join(between);
}

/** One block, or a paragraph and a list below it; a list that counts from elsewhere only begins after a blank line. */
function isTight([first, second, ...more]: readonly Block[]): boolean {
  if (!second) return true;
  if (first?.node.type.name !== 'paragraph' || more.length > 0) return false;
  return second.node.type.name === 'bullet_list' || second.node.attrs['order'] === 1;
}

function item(lines: string, marker: string): string {
  return marker + indent(lines, ' '.repeat(marker.length), '').slice(marker.length);
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** A document never changes, its parts do not either: what was written once is not written again while somebody types. */
const known = new WeakMap<Node, string>();

/** As plainly as possible: signs are only escaped where they would be taken for marks. */
const cares: readonly Care[] = [{}, { escape: true }, { escape: true, joints: true }];

function paragraph(node: Node): string {
  let words = known.get(node);
  if (words === undefined) known.set(node, (words = carefully(node)));
  return words;
}

function carefully(node: Node): string {
  const pieces = piecesOf(node);
  const tries = cares.values().map((care) => writePieces(pieces, care));
  let words = '';
  for (words of tries) {
    const [read, ...more] = readWords(words).children;
    if (read?.type.name === 'paragraph' && more.length === 0 && samePieces(piecesOf(read), pieces)) break;
  }
  return words;
}
