import type { Words } from '../../platform/i18n/index.ts';
import type { KeptBadge } from '../queries.ts';

export type BadgeState = 'holds' | 'over' | 'withdrawn' | 'renewed';

export function stateOf({ ended, expires_at }: Pick<KeptBadge, 'ended' | 'expires_at'>, now: Date): BadgeState {
  return ended ?? (expires_at > now ? 'holds' : 'over');
}

/** Who granted it, and how it stands. */
export function linesOf(badge: KeptBadge, { t, day }: Words, now: Date): string[] {
  const by = badge.granted_by_name ?? t('people.former_member');
  const state = stateOf(badge, now);
  const until = state === 'holds' || state === 'over' ? badge.expires_at : (badge.ended_at ?? badge.expires_at);
  return [t('badges.line.granted', { name: by, day: day(badge.granted_at) }), t(`badges.line.${state}`, { day: day(until) })];
}
