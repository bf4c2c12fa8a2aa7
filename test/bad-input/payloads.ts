/** An attack would make an element or an attribute of this name. */
export const planted = 'zqx';

/** Every way out of text, attribute, address and Markdown in one line, for fields that are tried once only. */
const polyglot = `'"></title></textarea></script><${planted} on${planted}=1>\`\${7*7}{{7*7}}</${planted}><svg onload=${planted}()>[a](javascript:${planted}())<img src=//${planted}.example onerror=${planted}()>`;

const markup = [
  polyglot,
  `" ${planted}="1" autofocus onfocus="${planted}()`,
  `' ${planted}='1' onmouseover='${planted}()`,
  `<${planted}>`,
  `<scr<script>ipt>${planted}()</scr</script>ipt>`,
  `<svg><script>${planted}()</script></svg>`,
  `<math><mi xlink:href="javascript:${planted}()">x</mi></math>`,
  `<iframe srcdoc="<script>${planted}()</script>">`,
  `<a href="jav&#x09;ascript:${planted}()">x</a>`,
  `<!--><img src=x onerror=${planted}()>-->`,
  `</textarea><${planted}>`,
  `<base href="//${planted}.example/">`,
  `<meta http-equiv="refresh" content="0;url=//${planted}.example">`,
];

const markdown = [
  `[x](javascript:${planted}())`,
  `[x](JaVaScRiPt:${planted}())`,
  `[x](data:text/html;base64,PHNjcmlwdD4=)`,
  `[x](vbscript:${planted}())`,
  `![x](https://${planted}.example/pixel.png)`,
  `[x](https://a.example/"onmouseover="${planted}())`,
  `<javascript:${planted}()>`,
  `[x]: javascript:${planted}()\n\n[x]`,
  `https://a.example/"><${planted}>`,
  `\`\`\`"><${planted}>\nx\n\`\`\``,
];

const injections = [
  `'; drop table post; --`,
  `' or 1=1 --`,
  `\\'; select pg_sleep(9); --`,
  `$1 :me ::int %s {0} \${x}`,
  `%' and '%'='`,
  `../../../../etc/passwd`,
  `..\\..\\windows`,
  `//${planted}.example/`,
  `/\\${planted}.example`,
  `https://${planted}.example/`,
  `javascript:${planted}()`,
  `x\r\nset-cookie: ${planted}=1\r\n\r\n<${planted}>`,
  `/x\nlocation: //${planted}.example`,
  `/ño/日本/\u0001`,
  `__proto__`,
  `constructor`,
  `{"$gt":""}`,
  `-1`,
  `1e308`,
  `NaN`,
  `99999999999999999999`,
  `------------------------------------`,
  `00000000-0000-0000-0000-00000000000g`,
  `00000000-0000-4000-8000-00000000DEAD`,
];

const oddities = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u001b[2J\u0007\u009b',
  '\u202egnirts\u2066\u2069\u200f',
  '\u200b\u200c\u200d\ufeff\u2060',
  'n\u0303\ufb01\u212b',
  '👩🏽‍👩🏽‍👧🏽‍👦🏽'.repeat(20),
  '\ud83d',
  `a${'\u0301'.repeat(10_000)}`,
  '\uffff\u{10ffff}',
];

const deep = [
  '>'.repeat(10_000),
  '['.repeat(10_000),
  '!['.repeat(5000),
  '*a _b '.repeat(3000),
  `${'*'.repeat(9000)}a${'*'.repeat(9000)}`,
  '`a``'.repeat(4000),
  'http://'.repeat(2500),
  '[a](<'.repeat(4000),
  Array.from({ length: 130 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n'),
  '<'.repeat(19_000),
  '&#'.repeat(9000),
  'https://a@'.repeat(1900),
];

const long = ['a'.repeat(200_000), 'ä 😀'.repeat(20_000)];

/** What is written by hand into one field of a form; the first of each kind is tried wherever there is a field. */
export const payloads = { markup, markdown, injections, oddities, deep, long };

/** As they stand in an address: raw bytes that no form can send. */
export const rawAddresses = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%C0%AE%C0%AE',
  '%FF%FE',
  '%zz',
  '%',
  '%0d%0aset-cookie:%20zqx=1',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/',
  `%3C${planted}%3E`,
  encodeURIComponent(polyglot),
  '%E2%80%AE',
  'a'.repeat(190),
  'a'.repeat(5000),
  '------------------------------------',
  '__proto__',
  '%F0%9F%98%80',
];
