import type { Mark, Node } from '@tiptap/pm/model';

/** Letters that share their marks. A break is a line end. */
export type Piece = { text: string; marks: readonly Mark[] };

const isSpace = (text: string) => /^\s*$/.test(text);
const isCode = ({ marks }: Piece) => marks.some((mark) => mark.type.name === 'code');

/** Marks that both have. */
const both = (a: readonly Mark[], b: readonly Mark[]) => a.filter((mark) => mark.isInSet(b) && mark.type.name !== 'code');

/**
 * The content of a paragraph as it can be written: spaces and line ends take the marks that go on over them and no others,
 * and there are none at its ends.
 */
export function piecesOf(paragraph: Node): Piece[] {
  const cut = paragraph.children.flatMap((node): Piece[] => {
    if (node.type.name === 'hard_break') return [{ text: '\n', marks: [] }];
    const { text = '', marks } = node;
    return isCode({ text, marks }) ? [{ text, marks }] : text.split(/(\s+)/).map((part) => ({ text: part.replaceAll(/\s/g, ' '), marks }));
  });
  const pieces = cut.filter(({ text }) => text !== '');
  const last = pieces.findLastIndex((piece) => isCode(piece) || !isSpace(piece.text));
  const first = pieces.findIndex((piece) => isCode(piece) || !isSpace(piece.text));
  return first < 0 ? [] : joined(withSpaces(pieces.slice(first, last + 1)));
}

/** A line end takes the spaces around it away. */
function withSpaces(pieces: readonly Piece[]): Piece[] {
  const solid = (piece: Piece | undefined) => piece && (isCode(piece) || !isSpace(piece.text));
  return pieces.flatMap((piece, n): Piece[] => {
    if (solid(piece)) return [piece];
    const before = pieces.slice(0, n).findLast(solid);
    const after = pieces.slice(n).find(solid);
    const [left, right] = [nextLineEnd(pieces, n, -1), nextLineEnd(pieces, n, 1)];
    if (piece.text === ' '.repeat(piece.text.length) && (left || right)) return [];
    return [{ text: piece.text, marks: before && after ? both(before.marks, after.marks) : [] }];
  });
}

/** Whether, over spaces alone, a line end follows in this direction. */
function nextLineEnd(pieces: readonly Piece[], from: number, step: 1 | -1): boolean {
  for (let n = from + step; pieces[n]; n += step) {
    if (pieces[n]!.text === '\n') return true;
    if (isCode(pieces[n]!) || !isSpace(pieces[n]!.text)) return false;
  }
  return false;
}

const sameMarks = (a: readonly Mark[], b: readonly Mark[]) => a.length === b.length && a.every((mark) => mark.isInSet(b));

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && sameMarks(last.marks, piece.marks)) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}

/** Whether they read alike: a mark on a space shows nothing. */
export function samePieces(a: readonly Piece[], b: readonly Piece[]): boolean {
  const [as, bs] = [signsOf(a), signsOf(b)];
  return (
    as.length === bs.length && as.every(({ sign, marks }, n) => sign === bs[n]!.sign && (isSpace(sign) || sameMarks(marks, bs[n]!.marks)))
  );
}

const signsOf = (pieces: readonly Piece[]) => pieces.flatMap(({ text, marks }) => [...text].map((sign) => ({ sign, marks })));
