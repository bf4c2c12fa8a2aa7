import type { Page } from '../../platform/http/index.ts';
import type { T } from '../../platform/i18n/index.ts';

/** Every page about one's own account leads back to «You». */
export function ownCrumbs(t: T): Pick<Page, 'crumbs' | 'current'> {
  return { crumbs: [{ label: t('profiles.you.title'), href: '/you' }], current: 'you' };
}

/** Every page about other people's accounts leads back to what an administrator looks after. */
export function operatorCrumbs(t: T): Pick<Page, 'crumbs' | 'current'> {
  return { crumbs: [{ label: t('operator.title'), href: '/operator' }], current: 'operator' };
}
