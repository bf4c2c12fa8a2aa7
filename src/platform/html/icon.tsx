import { spriteHref, type IconName } from './icon-names.ts';

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

/** A drawing beside a word, never instead of one: hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={pointing.has(name) ? 'icon icon-pointing' : 'icon'} aria-hidden="true" focusable="false">
      <use href={`${spriteHref}#${name}`} />
    </svg>
  );
}
