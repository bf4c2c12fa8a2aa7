import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/** Goes into the row beside the HTML: a better renderer renders old rows again. */
export const renderer = 1;

// No images (they would call a third party), no headings (they would break the page's outline), no raw HTML.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable([
  'image',
  'heading',
  'lheading',
  'table',
  'html_block',
  'html_inline',
  'reference',
]);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'hr', 'a'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener noreferrer' }) },
};

/** Turns what a person typed into HTML that is safe to keep and show. Done once, when it is written. */
export function renderMarkdown(words: string): { html: string; renderer: number } {
  return { html: sanitizeHtml(markdown.render(words), allowed), renderer };
}

/** The first words, without marks, for lists and mails. */
export function excerptOf(words: string, length = 140): string {
  const plain = sanitizeHtml(markdown.render(words), { allowedTags: [], allowedAttributes: {} }).replaceAll(/\s+/g, ' ').trim();
  const unescaped = plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  if (unescaped.length <= length) return unescaped;
  return `${unescaped.slice(0, length).replace(/\s+\S*$/u, '')}…`;
}
