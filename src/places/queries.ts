import { open, opening } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Joining, Role } from '../spaces/index.ts';
import { boardsOnPage, mostCounted, mostLookedThrough, sections, type Section } from './rules.ts';

export type BoardRow = {
  id: number;
  slug: string;
  name: string;
  purpose: string;
  language: string;
  joining: Joining;
  /** Which of `sections`. */
  section: number;
  reads: boolean;
  role: Role | null;
  /** Of each clause its lead, then what must hold as well. */
  clauses: [string, ...string[]][] | null;
  fresh: number;
};

const place = (section: Section) => sections.indexOf(section);
const section = `case when pl.state = 'archived' then ${place('archived')} when i.id is not null then ${place('invited')} when m.role is not null then ${place('mine')}
    else ${place('cancer-type')} + array_position(array['cancer-type', 'stage', 'topic', 'identity'], pl.about) - 1 end`;

// No head count here: the list says in words who reads, the entrance says how many. Only what is shown is counted and put in words.
const inSight = opening<BoardRow, { after: string | null; only: readonly number[] | null }>(
  'boards in sight',
  'reader',
  (see) => `
with seen as (
  select pl.id, pl.slug, pl.name, pl.purpose, pl.language, pl.joining, pl.inside_id, m.role, m.since, lower(pl.name) as sorted, ${section} as section
  from place pl
  left join membership m on m.place_id = pl.id and m.person_id = :me::uuid and ${see.place('pl', 'inside')}
  left join place_invitation i on i.place_id = pl.id and i.person_id = :me::uuid and i.answered_at is null
  where (:only::int[] is null or pl.id = any(:only::int[])) and ${see.entrances('pl')}),
page as materialized (
  select * from seen pl
  where :after::text is null or coalesce((pl.section, pl.sorted, pl.id) > (select b.section, b.sorted, b.id from seen b where b.slug = :after), true)
  order by pl.section, pl.sorted, pl.id limit ${boardsOnPage + 1})
select pl.id, pl.slug, pl.name, pl.purpose, pl.language, pl.joining, pl.section, ${see.place('pl', 'inside')} as reads, pl.role, c.list as clauses,
  case when pl.role is null then 0 else (select count(*) from (
    select 1 from scope s where s.kind = 'thread' and s.place_id = pl.id and s.last_at > coalesce((select h.at from last_visit h where h.person_id = :me::uuid and h.place_id = pl.id), pl.since) and ${see.scope('s')} limit ${mostCounted}) n) end as fresh
from page pl
left join (select c.audience_id, json_agg(array[c.lead] || c.also order by c.n) as list
  from clause c where c.audience_id = any(array(select inside_id from page)) group by c.audience_id) c on c.audience_id = pl.inside_id
order by pl.section, pl.sorted, pl.id`,
);

/**
 * A page of the boards whose entrance the viewer sees, and one more where there are more. One round trip.
 * @param after the last board of the page before; one that this viewer does not see means nothing, as one that never was
 */
export async function boardsInSight(db: Db, viewer: Viewer, after: string | null): Promise<Seen<BoardRow>[]> {
  return open(db, viewer, inSight, { after, only: null });
}

/** Those of these boards whose entrance the viewer sees, in the order of the list. */
export async function boardsAmong(db: Db, viewer: Viewer, only: readonly number[]): Promise<Seen<BoardRow>[]> {
  return open(db, viewer, inSight, { after: null, only });
}

export type LookedThrough = { id: number; name: string; purpose: string; cancer_type: string | null; leads: string[] };

const toLookThrough = opening<LookedThrough, object>(
  'boards to look through',
  'reader',
  (
    see,
  ) => `select pl.id, pl.name, pl.purpose, pl.cancer_type, array(select c.lead from clause c where c.audience_id = pl.inside_id) as leads
from place pl where ${see.entrances('pl')} order by pl.state = 'archived', pl.id limit ${mostLookedThrough}`,
);

/** What is said of the boards in sight, to find among them what somebody typed. */
export async function boardsToLookThrough(db: Db, viewer: Viewer): Promise<Seen<LookedThrough>[]> {
  return open(db, viewer, toLookThrough, {});
}
