import MarkdownIt, { type MarkdownIt as Markdown, type StateInline } from 'markdown-it';

/**
 * The few marks that people write with, as one parser. The server renders by it and the formatting editor reads and
 * writes by it, so that both mean the same; nothing in here needs Node or a browser.
 */

/** Shows nothing. Stands where marks touch that would read as one, such as the end of bold at the start of italics. */
export const joint = '\u2060';

/** Signs that turn letters round: an address that reads as another one. No language is written with them. */
const unshown = new RegExp(`[${joint}\u202d\u202e]`, 'gu');

/** No images (they would call a third party), no headings (they would break the page's outline), no HTML. */
const left = ['image', 'heading', 'lheading', 'table', 'html_block', 'html_inline', 'reference', 'code'];

/** Only the web, and addresses of our own. What is no link stays words, as it was typed. */
export const mayLead = (address: string): boolean => /^(?:https?:\/\/[^/?#]|\/(?![/\\]))/i.test(address);

const space = /[\s\p{Zs}]|^$/u;

/** Marks open before any sign and close after any: «**(so)**» next to a letter is bold in every script. */
const lenient = (State: typeof StateInline) =>
  class extends State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord);
      if (!canSplitWord) return scanned;
      const [before, after] = [this.src.charAt(start - 1), this.src.charAt(start + scanned.length)];
      return { ...scanned, can_open: !space.test(after), can_close: !space.test(before) };
    }
  };

const site = /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}(?:\/[^\s<>"'()[\]]{0,300}[^\s<>"'()[\].,;:!?*_~])?/i;

export function makeMarkdown(): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable(left);
  markdown.inline.State = lenient(markdown.inline.State);
  markdown.validateLink = mayLead;
  markdown.normalizeLinkText = (text) => text;
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const other of ['ftp:', 'mailto:', '//']) markdown.linkify.add(other, null);
  markdown.linkify.add('www.', {
    validate: (text, at) => site.exec(text.slice(at, at + 700))?.[0].length ?? 0,
    normalize: (match) => void (match.url = `https://${match.url}`),
  });
  markdown.core.ruler.push('joints', ({ tokens }) => {
    for (const token of tokens.flatMap((t) => [t, ...(t.children ?? [])])) token.content = token.content.replaceAll(unshown, '');
  });
  return markdown;
}
