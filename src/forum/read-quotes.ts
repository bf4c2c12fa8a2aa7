import { open, opening, recipientOf, type See } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { BylineFacts, ContentNote, Met } from '../people/index.ts';
import type { Db } from '../platform/db/index.ts';
import { refAsText, refsOf, type QuoteRef } from './quotes.ts';

/**
 * Quoted words as this reader may see them now. `id` is null where they were taken back or hidden, `words` also where they
 * were changed since. `elsewhere` leads to words that were moved into another conversation.
 */
export type Quoted = BylineFacts & {
  id: string | null;
  language: string | null;
  words: string | null;
  elsewhere?: string | null;
  notes?: ContentNote[] | null;
  /** How this reader meets them. */ met?: Met;
};

/** Somebody whom a post names, as they are called now. */
export type Mentioned = BylineFacts & { n: number; byline_id: string };

// Words of an earlier version are shown while the post still says them.
const wordsOf = (
  q: string,
) => `case when qp.edited_at is null or ${q}.version = (select coalesce(max(v.n) + 1, 0) from post_version v where v.post_id = qp.id) then substr(qp.words, ${q}.starts + 1, ${q}.signs)
    else (select substr(v.words, ${q}.starts + 1, ${q}.signs) from post_version v where v.post_id = qp.id and v.n = ${q}.version and v.taken_at is null and position(substr(v.words, ${q}.starts + 1, ${q}.signs) in qp.words) > 0) end`;

/** What a post quotes, as JSON in the page's own query: each under the rule for posts. Costs nothing where there is nothing. */
export function quotesAsJson(see: See, post: string): string {
  const readable = `qp.scope_id = ${post}.scope_id and qp.state = 'shown' and ${see.part('qp')} and ${see.notBlocked('qp.byline_id')}`; // guard:quote-part
  return `case when ${post}.quotes > 0 then (select json_agg(json_build_object('id', qp.id, 'language', qp.language, 'words', ${wordsOf('q')}, 'notes', nullif(qp.notes, '{}'), 'byline_id', qp.byline_id, 'label', qb.label, 'person_id', qn.id, 'name', qn.name, 'person_state', qn.state,
      'elsewhere', case when qp.id is null then (select o.id from post o join scope os on os.id = o.scope_id where o.id = q.quoted_id and o.scope_id <> ${post}.scope_id and o.state = 'shown' and ${see.scope('os')}) end) order by q.n)
    from quote q left join lateral (select qp.* from post qp where qp.id = q.quoted_id and ${readable} limit 1) qp on true left join byline qb on qb.id = qp.byline_id left join person qn on qn.id = qb.person_id where q.post_id = ${post}.id) end`;
}

/** Whom a post names, as JSON in the page's own query. */
export function mentionsAsJson(post: string): string {
  return `case when ${post}.mentions > 0 then (select json_agg(json_build_object('n', m.n, 'byline_id', mb.id, 'label', mb.label, 'person_id', mp.id, 'name', mp.name, 'person_state', mp.state))
    from mention m join byline mb on mb.id = m.byline_id left join person mp on mp.id = mb.person_id where m.post_id = ${post}.id) end`;
}

/** The quotes of a post as references, for the box in which it is edited. */
export const quoteRefsOf = (post: string): string =>
  `case when ${post}.quotes > 0 then (select string_agg(q.quoted_id || '.' || q.starts || '.' || q.signs || '.' || q.version, ',' order by q.n) from quote q where q.post_id = ${post}.id and q.quoted_id is not null) end as quote_refs`;

type Asked = { at: number; version: number; signs: number; scope_id: string } & Quoted;

const quotable = opening<Asked, { ids: string[]; starts: number[]; signs: number[]; versions: number[] }>(
  'words to quote',
  'reader',
  (
    see,
  ) => `select q.at, q.version, least(q.signs, char_length(qp.words) - q.starts) as signs, qp.id, qp.scope_id, qp.language, ${wordsOf('q')} as words, b.label, pe.id as person_id, pe.name, pe.state as person_state
  from (select r.id, r.starts, r.signs, r.at, case when r.version >= 0 then r.version else (select coalesce(max(v.n) + 1, 0) from post_version v where v.post_id = r.id) end as version
    from unnest(:ids::uuid[], :starts::int[], :signs::int[], :versions::int[]) with ordinality r(id, starts, signs, version, at)) q
  join post qp on qp.id = q.id and qp.state = 'shown' and ${see.part('qp')} and ${see.notBlocked('qp.byline_id')}
  join scope s on s.id = qp.scope_id and s.kind = 'thread' and ${see.scope('s')} join byline b on b.id = qp.byline_id left join person pe on pe.id = b.person_id order by q.at`,
);

/** Words that somebody wishes to quote, with the reference that keeps them. */
export type Quotable = Quoted & { ref: string; scope_id: string };

/** What stands above the box: of the references in it, those that this viewer may read. One round trip, none without any. */
export async function openQuotable(db: Db, viewer: Viewer, texts: readonly string[]): Promise<Quotable[]> {
  const refs = refsOf(texts);
  if (refs.length === 0) return [];
  const given = {
    ids: refs.map((r) => r.quotedId),
    starts: refs.map((r) => r.starts),
    signs: refs.map((r) => r.signs),
    versions: refs.map((r) => r.version),
  };
  const seen: Seen<Asked>[] = await open(db, viewer, quotable, given);
  return seen.map((one) => one.for(recipientOf(viewer))).flatMap((found) => toQuotable(found, refs[Number(found.at) - 1]));
}

function toQuotable(found: Asked, ref: QuoteRef | undefined): Quotable[] {
  const { signs, version } = found;
  if (!ref || signs <= 0) return [];
  return [{ ...found, ref: refAsText(ref.version < 0 ? { ...ref, signs, version } : ref) }];
}
