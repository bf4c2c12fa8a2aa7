import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, namesIn, renderMarkdown } from './markdown.ts';

const html = (words: string) => renderMarkdown(words).html.trim();

describe('marks', () => {
  test('bold, slanted and struck words, also beside signs and letters of any script', () => {
    expect(html('**a** *b* ~~c~~')).toBe('<p><strong>a</strong> <em>b</em> <s>c</s></p>');
    expect(html('so**(well)**then')).toBe('<p>so<strong>(well)</strong>then</p>');
    expect(html('قال**«نعم»**ثم')).toBe('<p>قال<strong>«نعم»</strong>ثم</p>');
    expect(html('2 * 3 * 4 and snake_case_name')).toBe('<p>2 * 3 * 4 and snake_case_name</p>');
  });

  test('a line is a line, an indented one too; headings, pictures, tables and HTML are words', () => {
    expect(html('one\ntwo\n\n    a poem\n      goes on')).toBe('<p>one<br />\ntwo</p>\n<p>a poem<br />\ngoes on</p>');
    expect(html('# Not a heading')).toBe('<p># Not a heading</p>');
    expect(html('![x](https://a.example/x.png)')).not.toContain('<img');
    expect(html('<b>x</b>')).toBe('<p>&lt;b&gt;x&lt;/b&gt;</p>');
  });
});

describe('links', () => {
  const rel = ' rel="nofollow ugc noopener noreferrer"';

  test('bare addresses lead where they say', () => {
    expect(html('see https://help.example/a?b=c.')).toBe(
      `<p>see <a href="https://help.example/a?b=c"${rel}>https://help.example/a?b=c</a>.</p>`,
    );
    expect(html('www.help.example/x, or so')).toBe(`<p><a href="https://www.help.example/x"${rel}>www.help.example/x</a>, or so</p>`);
    expect(html('write to a@b.example or call e.g. me')).toBe('<p>write to a@b.example or call e.g. me</p>');
  });

  test('a link that says something else also says where it leads', () => {
    expect(html('[here](https://far.example/x)')).toBe(
      `<p><a href="https://far.example/x"${rel}>here</a> <span class="host">(far.example)</span></p>`,
    );
    for (const lie of [
      '[https://good.example](https://bad.example/)',
      '[good.example.bad](https://bad.example/)',
      '<https://good.example@bad.example/>',
    ])
      expect(html(lie), lie).toContain('<span class="host">(bad.example)</span>');
    expect(html('[х](https://аррӏе.example/)')).toContain('<span class="host">(xn--');
  });

  test('an address of our own is a plain link; others of other kinds are none', () => {
    expect(html('[then](/posts/1)')).toBe('<p><a href="/posts/1">then</a></p>');
    for (const address of [
      'javascript:x()',
      'JaVaScRiPt:x()',
      'data:text/html,x',
      'mailto:a@b.example',
      'tel:+1',
      'ftp://a.example',
      '//a.example',
      'x',
      'https:///x',
    ])
      expect(html(`[words](${address})`), address).not.toContain('<a');
    expect(html('<mailto:a@b.example> ftp://a.example //a.example')).not.toContain('<a');
  });
});

describe('names', () => {
  test('what follows an @ may be one; in code, links and addresses it is none', () => {
    expect(namesIn('Thank you @Bright Path, and @Mira’s sister (@أمل)!')).toEqual(['Bright Path', 'Mira’s sister ', 'أمل']);
    expect(namesIn('a@b.example `@Mira` [@Mira](/x) https://a.example/@Mira @@Mira @ Mira')).toEqual([]);
    expect(namesIn('@a '.repeat(9000))).toHaveLength(50);
  });

  test('those that are known become markers, and nobody can write a marker', () => {
    const known = new Map([['Mira and ', { letters: 4, n: 0 }]]);
    expect(renderMarkdown('Hello @Mira and @Oskar', known).html.trim()).toBe('<p>Hello <span data-mention="0"></span> and @Oskar</p>');
    expect(html('<span data-mention="0"></span>')).not.toContain('<span');
  });
});

test('the first words say nothing of marks and hosts', () => {
  expect(excerptOf('**Hello** [there](https://far.example) & @Mira')).toBe('Hello there & @Mira');
});

test('nothing turns the letters of an address round', () => {
  expect(html('\u202ehttps://far.example/moc.knab//:sptth')).toBe(
    '<p><a href="https://far.example/moc.knab//:sptth" rel="nofollow ugc noopener noreferrer">https://far.example/moc.knab//:sptth</a></p>',
  );
  expect(html('[safe\u202e](https://far.example) `\u202dx`')).not.toMatch(/[\u202d\u202e]/);
});

const tags = ['<script>', '<img src=x onerror=y>', '<a href="javascript:x">', '<!--', ']]>', '&lt;', '&#x3c;', '&#0;', '\\', '`', '```\n'];
const signs = [
  '[',
  '](',
  ')',
  '![',
  '<',
  '>',
  '"',
  "'",
  '*',
  '_',
  '~~',
  '> ',
  '- ',
  '1. ',
  '\n',
  '\n\n',
  '@Mira ',
  '\u2060',
  '\u202e',
  '\u0000',
];
const leads = [
  'javascript:',
  'data:text/html,',
  'https://',
  'https:',
  '//',
  '/',
  'far.example',
  ' https://far.example/',
  '[x](https://',
  '[/](/',
  ' www.',
  'a@',
];
const pieces = fc.constantFrom(...tags, ...signs, ...leads);
const tag =
  /<\/?(?:p|em|strong|s|ul|ol|li|blockquote|code|pre|br|hr|span)(?: \/)?>|<ol start="\d+">|<span class="host">|<span data-mention="0">/g;
/** One without words and address leads nowhere. */
const link = /<a(?: href="((?:https?:\/\/[^/"?#]|\/(?![/\\]))[^"<>]*)")?( rel="nofollow ugc noopener noreferrer")?>/gi;

test('whatever is written, out comes nothing but our few marks, and links that lead to the web or to ourselves', () => {
  const known = new Map([['Mira ', { letters: 4, n: 0 }]]);
  let links = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 24 }), (words) => {
      const made = renderMarkdown(words.join(''), known).html;
      for (const [, href = '', foreign] of made.matchAll(link)) {
        links += 1;
        expect(href.startsWith('/')).toBe(!foreign);
      }
      const left = made.replaceAll(link, '').replaceAll('</a>', '').replaceAll(tag, '');
      expect(left).not.toMatch(/<|[\u202d\u202e]/);
    }),
    { numRuns: 3000 },
  );
  expect(links).toBeGreaterThan(100);
});

test('what takes long elsewhere does not here', () => {
  for (const text of [
    'www.'.repeat(5000),
    '@'.repeat(20_000),
    '@a'.repeat(9000),
    'https://a@'.repeat(1900),
    '[@a](/x)'.repeat(2400),
    '**(**'.repeat(4000),
    '\u2060*'.repeat(6000),
  ]) {
    const before = process.cpuUsage();
    renderMarkdown(text, new Map());
    namesIn(text);
    expect(process.cpuUsage(before).user / 1000, text.slice(0, 10)).toBeLessThan(3000);
  }
});
