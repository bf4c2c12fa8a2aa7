import { sql } from 'kysely';
import type { Viewer } from '../contracts/index.ts';
import type { Reads } from '../platform/db/index.ts';
import type { Clause } from './principals.ts';

/**
 * Who can read something, told by the row that decides it. `clauses` are for words («anyone», «people who
 * say they care for someone»), `people` is how many that are now.
 */
export type WhoWillSee = { clauses: { principals: Principal[] }[]; people: number | null; public: boolean };

export type Principal =
  | { kind: 'everyone' }
  | { kind: 'member' }
  | { kind: 'relation'; relation: string }
  | { kind: 'in' | 'staff-of'; place: string };

/** Below this, a number would point at persons. */
export const smallestTold = 5;

/**
 * @param insiders whether the reader belongs inside: they read the exact number, others none below five
 * @returns null when there is no such audience
 */
export async function whoWillSee(db: Reads, audienceId: number, insiders: boolean): Promise<WhoWillSee | null> {
  const clauses = await db.selectFrom('clause').select(['lead', 'also']).where('audience_id', '=', audienceId).orderBy('n').execute();
  if (clauses.length === 0) return null;
  const isPublic = clauses.some((c) => c.lead === 'everyone' && c.also.length === 0);
  const [names, people] = await Promise.all([placeNames(db, clauses), isPublic ? null : countPeople(db, clauses)]);
  return {
    clauses: clauses.map((c) => ({ principals: [c.lead, ...c.also].map((p) => toPrincipal(p, names)) })),
    people: people === null || (!insiders && people < smallestTold) ? null : people,
    public: isPublic,
  };
}

function toPrincipal(text: string, names: Map<number, string>): Principal {
  if (text === 'everyone' || text === 'member') return { kind: text };
  const [kind, rest = ''] = text.split(':', 2);
  if (kind === 'relation') return { kind, relation: rest };
  return { kind: kind === 'in' ? 'in' : 'staff-of', place: names.get(Number(rest)) ?? '' };
}

async function placeNames(db: Reads, clauses: Clause[]): Promise<Map<number, string>> {
  const ids = clauses.flatMap((c) => [c.lead, ...c.also]).map((p) => Number(/^(?:in|staff-of):(\d+)$/.exec(p)?.[1] ?? Number.NaN)).filter((n) => !Number.isNaN(n));
  if (ids.length === 0) return new Map();
  const places = await db.selectFrom('place').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(places.map((p) => [p.id, p.name]));
}

/** Each principal as a condition on `person p`; a clause is their AND, the audience the OR of its clauses. */
async function countPeople(db: Reads, clauses: Clause[]): Promise<number> {
  const one = (principal: string) => {
    if (principal === 'everyone' || principal === 'member') return sql`true`;
    const [kind, rest = ''] = principal.split(':', 2);
    if (kind === 'relation') return sql`exists (select 1 from relation r where r.person_id = p.id and r.relation = ${rest})`;
    const staff = kind === 'staff-of' ? sql` and m.role = 'staff'` : sql``;
    return sql`exists (select 1 from membership m where m.person_id = p.id and m.place_id = ${Number(rest)}${staff})`;
  };
  const all = clauses.map((c) => sql`(${sql.join([c.lead, ...c.also].map(one), sql` and `)})`);
  const counted = await sql<{ n: number }>`select count(*) as n from person p where p.state = 'active' and (${sql.join(all, sql` or `)})`.execute(db);
  return counted.rows[0]?.n ?? 0;
}

/** Whether the viewer stands inside, so that exact numbers are no news to them. */
export function isInsider(viewer: Viewer, audienceId: number): boolean {
  return viewer.person !== null && viewer.audiences.includes(audienceId);
}
