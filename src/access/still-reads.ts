import { clauseAdmits, principalsOf } from './principals.ts';
import { byReaderRule } from './visible.ts';
import { placeholders, rows, statement, type Db } from '../platform/db/index.ts';

/** Somebody with an open stream: by which session, and which scopes they watch. */
export type Watching = { personId: string; sessionId: string; watched: readonly string[] };

/**
 * Whether an active person is admitted to an audience at this moment, for a list of people that a query shows. Needs `:now`.
 * @param audience a column with its number
 * @param person a column with their id
 */
export function isAdmitted(audience: string, person: string): string {
  return `exists (select 1 from (select ${principalsOf(person)} || array['everyone'] as a offset 0) held join clause ac on ac.audience_id = ${audience} where ${clauseAdmits('ac', 'held.a')})`;
}

const admitted = `exists (select 1 from clause c where c.audience_id = s.audience_id and ${clauseAdmits('c', 'held.a')})`; // guard:stream-audience
const inState = `(s.state = 'shown' or (s.state in ('held', 'hidden') and 'staff-of:' || s.place_id = any(held.a)))`; // guard:stream-state
const signedOut = `p.id is null`; // guard:stream-session

const lost = placeholders(`
select distinct w.n from unnest(:ns::int[], :sessions::uuid[], :people::uuid[], :scopes::uuid[]) as w(n, session_id, person_id, scope_id)
left join session se on se.id = w.session_id and se.person_id = w.person_id and se.expires_at > :now
left join person p on p.id = se.person_id and p.state = 'active'
left join lateral (select ${principalsOf('p.id')} || array['everyone'] as a offset 0) held on p.id is not null
left join scope s on s.id = w.scope_id
where ${signedOut} or (w.scope_id is not null and (${inState} and (${admitted} or ${byReaderRule('s', 'p.id')})) is not true)`);

const lostStatement = statement<{ n: number }>('streams that lost access', lost.text);

/**
 * Which of these may no longer read everything they watch, by that session: asked before each poke, and every few
 * seconds of all open streams. One round trip for any number.
 */
export async function lostAccess<W extends Watching>(db: Db, watching: readonly W[], now: Date): Promise<Set<W>> {
  const asked = watching.flatMap((w, n) => (w.watched.length > 0 ? w.watched : [null]).map((scope) => ({ w, n, scope })));
  const values: Record<string, unknown> = {
    ns: asked.map((a) => a.n),
    sessions: asked.map((a) => a.w.sessionId),
    people: asked.map((a) => a.w.personId),
    scopes: asked.map((a) => a.scope),
    now,
  };
  const found = await rows(
    db,
    lostStatement,
    lost.names.map((name) => values[name]),
  );
  return new Set(found.map(({ n }) => watching[n]!));
}
