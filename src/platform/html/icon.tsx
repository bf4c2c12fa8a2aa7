import { iconNames, spriteHref, type IconName } from './icon-names.ts';

/** Those that point along the line of reading, and so turn round in Arabic. */
const pointing: ReadonlySet<IconName> = new Set([
  'arrow-left',
  'arrow-right',
  'chevron-left',
  'chevron-right',
  'corner-down-right',
  'external-link',
  'log-out',
  'send',
  'undo-2',
]);

const uses = Object.fromEntries(iconNames.map((name) => [name, { __html: `<use href="${spriteHref}#${name}"></use>` }]));

/** A drawing beside a word, never instead of one: hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  const look = pointing.has(name) ? 'icon icon-pointing' : 'icon';
  return <svg class={look} aria-hidden="true" dangerouslySetInnerHTML={uses[name]} />;
}
