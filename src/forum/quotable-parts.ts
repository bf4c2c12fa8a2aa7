import { longestQuote } from './quotes.ts';

/** A stretch of somebody's words: where it begins and how many signs it has, counted as PostgreSQL counts. */
export type Part = { starts: number; signs: number; text: string };

const mostParts = 40;

/** The paragraphs of a post, to choose one from. */
export function partsOf(words: string): Part[] {
  const parts: Part[] = [];
  let starts = 0;
  for (const piece of words.split(/(\n\s*\n)/)) {
    const signs = [...piece].length;
    if (piece.trim() !== '') parts.push({ starts, signs: Math.min(signs, longestQuote), text: piece });
    starts += signs;
  }
  return parts.slice(0, mostParts);
}

/** Signs that stand in the words and not on the page, or on the page and not in the words; an address has no line ends. */
const passedOver = /[\s*_~`>\\#[\]()↗•·\ufffd-]/u;

/** The letters of a text and where each of them stands. */
function lettersOf(text: string): { letters: string; at: number[] } {
  const signs = [...text].map((sign, at) => ({ sign, at })).filter(({ sign }) => !passedOver.test(sign));
  return { letters: signs.map(({ sign }) => sign).join('\u0000'), at: signs.map(({ at }) => at) };
}

/** Finds what somebody marked on the page in the words it was made of; marks and line ends are passed over. */
export function findMarked(words: string, marked: string): Omit<Part, 'text'> | null {
  const [whole, piece] = [lettersOf(words), lettersOf(marked)];
  const found = piece.letters === '' ? -1 : `\u0000${whole.letters}\u0000`.indexOf(`\u0000${piece.letters}\u0000`);
  if (found < 0) return null;
  const before = whole.letters.slice(0, found);
  const first = before === '' ? 0 : before.split('\u0000').length - 1;
  const starts = whole.at[first]!;
  const last = whole.at[first + piece.at.length - 1]!;
  return { starts, signs: Math.min(last + 1 - starts, longestQuote) };
}
