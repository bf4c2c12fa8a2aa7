/**
 * Draws web/icons/sprite.svg from the Lucide icons we use and writes their names as a type.
 * Run it after a change of `names`: node web/icons/make-sprite.ts
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const root = new URL('../../', import.meta.url);

const names = [
  'arrow-left', 'arrow-right', 'ban', 'bell', 'bookmark', 'book-open', 'calendar', 'check', 'chevron-down', 'chevron-left',
  'chevron-right', 'circle-alert', 'circle-check', 'clipboard-list', 'clock', 'compass', 'contrast', 'copy',
  'corner-down-right', 'door-open', 'ear', 'ellipsis', 'external-link', 'eye', 'eye-off', 'flag', 'globe', 'hand-heart',
  'heart', 'history', 'house', 'image', 'info', 'key-round', 'languages', 'life-buoy', 'lightbulb', 'link', 'lock',
  'log-out', 'mail', 'map-pin', 'menu', 'message-circle', 'moon', 'pencil', 'phone', 'plus', 'scroll-text', 'search',
  'send', 'settings', 'shield', 'smartphone', 'sun', 'trash-2', 'type', 'undo-2', 'user', 'user-plus', 'users', 'x',
]; // prettier-ignore

async function symbol(name: string) {
  const svg = await readFile(new URL(`node_modules/lucide-static/icons/${name}.svg`, root), 'utf8');
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  const tight = shapes.replace(/\s+/g, ' ').replaceAll('> <', '><').replaceAll(' />', '/>').trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${tight}</symbol>\n`;
}

const symbols = await Promise.all(names.map(symbol));
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Lucide, ISC licence, https://lucide.dev -->\n${symbols.join('')}</svg>\n`;
const hash = createHash('sha256').update(sprite).digest('hex').slice(0, 8);

const typed = `// Written by web/icons/make-sprite.ts.
export const spriteHref = '/assets/icons.${hash}.svg';

export const iconNames = [
${names.map((name) => `  '${name}',`).join('\n')}
] as const;

export type IconName = (typeof iconNames)[number];
`;

await writeFile(new URL('web/icons/sprite.svg', root), sprite);
await writeFile(new URL('src/platform/html/icon-names.ts', root), typed);
