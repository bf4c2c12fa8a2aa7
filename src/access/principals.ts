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
