import type { Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { makeMarkdown } from './markdown-marks.ts';
import { markNames, type NamesFound, type NamesKnown } from './markdown-names.ts';

export type { NamesKnown } from './markdown-names.ts';

/** Goes into the row beside the HTML: a better renderer renders old rows again. */
export const renderer = 3;

const markdown = makeMarkdown();
markdown.core.ruler.push('names', ({ tokens, env }) => markNames(tokens, env as Wishes));
markdown.renderer.rules['name'] = (tokens, n) => `<span data-mention="${tokens[n]!.info}"></span>`;
markdown.renderer.rules['link_close'] = (tokens, n, _, env) => `</a>${hostOf(tokens, n, env as Wishes)}`;

/** What is wished of one rendering. */
type Wishes = { plain?: boolean; found?: NamesFound; known?: NamesKnown };

/** Where a link leads that says something else than its own address: nobody is led astray by its words. */
function hostOf(tokens: readonly Token[], close: number, { plain }: Wishes): string {
  const open = tokens.findLastIndex((token, n) => n < close && token.type === 'link_open');
  const href = String(tokens[open]?.attrGet('href'));
  const words = tokens.slice(open + 1, close).map((token) => token.content);
  if (plain || !URL.canParse(href)) return '';
  const { host } = new URL(href);
  const saysSo = [`https://${host}`, `http://${host}`, host].some((start) =>
    words
      .join('')
      .replace(start, '')
      .match(/^(?:[/?#]|$)/),
  );
  return saysSo ? '' : ` <span class="host">(${markdown.utils.escapeHtml(host)})</span>`;
}

const foreign = { rel: 'nofollow ugc noopener noreferrer' };

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'hr', 'a', 'span'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], span: ['class', 'data-mention'] },
  allowedClasses: { span: ['host'] },
  allowedSchemes: ['https', 'http'],
  transformTags: {
    a: (tagName, { href = '' }) => ({ tagName, attribs: { href, ...(href.startsWith('/') ? {} : foreign) } }),
  },
};

/**
 * Turns what a person typed into HTML that is safe to keep and show. Done once, when it is written.
 * @param known whom the names after an @ mean; a marker stands for each, since names change
 */
export function renderMarkdown(words: string, known?: NamesKnown): { html: string; renderer: number } {
  const wishes: Wishes = known ? { known } : {};
  return { html: sanitizeHtml(markdown.render(words, wishes), allowed), renderer };
}

/** What follows each @ that may begin a name, as far as a name may reach; not in code and not in a link. */
export function namesIn(words: string): string[] {
  if (!words.includes('@')) return [];
  const found: NamesFound = [];
  markdown.parse(words, { found } satisfies Wishes);
  return found;
}

/** The first words, without marks, for lists and mails. */
export function excerptOf(words: string, length = 140): string {
  const html = markdown.render(words, { plain: true } satisfies Wishes);
  const plain = sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} }).replaceAll(/\s+/g, ' ').trim();
  const unescaped = plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  if (unescaped.length <= length) return unescaped;
  return `${unescaped.slice(0, length).replace(/\s+\S*$/u, '')}…`;
}
