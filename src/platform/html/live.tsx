import type { ComponentChildren } from 'preact';
import type { T } from '../i18n/index.ts';

type LiveScopeProps = { t: T; scope: string; children: ComponentChildren };

/** How many new entries are counted; beyond that they are «more than three». */
const counted = [1, 2, 3, 4];

/**
 * Around what may change while it is read. Inside it, or anywhere on the page, every element with `data-live` and an
 * id is brought up to date when the scope is poked; the children of it that have an id are its entries.
 * For people who are signed in only: others may not open the stream.
 */
export function LiveScope({ t, scope, children }: LiveScopeProps) {
  return (
    <live-scope scope={scope} data-new={counted.map((n) => t('islands.live.new', { n })).join('|')} data-lost={t('islands.live.lost')}>
      {children}
    </live-scope>
  );
}
