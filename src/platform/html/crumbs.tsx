import { Icon } from './icon.tsx';

export type Crumb = { label: string; href?: string | undefined };

/** The way back up. The page itself is named by its title, not here. */
export function Crumbs({ label, crumbs }: { label: string; crumbs: Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol role="list">
        {crumbs.map(({ href, label: words }) => (
          <li>
            <Icon name="chevron-right" />
            {href ? (
              <a href={href}>
                <bdi>{words}</bdi>
              </a>
            ) : (
              <bdi>{words}</bdi>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
