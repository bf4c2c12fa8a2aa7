import type { T } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type Place = {
  href: string;
  label: string;
  icon: IconName;
  current: boolean;
  /** A shorter word for the bar of a phone. */
  short?: string;
  /** A few calm words: a time, "2 new". */
  note?: string | undefined;
};

/** As many as fit side by side at 320 px. */
const inBar = 5;

function PlaceLink({ place: { href, label, icon, current, short, note } }: { place: Place }) {
  return (
    <a href={href} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} />
      {short ? (
        <>
          <span class="nav-long">{label}</span>
          <span class="nav-short">{short}</span>
        </>
      ) : (
        <span>{label}</span>
      )}
      {note && <small>{note}</small>}
    </a>
  );
}

const items = (places: Place[], only?: string) =>
  places.map((place) => (
    <li class={only}>
      <PlaceLink place={place} />
    </li>
  ));

/** A list at the side of a wide screen, a bar at the foot of a narrow one; what does not fit there is under "More". */
export function Navigation({ t, places }: { t: T; places: Place[] }) {
  if (places.length === 0) return null;
  const split = places.length > inBar ? inBar - 1 : inBar;
  const rest = places.slice(split);
  return (
    <nav class="nav" aria-label={t('html.frame.nav')}>
      <ul role="list">
        {items(places.slice(0, split))}
        {items(rest, 'nav-wide')}
        {rest.length > 0 && (
          <li class="nav-narrow">
            <pop-menu>
              <details>
                <summary>
                  <Icon name="menu" />
                  <span>{t('html.frame.more')}</span>
                </summary>
                <ul role="list">{items(rest)}</ul>
              </details>
            </pop-menu>
          </li>
        )}
      </ul>
    </nav>
  );
}
