import type { Viewer } from '../contracts/index.ts';
import { placeholders, row, statement, type Reads } from '../platform/db/index.ts';
import type { Clause } from './principals.ts';
import { visiblePlace } from './visible.ts';

/**
 * Who can read something, told by the row that decides it. `clauses` are for words («anyone», «people who
 * say they care for someone»), `people` is how many that are now; null where it cannot or may not be told.
 */
export type WhoWillSee = { clauses: Principal[][]; people: number | null; public: boolean };

export type Principal =
  | { kind: 'everyone' | 'member' }
  | { kind: 'relation'; relation: string }
  /** The name is null where the reader does not see that there is such a place. */
  | { kind: 'in' | 'staff-of'; place: string | null };

/** Below this, a number would point at persons. */
export const smallestTold = 5;

/** As PostgreSQL gives it; see `audienceAsJson`. */
export type AudienceJson = { clauses: Clause[]; people: number | null; places: Record<string, string> };

// An audience may speak of a place by invitation, whose name is nobody's business but its people's.
const isToldOf = visiblePlace('entrance', 'named'); // guard:named-in-audience

/**
 * An audience as one JSON value, to stand in a page's own query: its clauses, how many people it admits now, and
 * the names of the places it speaks of, as far as the viewer sees their entrances. Counting goes through the index of the
 * clause's lead.
 * @param audience a column or parameter with the audience's number
 */
export function audienceAsJson(audience: string): string {
  // Staff alone are named in no sentence.
  const places = `(select coalesce(json_object_agg(named.id, named.name), '{}') from clause c cross join unnest(array[c.lead] || c.also) w join place named on named.id = substring(w from ':(\\d+)$')::int where c.audience_id = ${audience} and (c.also <> '{}' or c.lead not like 'staff-of:%') and w ~ '^(in|staff-of):' and ${isToldOf})`;
  return `(select json_build_object('clauses', coalesce(a.clauses, '[]'), 'people', ${people(audience)}, 'places', ${places})
    from (select json_agg(json_build_object('lead', c.lead, 'also', c.also) order by c.n) as clauses,
      bool_or(c.lead = 'everyone' and c.also = '{}') as everyone, bool_or(c.lead = 'member' and c.also = '{}') as member
      from clause c where c.audience_id = ${audience}) a)`;
}

/** Of `a`, all clauses in one row. All members together are counted as they come and go; see db/migrations/0022. */
const people = (audience: string): string =>
  `(case when a.everyone then null when a.member then (select members from head_count) else people_admitted(${audience}) end)`;

const byNumber = placeholders(`select ${audienceAsJson(':audience::int')} as who`);
const byNumberStatement = statement<{ who: AudienceJson }>('who will see', byNumber.text);

/**
 * @param reader who is told: by name only of places whose entrance they see
 * @param insider whether the reader belongs inside: they read the exact number, others none below five
 * @param names of places that the reader knows by their office
 */
export async function whoWillSee(
  db: Reads,
  reader: Viewer,
  audienceId: number,
  insider: boolean,
  names: Readonly<Record<string, string>> = {},
): Promise<WhoWillSee> {
  const values: Record<string, unknown> = { audience: audienceId, principals: reader.principals, me: reader.person?.id ?? null };
  const found = await row(
    db,
    byNumberStatement,
    byNumber.names.map((name) => values[name]),
  );
  return toWhoWillSee({ ...found!.who, places: { ...found!.who.places, ...names } }, insider);
}

/** @param insider see `whoWillSee` */
export function toWhoWillSee(json: AudienceJson, insider: boolean): WhoWillSee {
  const told = json.people !== null && (insider || json.people >= smallestTold) ? json.people : null;
  return {
    clauses: json.clauses.map((c) => [c.lead, ...c.also].map((p) => toPrincipal(p, json.places))),
    people: told,
    public: json.clauses.some((c) => c.lead === 'everyone' && c.also.length === 0),
  };
}

function toPrincipal(text: string, places: Record<string, string>): Principal {
  if (text === 'everyone' || text === 'member') return { kind: text };
  const [kind, rest = ''] = text.split(':', 2);
  if (kind === 'relation') return { kind, relation: rest };
  return { kind: kind === 'in' ? 'in' : 'staff-of', place: places[rest] ?? null };
}

/** Whether the viewer stands inside, so that exact numbers are no news to them. */
export function isInsider(viewer: Viewer, audienceId: number): boolean {
  return viewer.person !== null && viewer.audiences.includes(audienceId);
}
