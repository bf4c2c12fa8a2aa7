import type { T } from '../platform/i18n/index.ts';

export type BylineFacts = {
  /** Asked for where faces are shown: an alias has its face from its byline. */
  byline_id?: string;
  label: string | null;
  person_id?: string | null;
  name: string | null;
  face?: string | null;
  person_state?: string | null;
  /** What they do in the place where they speak. */
  duty?: string | null;
  /** The badge that matters most, and its words. */
  badge?: string | null;
  badge_label?: string | null;
};

/** What a byline shows, and where it leads. */
export type BylineShown = { name: string; face: string | null; href?: string; role?: string };

/**
 * The one rule for what posts of the suspended, departed and erased show: the suspended keep their name without a way
 * to their page; who left is nobody any more. An anonymous byline is its alias, said to be one, whatever becomes of
 * its person.
 */
export function bylineShown(t: T, b: BylineFacts): BylineShown {
  if (b.label !== null) return { name: b.label, face: b.byline_id ?? null, role: t('people.anonymous') };
  if (b.name === null || b.person_state === 'departed' || b.person_state === 'erased')
    return { name: t('people.former_member'), face: null };
  const shown = { name: b.name, face: b.face ?? null };
  if (b.person_state !== 'active' || !b.person_id) return shown;
  const role = roleShown(t, b);
  return { ...shown, href: `/people/${b.person_id}`, ...(role ? { role } : {}) };
}

/** What somebody does in this place, then what an administrator checked that they are. */
function roleShown(t: T, { duty, badge, badge_label: label }: BylineFacts): string {
  const parts = [
    duty && t(`people.duty.${duty}`),
    badge && t('people.badge_shown', { kind: t(`people.badge.${badge}`), label: label ?? '' }),
  ];
  return parts.filter(Boolean).join(' · ');
}
