/** Words for whom an audience admits. Never a person: those are reader rules of the scope. */
export type Clause = { lead: string; also: readonly string[] };

export const everyone = 'everyone';
export const member = 'member';

/** Whether an audience admits somebody with these principals: any clause, and of it all. */
export function admits(clauses: readonly Clause[], principals: readonly string[]): boolean {
  return clauses.some((c) => principals.includes(c.lead) && c.also.every((a) => principals.includes(a)));
}

/** The places whose memberships decide about these clauses: the rows an act has to lock. */
export function placesNamedIn(clauses: readonly Clause[]): number[] {
  const named = clauses.flatMap((c) => [c.lead, ...c.also]).map((p) => /^(?:in|staff-of):(\d+)$/.exec(p)?.[1]);
  return [...new Set(named.filter((n) => n !== undefined).map(Number))];
}

// Following an open board is no membership: what was said while it was private stays with those who were in it.
const belongs = `m.role <> 'follower'`; // guard:follower-gains-nothing

/**
 * SQL: all that an active person holds beside `everyone`, as an array. Here it is said once: for who looks, for who has a
 * stream open, and for lists of people who may read. Needs `:now`.
 * @param person a column with their id
 */
export const principalsOf = (person: string): string => `array['member']
    || array(select 'relation:' || r.relation from relation r where r.person_id = ${person} and r.opens_at <= :now)
    || array(select 'in:' || m.place_id from membership m where m.person_id = ${person} and ${belongs})
    || array(select 'staff-of:' || m.place_id from membership m where m.person_id = ${person} and m.role = 'staff')`;

/**
 * SQL: whether a clause admits somebody; the same as `admits` for one of its rows.
 * @param c the alias of the table of clauses
 * @param principals an array of text
 */
export const clauseAdmits = (c: string, principals: string): string =>
  `${c}.lead = any(${principals}) and (${c}.also = '{}' or ${c}.also <@ ${principals})`;
