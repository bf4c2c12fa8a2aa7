import type { Mark } from '@tiptap/pm/model';
import { joint } from '../../../src/platform/markdown-marks.ts';
import type { Piece } from './pieces.ts';

/** `escape`: signs that could be marks are not. `joints`: nor can two marks that touch be read as one. */
export type Care = { escape?: boolean; joints?: boolean };

const signs: Record<string, string> = { strong: '**', em: '*', strike: '~~' };

const nameOf = (mark: Mark): string => mark.type.name;
const hrefOf = (mark: Mark): string => String(mark.attrs['href']);

/** Opens and closes marks around the letters, those that last longest outside. */
export function writePieces(pieces: readonly Piece[], care: Care): string {
  let open: Mark[] = [];
  let written = '';
  const put = (delimiter: string) => {
    const touches = care.joints && /[*~`\])>]$/.test(written);
    written += (touches ? joint : '') + delimiter;
  };
  // Neither may a mark close after a space nor open before one: the space stands outside.
  const closeTo = (kept: number) => {
    if (kept === open.length) return;
    const space = written.slice(lastLetter(written) + 1);
    written = written.slice(0, lastLetter(written) + 1);
    for (const mark of open.slice(kept).toReversed()) put(closing(mark));
    open = open.slice(0, kept);
    written += space;
  };
  pieces.forEach((piece, n) => {
    const wanted = piece.marks.filter((mark) => nameOf(mark) !== 'code' && !isBare(piece, mark, care));
    const kept = open.findIndex((mark) => !mark.isInSet(wanted));
    closeTo(kept < 0 ? open.length : kept);
    const added = wanted.filter((mark) => !mark.isInSet(open)).toSorted((a, b) => lasts(pieces, n, b) - lasts(pieces, n, a));
    const whole = letters(piece, care);
    const space = added.length > 0 ? (/^\s+/.exec(whole)?.[0] ?? '') : '';
    const text = whole.slice(space.length);
    written += space;
    for (const mark of added) put(opening(mark));
    open = [...open, ...added];
    if (care.joints && /^[*~`[<]/.test(text)) put(text);
    else written += text;
  });
  closeTo(0);
  return written;
}

/** Where the last letter stands, before spaces, line ends and the sign of an empty line. */
function lastLetter(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && (/\s/.test(text[at]!) || text.slice(at - 1, at + 2) === '\n\\\n')) at -= 1;
  return at;
}

/** For how many pieces from here a mark goes on. */
function lasts(pieces: readonly Piece[], from: number, mark: Mark): number {
  const end = pieces.findIndex((piece, n) => n > from && !mark.isInSet(piece.marks));
  return (end < 0 ? pieces.length : end) - from;
}

const opening = (mark: Mark): string => signs[nameOf(mark)] ?? '[';
const closing = (mark: Mark): string => signs[nameOf(mark)] ?? `](${/[()]/.test(hrefOf(mark)) ? `<${hrefOf(mark)}>` : hrefOf(mark)})`;

/** An address that leads where it says needs no marks around it. */
function isBare({ text, marks }: Piece, mark: Mark, { joints }: Care): boolean {
  return nameOf(mark) === 'link' && !joints && marks.length === 1 && (text === hrefOf(mark) || `https://${text}` === hrefOf(mark));
}

function letters(piece: Piece, care: Care): string {
  if (piece.marks.some((mark) => nameOf(mark) === 'code')) return code(piece.text);
  const plain = !care.escape || piece.marks.some((mark) => isBare(piece, mark, care));
  // An empty line would end the paragraph: a line of nothing but the sign for a line end does not.
  return (plain ? piece.text : escaped(piece.text)).replaceAll(/\n(?=\n)/g, '\n\\');
}

function code(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  let fence = '`';
  while (runs.includes(fence.length)) fence += '`';
  const room = /^[` ]|[` ]$/.test(text) && text.trim() !== '' ? ' ' : '';
  return fence + room + text + room + fence;
}

/** Anything that a parser could take for a mark, a list, a quotation, an address. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_~[\]<>&]/g, String.raw`\$&`)
    .replaceAll('://', String.raw`\://`)
    .replaceAll(/\bwww\./gi, (www) => www.replace('.', String.raw`\.`))
    .replaceAll(/(^|\n)(\d{1,9})([.)])/g, String.raw`$1$2\$3`)
    .replaceAll(/(^|\n)([-+])/g, String.raw`$1\$2`);
}
