import type { Viewer } from '../contracts/index.ts';
import type { Slowness } from '../people/index.ts';
import { row, statement, type Tx } from '../platform/db/index.ts';
import { admits, member, placesNamedIn, type Clause } from './principals.ts';

/** What an act may rely on until its transaction ends: nobody can take it away before the commit. */
export type HeldScope = {
  scopeId: string;
  kind: string;
  placeId: number | null;
  /** Who may read it now. */
  audienceId: number | null;
  inside: readonly Clause[];
  state: string;
  nextPosition: number;
  closed: boolean;
  /** The viewer's principals as they are now, under lock. */
  principals: readonly string[];
  mayWrite: boolean;
  moderates: boolean;
  /** Whether its place reads the first posts of somebody new. */
  holdsFirst: boolean;
  /** Where it takes one reply a person each so many minutes. */
  slow: Slowness | null;
};

type ScopeRow = {
  kind: string;
  place_id: number | null;
  audience_id: number | null;
  state: string;
  next_position: number;
  writers_id: number | null;
  inside: Clause[];
  writers: Clause[];
};

// FOR NO KEY UPDATE first, then the rows that grant: the other order deadlocks on a busy thread.
const lockScope = statement<ScopeRow>(
  'lock scope',
  `select s.kind, s.place_id, s.audience_id, s.state, s.next_position, pl.writers_id,
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

type GrantRow = {
  state: string | null;
  closed: boolean;
  relations: string[];
  places: number[];
  staff_of: number[];
  archived: boolean;
  writers_id: number | null;
  holds_first: boolean;
  slow: { minutes: number; until: string } | null;
};

const belongs = `role <> 'follower'`; // guard:follower-writes-nothing

// Whoever waited for the scope finds its place as it is now. It comes before the memberships, as in every act that
// changes who may read a place: the other order deadlocks with it.
const heldPlace = `pl as (select state, writers_id, holds_first from place where id = $5 for share)`; // guard:lock-place
const afterPlace = `(select count(*) from pl) >= 0`;

// A lock does not reach into EXISTS: each row that grants is read by a FOR SHARE of its own. Without it an
// ex-member's post was committed 100 ms after the removal had been acknowledged. The closure and the pace are read here
// too: this statement starts after the scope's lock was given, so it sees what the one before us committed.
const lockGrants = statement<GrantRow>(
  'lock grants',
  `with ${heldPlace}, p as (select state from person where id = $1 and ${afterPlace} for share),
     m as (select place_id, role from membership where person_id = $1 and place_id = any($2::int[]) and ${afterPlace} for share),
     r as (select relation from relation where person_id = $1 and opens_at <= $3 and ${afterPlace} for share)
   select (select state from p) as state, array(select relation from r) as relations, array(select place_id from m where ${belongs}) as places, array(select place_id from m where role = 'staff') as staff_of,
     coalesce((select pl.state = 'archived' from pl), false) as archived, (select pl.writers_id from pl) as writers_id, coalesce((select pl.holds_first from pl), false) as holds_first,
     (select json_build_object('minutes', sl.minutes, 'until', sl.until) from slowness sl where sl.scope_id = $4 and sl.until > $3) as slow,
     exists (select 1 from closure where scope_id = $4) as closed`, // guard:lock-grants
);

type Grants = {
  principals: string[];
  closed: boolean;
  archived: boolean;
  writersId: number | null;
  holdsFirst: boolean;
  slow: Slowness | null;
};

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
  const g = await row(tx, lockGrants, [personId, places, now, scopeId, placeId]);
  if (!g) throw new Error('the statement gives one row always');
  const slow = g.slow && { minutes: g.slow.minutes, until: new Date(g.slow.until) };
  const found = { archived: g.archived, writersId: g.writers_id, holdsFirst: g.holds_first, slow };
  if (g.state !== 'active') return { ...found, principals: ['everyone'], closed: true }; // guard:active-writes
  return { ...found, principals: principalsOf(g), closed: g.closed };
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
  const granted = await grantsOf(tx, viewer.person.id, [...s.inside, ...s.writers], s.place_id, scopeId, now);
  // The place has other writers now, or the scope another place: read again, and nothing changes any more.
  if (granted.writersId !== s.writers_id) return holdScope(tx, viewer, scopeId, now, { ownWords }); // guard:held-place-again
  const { principals, closed, archived, holdsFirst, slow } = granted;
  const moderates = s.place_id !== null && principals.includes(`staff-of:${s.place_id}`);
  if (!admits(s.inside, principals)) return null; // guard:held-inside
  if (s.state !== 'shown' && !moderates && !(ownWords && s.state !== 'gone')) return null; // guard:held-state
  const mayWrite = admits(s.writers, principals) && !archived;
  return {
    scopeId,
    kind: s.kind,
    placeId: s.place_id,
    audienceId: s.audience_id,
    inside: s.inside,
    state: s.state,
    nextPosition: s.next_position,
    closed,
    principals,
    mayWrite,
    moderates,
    holdsFirst,
    slow,
  };
}

export type HeldPlace = {
  placeId: number;
  insideId: number;
  inside: readonly Clause[];
  principals: readonly string[];
  mayWrite: boolean;
  moderates: boolean;
  holdsFirst: boolean;
};

/** As holdScope, for an act on a place itself, such as starting a thread. */
export async function holdPlace(tx: Tx, viewer: Viewer, slug: string, now: Date): Promise<HeldPlace | null> {
  if (!viewer.person) return null;
  const place = await row(tx, readPlace, [slug]);
  if (!place) return null;
  const { principals, holdsFirst } = await grantsOf(tx, viewer.person.id, [...place.inside, ...place.writers], place.id, null, now);
  if (!admits(place.inside, principals)) return null; // guard:held-place-inside
  return {
    placeId: place.id,
    insideId: place.inside_id,
    inside: place.inside,
    principals,
    mayWrite: admits(place.writers, principals) && !place.archived,
    moderates: principals.includes(`staff-of:${place.id}`),
    holdsFirst,
  };
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
