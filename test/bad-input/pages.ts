import sanitizeHtml from 'sanitize-html';
import { planted } from './payloads.ts';

export type Tag = { name: string; attributes: Record<string, string> };

/** Every element of a page, as a parser reads it. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  sanitizeHtml(html, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    onOpenTag: (name, attributes) => void tags.push({ name, attributes: { ...attributes } }),
  });
  return tags;
}

const loads: Record<string, string> = {
  script: 'src',
  img: 'src',
  link: 'href',
  iframe: 'src',
  object: 'data',
  use: 'href',
  form: 'action',
};
const strange = ['iframe', 'object', 'embed', 'base', 'math', 'style', 'applet', 'frameset', planted];

/** What an attack has left in a page; nothing when all is well. */
export function faultsIn(html: string): string[] {
  return tagsOf(html).flatMap(({ name, attributes }) => {
    const asked = loads[name];
    const from = asked ? attributes[asked] : undefined;
    return [
      ...(strange.includes(name) ? [`an element ${name}`] : []),
      ...(name === 'script' && !attributes['src'] ? ['a script on the page itself'] : []),
      ...(name === 'meta' && attributes['http-equiv'] ? ['a meta that acts'] : []),
      ...(from !== undefined && !/^[/#](?![/\\])|^$/.test(from) ? [`${name} from ${from.slice(0, 60)}`] : []),
      ...Object.entries(attributes).flatMap(([key, value]) => faultOfAttribute(key, value)),
    ];
  });
}

function faultOfAttribute(key: string, value: string): string[] {
  if (/^on|^style$|^srcdoc$/.test(key) || key.includes(planted)) return [`an attribute ${key.slice(0, 60)}`];
  const acts = /^(href|src|action|formaction|xlink:href)$/.test(key);
  // eslint-disable-next-line no-control-regex
  return acts && /^[\s\u0000-\u001f]*(javascript|data|vbscript):/i.test(value) ? [`an address ${value.slice(0, 60)}`] : [];
}

/** `written` are the longer texts, which `fields` has too. */
export type FoundForm = { action: string; fields: Record<string, string>; written: Record<string, string> };

/** The forms of a page with what stands in them: hidden fields, the first choice of a list, something in each text. */
export function formsIn(html: string): FoundForm[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, head = '']) => /method="post"/.test(head))
    .map(([, head = '', inner = '']) => {
      const written = writtenIn(inner);
      return { action: unescaped(/action="([^"]*)"/.exec(head)?.[1] ?? ''), fields: { ...fieldsIn(inner), ...written }, written };
    });
}

function writtenIn(inner: string): Record<string, string> {
  const texts = [...inner.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)];
  return Object.fromEntries(texts.map(([, name = '', words = '']) => [name, unescaped(words)]));
}

function fieldsIn(inner: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const lists = [...inner.matchAll(/<select[^>]*name="([^"]*)"[^>]*>[\s\S]*?<\/select>/g)].map(([whole, name]) => [
    name!,
    /<option[^>]*value="([^"]+)"/.exec(whole)?.[1] ?? '',
  ]);
  for (const { name, attributes: a } of tagsOf(inner)) {
    if (!['input', 'button'].includes(name) || !a['name']) continue;
    if (a['type'] === 'radio' || a['type'] === 'checkbox' || name === 'button') fields[a['name']] ??= a['value'] ?? 'on';
    else fields[a['name']] = a['value'] ?? '';
  }
  for (const [name, value] of lists as [string, string][]) fields[name] = unescaped(value);
  return fields;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
