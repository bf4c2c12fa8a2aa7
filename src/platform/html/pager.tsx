import { Icon } from './icon.tsx';

type Step = { href: string; label: string };
type PagerProps = { label: string; older?: Step | undefined; newer?: Step | undefined };

export function Pager({ label, older, newer }: PagerProps) {
  if (!older && !newer) return null;
  return (
    <nav class="pager" aria-label={label}>
      {newer && (
        <a class="button button-quiet pager-newer" href={newer.href} rel="prev">
          <Icon name="arrow-left" />
          <span>{newer.label}</span>
        </a>
      )}
      {older && (
        <a class="button button-quiet pager-older" href={older.href} rel="next">
          <span>{older.label}</span>
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  );
}
