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
  const clauses = who.clauses.filter((c) => !isStaffOnly(c));
  const only = clauses.length === 1 && clauses[0]?.length === 1 ? clauses[0][0] : undefined;
  const counted = only && who.people !== null ? countedPrincipal(t, only, community, who.people) : null;
  if (counted) return { strong: counted, rest: t('access.who.rest') };
  const groups = clauses.map((c) => c.map((p) => onePrincipal(t, p, community)).join(t('access.who.and')));
  const group = groups.join(t('access.who.or'));
  const strong = who.people === null ? t('access.who.some', { group }) : t('access.who.counted', { people: who.people, group });
  return { strong, rest: t('access.who.rest') };
}

function onePrincipal(t: T, p: Principal, community: string): string {
  if (p.kind === 'relation') return t(`access.relation.${p.relation}`);
  if ('place' in p) return placeInWords(t, p);
  return t('access.who.member', { community });
}

/** A place that the reader does not see is not named. */
function placeInWords(t: T, { kind, place }: Extract<Principal, { place: unknown }>): string {
  const which = kind === 'in' ? 'in' : 'staff';
  return place === null ? t(`access.who.${which}_unnamed`) : t(`access.who.${which}`, { place });
}

/** «14 members of Harbour Lights»: the plain case, where number and noun make one phrase. */
function countedPrincipal(t: T, p: Principal, community: string, n: number): string | null {
  if (p.kind === 'relation') return t(`access.counted.relation.${p.relation}`, { n });
  if (p.kind === 'in' && p.place !== null) return t('access.counted.in', { n, place: p.place });
  return p.kind === 'member' ? t('access.counted.member', { n, community }) : null;
}
