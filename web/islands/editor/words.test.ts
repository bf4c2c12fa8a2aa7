import type { Mark, Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/platform/markdown.ts';
import { piecesOf } from './pieces.ts';
import { readWords } from './read-words.ts';
import { schema } from './schema.ts';
import { writeWords } from './write-words.ts';

const { nodes } = schema;

/** What people type, and what a parser stumbles over. */
const word = fc.oneof(
  fc.constantFrom(
    'a',
    'word',
    'ñandú',
    'كلمة',
    '漢字',
    '😀',
    '(so)',
    '“yes”',
    'x_y',
    '5*3',
    '2.',
    '1)',
    '-',
    '+',
    '>',
    '#',
    '&amp;',
    '<b>',
    '[x](y)',
    '**',
  ),
  fc.constantFrom(
    '~~',
    '`',
    '``',
    '\\',
    '://',
    'https://a.example/b',
    'www.a.example',
    '@Mira',
    '!',
    '___',
    '***',
    '```',
    '|',
    ':',
    '&#40;',
    'a@b.example',
  ),
  fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '*', '_', '~', '`', '[', ']', '(', ')', '\\', '.', '"', '1', '-', '#', '<', '>', '&', ';'),
    minLength: 1,
    maxLength: 6,
  }),
);
const text = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .chain((words) => fc.constantFrom('', ' ', '  ').map((between) => words.join(between)));

const marks: fc.Arbitrary<readonly Mark[]> = fc
  .record({
    strong: fc.boolean(),
    em: fc.boolean(),
    strike: fc.integer({ max: 5, min: 0 }).map((n) => n === 0),
    code: fc.integer({ max: 9, min: 0 }).map((n) => n === 0),
    href: fc.option(fc.constantFrom('https://a.example/b', 'https://a.example/x_(y)?a=b&c=d', '/posts/1', 'https://www.a.example'), {
      freq: 4,
    }),
  })
  .map(({ code, href, ...plain }) => {
    if (code) return [schema.mark('code')];
    const names = (['strong', 'em', 'strike'] as const).filter((name) => plain[name]);
    return [...names.map((name) => schema.mark(name)), ...(href ? [schema.mark('link', { href })] : [])];
  });

const inline = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(text, marks).map(([words, its]) => schema.text(words, its)) },
  { weight: 1, arbitrary: fc.constant(nodes.hard_break.create()) },
);
const paragraph = fc.array(inline, { maxLength: 5 }).map((content) => nodes.paragraph.create(null, content));
const code = fc
  .array(fc.constantFrom('a', '```', '~~~', '', '  b', '- c', '> d'), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n'))
  .map((lines) => nodes.code_block.create(null, lines ? schema.text(lines) : []));

const { block } = fc.letrec<{ block: Node; blocks: Node[]; item: Node }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    code,
    fc.constant(nodes.horizontal_rule.create()),
    tie('blocks').map((inside) => nodes.blockquote.create(null, inside)),
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => nodes.bullet_list.create(null, items)),
    fc
      .tuple(fc.array(tie('item'), { minLength: 1, maxLength: 3 }), fc.constantFrom(1, 1, 3, 2019))
      .map(([items, order]) => nodes.ordered_list.create({ order }, items)),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, more]) => nodes.list_item.create(null, [first, ...more])),
}));
const documents = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => nodes.doc.create(null, blocks));

const names: Record<string, string> = { strong: 'strong', em: 'em', strike: 's', code: 'code', link: 'a' };

/** What a reader has of a document: blocks, letters, and what is marked; nothing that shows as nothing. */
function seen(node: Node): string {
  const inside = () => node.children.map(seen).join('');
  switch (node.type.name) {
    case 'paragraph': {
      const pieces = piecesOf(node);
      return pieces.length > 0
        ? `(${pieces
            .map(({ text: t, marks: m }) =>
              letters(
                t,
                m.map((mark) => names[mark.type.name]!),
              ),
            )
            .join('')})`
        : '';
    }
    case 'code_block':
      return `pre(${node.textContent.trimEnd()})`;
    case 'horizontal_rule':
      return 'hr';
    case 'doc':
      return inside();
    default: {
      const what = inside();
      const start = node.type.name === 'ordered_list' ? String(node.attrs['order']) : '';
      return what === '' ? '' : `${node.type.name}${start}{${what}}`;
    }
  }
}

const letters = (text: string, its: readonly string[]) =>
  [...text.replaceAll(/ +/g, ' ')]
    .map((sign) => (/\s/.test(sign) ? sign : `${sign}${its.length > 0 ? `<${its.toSorted().join()}>` : ''}`))
    .join('');

const blockNames: Record<string, string> = { blockquote: 'blockquote', ul: 'bullet_list', ol: 'ordered_list', li: 'list_item' };

const plain = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** The same of what the server made. */
function seenInHtml(html: string): string {
  let out = '';
  let open: string[] = [];
  let para = '';
  const end = () => {
    out += para === '' ? '' : `(${para})`;
    para = '';
  };
  const host = / <span class="host">[^<]*<\/span>/g;
  const pre: string[] = [];
  const whole = html
    .replaceAll(host, '')
    .replaceAll(/<pre><code>([\s\S]*?)<\/code><\/pre>/g, (_, code: string) => `<pre n="${pre.push(plain(code).trimEnd()) - 1}">`);
  for (const [, close, tag, rest, words] of whole.matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)) {
    if (words !== undefined)
      para += para === '' && words.trim() === '' && open.length === 0 ? '' : letters(plain(words).replaceAll('\n', ''), open);
    else if (tag === 'br') para += '\n';
    else if (tag === 'p') end();
    else if (tag === 'hr' || tag === 'pre') {
      end();
      out += tag === 'hr' ? 'hr' : `pre(${pre[Number(/\d+/.exec(rest!)![0])]})`;
    } else if (blockNames[tag!]) {
      end();
      out += close ? '}' : `${blockNames[tag!]}${tag === 'ol' ? (/start="(\d+)"/.exec(rest!)?.[1] ?? '1') : ''}{`;
    } else if (close) open = open.toSpliced(open.lastIndexOf(tag!), 1);
    else open = [...open, tag!];
  }
  end();
  return out.replaceAll(/list_item\{\}/g, '');
}

describe('documents of the editor', () => {
  test('are the same again when they are written as words and read, by the editor and by the server', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        doc.check();
        const words = writeWords(doc);
        expect(seen(readWords(words)), JSON.stringify(words)).toBe(seen(doc));
        expect(seenInHtml(renderMarkdown(words).html), JSON.stringify(words)).toBe(seen(doc));
        expect(writeWords(readWords(words))).toBe(words);
      }),
      { numRuns: 400 },
    );
  });

  test('words that need no escape have none', () => {
    for (const words of [
      '**so**, *well* ~~no~~ and `code`',
      '2 * 3 = 6, snake_case',
      'see https://a.example/x.',
      '- one\n- two\n  - three',
      '1. a\n2. b',
      '> said\n>\n> twice',
      'a\nb\n\nc',
      '[there](/posts/1)',
      '@Mira & me',
    ]) {
      expect(writeWords(readWords(words))).toBe(words);
    }
  });
});
