import type { Lens } from '../contracts/index.ts';
import { clauseAdmits } from './principals.ts';

export type VisibleScope = {
  /** Column with the byline of who opened the scope, for the author's lens. */
  author?: string;
  /** Kinds with an owner or with participants. Lists of kinds without such a rule leave this out: it costs 0.4 → 12 ms. */
  readerRules?: boolean;
};

/**
 * The one condition on a scope, to stand in the query before count, sort, page and snippet.
 * @param s the alias of the scope table
 */
export function visibleScope(lens: Lens, s: string, { author, readerRules = false }: VisibleScope = {}): string {
  const admitted = `${s}.audience_id = any(:audiences::int[])`; // guard:scope-audience
  const readable = readerRules ? `(${admitted} or ${byReaderRule(s, ':me::uuid')})` : admitted;
  return `(${stateOfScope(lens, s, author)} and ${readable})`;
}

function stateOfScope(lens: Lens, s: string, author: string | undefined): string {
  const shown = `${s}.state = 'shown'`; // guard:scope-state
  if (lens === 'moderator') return `${s}.state in ('shown', 'held', 'hidden') and ${s}.place_id = any(:staffOf::int[])`; // guard:scope-moderator
  if (lens === 'author' && author) return `(${shown} or (${s}.state in ('draft', 'held', 'hidden') and ${author} = any(:bylines::uuid[])))`; // guard:scope-author
  return shown;
}

/**
 * Kinds with an owner or with participants.
 * @param me a parameter or column with the reader’s id
 */
export function byReaderRule(s: string, me: string): string {
  const owner = `(${s}.reader_rule = 'owner' and ${s}.owner_id = ${me})`; // guard:rule-owner
  const participant = `(${s}.reader_rule = 'participant' and exists (select 1 from scope_reader q where q.scope_id = ${s}.id and q.person_id = ${me}))`; // guard:rule-participant
  return `(${owner} or ${participant})`;
}

/**
 * The condition on a part of a scope, such as a post. Its scope is asked apart, by visibleScope.
 * A part that its author took back leaves a line without words where answers would hang in the air.
 * @param p the alias of the table, which has state, left_trace and byline_id
 */
export function visiblePart(lens: Lens, p: string): string {
  const shown = `(${p}.state = 'shown' or (${p}.state = 'gone' and ${p}.left_trace))`; // guard:part-state
  if (lens === 'moderator') return `(${shown} or ${p}.state in ('held', 'hidden'))`;
  if (lens === 'author') return `(${shown} or (${p}.state in ('draft', 'held', 'hidden') and ${p}.byline_id = any(:bylines::uuid[])))`; // guard:part-author
  return shown;
}

/** Peace, not secrecy: rows by people the viewer blocked. An array, never a join: see the plan it spoils in docs/adr/0002. */
export function notBlocked(byline: string): string {
  return `${byline} <> all(:blocked::uuid[])`;
}

/** What belongs to one person alone, such as what they were told. */
export function visibleOwn(personColumn: string): string {
  return `${personColumn} = :me::uuid`; // guard:own
}

/** Which side of a place one looks at. entrance — that it exists and how to come in; inside; staff — who belongs to it. */
export type PlaceDoor = 'entrance' | 'inside' | 'staff';

/**
 * The condition on a place. Whoever was invited sees the entrance until they answer.
 * @param pl the alias of the place table
 */
export function visiblePlace(door: PlaceDoor, pl: string): string {
  if (door === 'inside') return `${pl}.inside_id = any(:audiences::int[])`; // guard:place-inside
  if (door === 'staff') return `${pl}.id = any(:staffOf::int[])`; // guard:place-staff
  const admitted = `exists (select 1 from clause ec where ec.audience_id = ${pl}.entrance_id and ec.purpose = 'entrance' and ${clauseAdmits('ec', ':principals::text[]')})`; // guard:place-entrance
  const invited = `'member' = any(:principals::text[]) and exists (select 1 from place_invitation pi where pi.place_id = ${pl}.id and pi.person_id = :me::uuid and pi.answered_at is null)`; // guard:place-invited
  return `(${admitted} or (${invited}))`;
}

/**
 * The entrances of many places at once, for a list of them: which audiences admit is found once instead of place by place.
 * Says the same as `visiblePlace('entrance', …)`.
 */
export function visibleEntrances(pl: string): string {
  const admitted = `${pl}.entrance_id in (select ec.audience_id from clause ec where ec.purpose = 'entrance' and ${clauseAdmits('ec', ':principals::text[]')})`; // guard:entrances
  const invited = `'member' = any(:principals::text[]) and ${pl}.id in (select pi.place_id from place_invitation pi where pi.person_id = :me::uuid and pi.answered_at is null)`; // guard:entrances-invited
  return `(${admitted} or (${invited}))`;
}
