import type { T } from '../platform/i18n/index.ts';

export type BylineFacts = {
  label: string | null;
  person_id?: string | null;
  name: string | null;
  face?: string | null;
  person_state?: string | null;
};

/** What a byline shows, and where it leads. */
export type BylineShown = { name: string; face: string | null; href?: string };

/**
 * The one rule for what posts of the suspended, departed and erased show: the suspended keep their name without a way
 * to their page; who left is nobody any more; an anonymous byline is its alias.
 */
export function bylineShown(t: T, b: BylineFacts): BylineShown {
  if (b.label !== null) return { name: b.label, face: null };
  if (b.name === null || b.person_state === 'departed' || b.person_state === 'erased')
    return { name: t('people.former_member'), face: null };
  const shown = { name: b.name, face: b.face ?? null };
  return b.person_state === 'active' && b.person_id ? { ...shown, href: `/people/${b.person_id}` } : shown;
}
