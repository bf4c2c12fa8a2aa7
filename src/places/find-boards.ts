/** A board as it is looked through: its name, other words for what it is about, and sentences on it. */
export type Findable = { id: number; name: string; other: string; sentences: string };

export const longestSearch = 80;

/** Words that stand in every second name and tell nothing. */
const empty = new Set('a an and con de del el en for la las los of or the un una with y في من على مع و'.split(' '));

/** Letters as a tired hand types them: no accents, one alif, no article. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
}

function wordsOf(text: string): string[] {
  const words = plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 4 && word.startsWith('ال') ? word.slice(2) : word)).filter((word) => !empty.has(word));
}

/** How many slips make one word of another: a letter more, less, another, or two that changed places. Counted up to `most`. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same, swapped);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** Short words have no room for a slip: «lung» and «lunch» are two. */
const allowed = (word: string) => (word.length < 5 ? 0 : word.length < 9 ? 1 : 2);

/** How well one word that was typed is met by the words of a text: whole 3, its beginning 2, with a slip 1, not at all 0. */
function met(typed: string, words: readonly string[], slipsForgiven: boolean): number {
  if (words.includes(typed)) return 3;
  if (typed.length > 2 && words.some((word) => word.startsWith(typed))) return 2;
  const most = slipsForgiven ? allowed(typed) : 0;
  return most > 0 && words.some((word) => slips(typed, word, most) <= most) ? 1 : 0;
}

/**
 * The boards that all the typed words are about, the nearest first; among equals those whose name says it.
 * @returns their numbers, none when nothing was typed that tells one board from another
 */
export function findBoards(typed: string, boards: readonly Findable[]): number[] {
  const wanted = [...new Set(wordsOf(typed.slice(0, longestSearch)))];
  if (wanted.length === 0) return [];
  const found = boards.map((board) => ({ board, score: scoreOf(wanted, board) })).filter(({ score }) => score > 0);
  return found.sort((a, b) => b.score - a.score || a.board.name.localeCompare(b.board.name)).map(({ board }) => board.id);
}

/** Sentences have too many small words for slips: with one, half of them are another. */
function scoreOf(wanted: readonly string[], { name, other, sentences }: Findable): number {
  const texts = [wordsOf(name), wordsOf(other), wordsOf(sentences)];
  const scores = wanted.map((word) => Math.max(...texts.map((text, n) => met(word, text, n < 2) * (4 - n))));
  return scores.every((score) => score > 0) ? scores.reduce((sum, score) => sum + score, 0) : 0;
}
