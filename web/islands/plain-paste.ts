const nothing = ['head', 'script', 'style', 'title', 'xml'];
const paragraphs = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'table'];
const lines = ['div', 'tr', 'section', 'article'];

function textOf(node: Node): string {
  if (node instanceof Text) return node.data.replaceAll(/\s+/g, ' ');
  if (!(node instanceof Element) || nothing.includes(node.localName) || /mso-list:\s*ignore/i.test(node.getAttribute('style') ?? ''))
    return '';
  const tag = node.localName;
  if (tag === 'br') return '\n';
  const inside = [...node.childNodes].map(textOf).join('');
  const isPoint = tag === 'li' || node.className.startsWith('MsoListParagraph');
  if (isPoint) return `\n- ${inside.trim()}\n`;
  if (paragraphs.includes(tag)) return `\n\n${inside.trim()}\n\n`;
  if (lines.includes(tag)) return `\n${inside}\n`;
  return tag === 'td' || tag === 'th' ? `${inside.trim()} – ` : inside;
}

/**
 * What was copied from Word, a document or a page, as words with paragraphs and lists: programs put single line ends
 * where an empty line belongs.
 * @returns null where the browser's own way is right
 */
export function plainPaste({ clipboardData }: ClipboardEvent): string | null {
  const html = clipboardData?.getData('text/html') ?? '';
  if (!/<(?:p|li|div|br|h\d|tr)\b/i.test(html)) return null;
  const page = new DOMParser().parseFromString(html.replaceAll(/<!\[[^>]*>/g, ''), 'text/html');
  const text = textOf(page.body)
    .replaceAll(/[ \t\u00a0]*\n[ \t\u00a0]*/g, '\n')
    .replaceAll(/ – \n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/(^|\n)(- [^\n]*)\n+(?=- )/g, '$1$2\n')
    .trim();
  return text === '' ? null : text;
}

/** As if it were typed, so that it can be undone. */
export function insert(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
