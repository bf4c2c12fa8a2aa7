/** As many words of one's own as somebody keeps, and how long one may be. */
export const mostWords = 50;
export const longestWord = 60;

// In Arabic the article and small words are written onto the next word.
const writtenOn = /^(?:[وف]?[بكل]?ال|[وف]?لل)(?=\p{L}{2})/u;
const alefs = /[أإآٱ]/g;

/** Without case, accents and vowel signs; ñ is another letter than n and stays. */
function plain(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replaceAll(/(?!\u0303)\p{M}/gu, '')
    .replaceAll('ـ', '');
  return bare.normalize('NFC').toLowerCase().replaceAll(alefs, 'ا');
}

/** Its words one after the other, each with a space on both sides. */
function wordsOf(text: string): string {
  const words = plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.map((word) => word.replace(writtenOn, '')).join(' ')} `;
}

/** One's own words as they were typed, one a line or parted by commas: each once, none empty. */
export function mutedWordsIn(typed: string): string[] {
  const each = typed.split(/[\n,،;]+/).map((word) => word.trim().replaceAll(/\s+/g, ' '));
  const kept = new Map<string, string>();
  for (const word of each) if (wordsOf(word).trim() !== '' && !kept.has(wordsOf(word))) kept.set(wordsOf(word), word);
  return [...kept.values()];
}

/**
 * The first of these words that stands in a text as a whole word, whatever its case and accents; null when none does.
 * It takes as long as the text and the words are, never longer: nothing somebody typed becomes a pattern.
 */
export function mutedWordIn(text: string, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  const here = wordsOf(text);
  return words.find((word) => here.includes(wordsOf(word))) ?? null;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The words of a post, without what only the browser reads. */
export function textOfHtml(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? ' ');
}
