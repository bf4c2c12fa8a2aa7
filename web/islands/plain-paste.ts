const nothing = ['head', 'script', 'style', 'title', 'xml'];
const paragraphs = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'table'];
const lines = ['div', 'tr', 'section', 'article'];

/** Between paragraphs and between lines, however many blocks begin and end there. */
const [apart, below] = ['\ue001', '\ue000'];

const trimmed = (text: string) => text.replaceAll(/^[\s\ue000\ue001]+|[\s\ue000\ue001]+$/g, '');

function textOf(node: Node): string {
  if (node instanceof Text) return node.data.replaceAll(/\s+/g, ' ');
  if (!(node instanceof Element) || nothing.includes(node.localName) || /mso-list:\s*ignore/i.test(node.getAttribute('style') ?? ''))
    return '';
  const tag = node.localName;
  if (tag === 'br') return '\n';
  const inside = [...node.childNodes].map(textOf).join('');
  const isPoint = tag === 'li' || node.className.startsWith('MsoListParagraph');
  if (isPoint) return `${below}- ${trimmed(inside)}${below}`;
  if (paragraphs.includes(tag)) return apart + trimmed(inside) + apart;
  if (lines.includes(tag)) return below + trimmed(inside).replace(/ –$/, '') + below;
  return tag === 'td' || tag === 'th' ? `${trimmed(inside)} – ` : inside;
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
    .replaceAll(/[\s\ue000]*\ue001[\s\ue000\ue001]*/g, '\n\n')
    .replaceAll(/[ \t\u00a0]*[\n\ue000][ \t\u00a0\ue000]*/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .reduce((all, part) => all + (part.startsWith('- ') && /(?:^|\n)- [^\n]*$/.test(all) ? '\n' : '\n\n') + part, '')
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
