/**
 * Condition: a conversation without a content note that its reader asked to leave out of lists. Peace, not secrecy: one's
 * own stay, and so do those of a place that one looks after. It is a query of its own for each, never a join, and asked
 * only by those who leave something out.
 * @param s the alias of the scope table
 */
export function notLeftOut(s: string): string {
  const has = `(select n.notes && :leftOut::text[] and n.opener_byline_id <> all(:bylines::uuid[]) from thread n where n.scope_id = ${s}.id)`;
  return `(:leftOut::text[] = '{}' or ${s}.place_id = any(:staffOf::int[]) or not ${has})`;
}
