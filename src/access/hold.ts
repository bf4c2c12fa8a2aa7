import type { Viewer } from '../contracts/index.ts';
import { row, statement, type Tx } from '../platform/db/index.ts';
import { admits, member, placesNamedIn, type Clause } from './principals.ts';

/** What an act may rely on until its transaction ends: nobody can take it away before the commit. */
export type HeldScope = {
  scopeId: string;
  kind: string;
  placeId: number | null;
  state: string;
  nextPosition: number;
  closed: boolean;
  /** The viewer's principals as they are now, under lock. */
  principals: readonly string[];
  mayWrite: boolean;
  moderates: boolean;
};

type ScopeRow = {
  kind: string;
  place_id: number | null;
  state: string;
  next_position: number;
  archived: boolean;
  inside: Clause[];
  writers: Clause[];
};

// FOR NO KEY UPDATE first, then the rows that grant: the other order deadlocks on a busy thread.
const lockScope = statement<ScopeRow>(
  'lock scope',
  `select s.kind, s.place_id, s.state, s.next_position, coalesce(pl.state = 'archived', false) as archived,
     coalesce((select json_agg(json_build_object('lead', c.lead, 'also', c.also)) from clause c where c.audience_id = s.audience_id), '[]') as inside,
     coalesce((select json_agg(json_build_object('lead', c.lead, 'also', c.also)) from clause c where c.audience_id = pl.writers_id), '[]') as writers
   from scope s left join place pl on pl.id = s.place_id where s.id = $1 for no key update of s`, // guard:lock-scope
);

type PlaceRow = { id: number; archived: boolean; inside: Clause[]; writers: Clause[]; inside_id: number };

const readPlace = statement<PlaceRow>(
  'place for an act',
  `select pl.id, pl.state = 'archived' as archived, pl.inside_id,
     coalesce((select json_agg(json_build_object('lead', c.lead, 'also', c.also)) from clause c where c.audience_id = pl.inside_id), '[]') as inside,
     coalesce((select json_agg(json_build_object('lead', c.lead, 'also', c.also)) from clause c where c.audience_id = pl.writers_id), '[]') as writers
   from place pl where pl.slug = $1 for share of pl`,
);

type GrantRow = { state: string | null; closed: boolean; relations: string[]; places: number[]; staff_of: number[] };

const belongs = `role <> 'follower'`; // guard:follower-writes-nothing

// A lock does not reach into EXISTS: each row that grants is read by a FOR SHARE of its own. Without it an
// ex-member's post was committed 100 ms after the removal had been acknowledged. The closure is read here too: this
// statement starts after the scope's lock was given, so it sees what the one before us committed.
const lockGrants = statement<GrantRow>(
  'lock grants',
  `with p as (select state from person where id = $1 for share),
     m as (select place_id, role from membership where person_id = $1 and place_id = any($2::int[]) for share),
     r as (select relation from relation where person_id = $1 and opens_at <= $3 for share)
   select (select state from p) as state, array(select relation from r) as relations, array(select place_id from m where ${belongs}) as places, array(select place_id from m where role = 'staff') as staff_of,
     exists (select 1 from closure where scope_id = $4) as closed`, // guard:lock-grants
);

type Grants = { principals: string[]; closed: boolean };

/** The principals of one person, read under lock until the transaction ends. */
async function grantsOf(
  tx: Tx,
  personId: string,
  clauses: readonly Clause[],
  placeId: number | null,
  scopeId: string | null,
  now: Date,
): Promise<Grants> {
  const places = [...new Set([...placesNamedIn(clauses), ...(placeId === null ? [] : [placeId])])];
  const g = await row(tx, lockGrants, [personId, places, now, scopeId]);
  if (!g || g.state !== 'active') return { principals: ['everyone'], closed: true }; // guard:active-writes
  return { principals: principalsOf(g), closed: g.closed };
}

function principalsOf(g: GrantRow): string[] {
  return [
    'everyone',
    member,
    ...g.relations.map((x) => `relation:${x}`),
    ...g.places.map((x) => `in:${x}`),
    ...g.staff_of.map((x) => `staff-of:${x}`),
  ];
}

/**
 * Opens a scope for an act and holds what the viewer's right to it rests on. Null is "not found", whatever the reason.
 * Reading again here, under lock, is what makes a loss of access hold from the moment it is acknowledged.
 * @param ownWords the act is on what the viewer wrote: it stays theirs when the scope is hidden or held
 */
export async function holdScope(
  tx: Tx,
  viewer: Viewer,
  scopeId: string,
  now: Date,
  { ownWords = false }: { ownWords?: boolean } = {},
): Promise<HeldScope | null> {
  if (!viewer.person) return null;
  const s = await row(tx, lockScope, [scopeId]);
  if (!s) return null;
  const { principals, closed } = await grantsOf(tx, viewer.person.id, [...s.inside, ...s.writers], s.place_id, scopeId, now);
  const moderates = s.place_id !== null && principals.includes(`staff-of:${s.place_id}`);
  if (!admits(s.inside, principals)) return null; // guard:held-inside
  if (s.state !== 'shown' && !moderates && !(ownWords && s.state !== 'gone')) return null; // guard:held-state
  const mayWrite = admits(s.writers, principals) && !s.archived;
  return {
    scopeId,
    kind: s.kind,
    placeId: s.place_id,
    state: s.state,
    nextPosition: s.next_position,
    closed,
    principals,
    mayWrite,
    moderates,
  };
}

export type HeldPlace = { placeId: number; insideId: number; principals: readonly string[]; mayWrite: boolean; moderates: boolean };

/** As holdScope, for an act on a place itself, such as starting a thread. */
export async function holdPlace(tx: Tx, viewer: Viewer, slug: string, now: Date): Promise<HeldPlace | null> {
  if (!viewer.person) return null;
  const place = await row(tx, readPlace, [slug]);
  if (!place) return null;
  const { principals } = await grantsOf(tx, viewer.person.id, [...place.inside, ...place.writers], place.id, null, now);
  if (!admits(place.inside, principals)) return null; // guard:held-place-inside
  const mayWrite = admits(place.writers, principals) && !place.archived;
  return { placeId: place.id, insideId: place.inside_id, principals, mayWrite, moderates: principals.includes(`staff-of:${place.id}`) };
}

export type HeldEntrance = { placeId: number; inside: boolean; joining: string; archived: boolean };

type EntranceRow = { id: number; archived: boolean; joining: string; inside: Clause[]; entrance: Clause[] };

const readEntrance = statement<EntranceRow>(
  'entrance for an act',
  `select pl.id, pl.state = 'archived' as archived, pl.joining,
     coalesce((select json_agg(json_build_object('lead', c.lead, 'also', c.also)) from clause c where c.audience_id = pl.inside_id), '[]') as inside,
     coalesce((select json_agg(json_build_object('lead', c.lead, 'also', c.also)) from clause c where c.audience_id = pl.entrance_id), '[]') as entrance
   from place pl where pl.slug = $1 for share of pl`,
);

/** As holdPlace, for coming in: asking, joining. Who stands inside is told, not required. */
export async function holdEntrance(tx: Tx, viewer: Viewer, slug: string, now: Date): Promise<HeldEntrance | null> {
  if (!viewer.person) return null;
  const place = await row(tx, readEntrance, [slug]);
  if (!place) return null;
  const { principals } = await grantsOf(tx, viewer.person.id, [...place.entrance, ...place.inside], place.id, null, now);
  if (!admits(place.entrance, principals)) return null; // guard:held-entrance
  return { placeId: place.id, inside: admits(place.inside, principals), joining: place.joining, archived: place.archived };
}
