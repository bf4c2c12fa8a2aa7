import type { T } from '../platform/i18n/index.ts';
import type { Principal, WhoWillSee } from './who-will-see.ts';

/** The sentence above each box, said by what decides: `strong` is who, `rest` is who not. */
export type WhoInWords = { strong: string; rest: string };

/** Staff are named at the end of the sentence, so their clause is not said on its own. */
const isStaffOnly = (clause: readonly Principal[]) => clause.every((p) => p.kind === 'staff-of');

/**
 * @param community its name
 * @returns two parts of one sentence, in the reader's language
 */
export function whoInWords(t: T, who: WhoWillSee, community: string): WhoInWords {
  if (who.public) return { strong: t('access.who.everyone'), rest: t('access.who.everyone_rest') };
  const groups = who.clauses
    .filter((c) => !isStaffOnly(c))
    .map((c) => c.map((p) => onePrincipal(t, p, community)).join(t('access.who.and')));
  const group = groups.join(t('access.who.or'));
  const strong = who.people === null ? t('access.who.some', { group }) : t('access.who.counted', { people: who.people, group });
  return { strong, rest: t('access.who.rest') };
}

function onePrincipal(t: T, p: Principal, community: string): string {
  if (p.kind === 'relation') return t(`access.relation.${p.relation}`);
  if (p.kind === 'in' || p.kind === 'staff-of') return t(`access.who.${p.kind === 'in' ? 'in' : 'staff'}`, { place: p.place });
  return t('access.who.member', { community });
}
