import { Icon } from './icon.tsx';

export type Crumb = { href: string; label: string };

/** The way back up. The page itself is named by its title, not here. */
export function Crumbs({ label, crumbs }: { label: string; crumbs: Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol role="list">
        {crumbs.map(({ href, label: words }, at) => (
          <li>
            {at > 0 && <Icon name="chevron-right" />}
            <a href={href}>
              <bdi>{words}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
