import { audienceAsJson, open, opening, type AudienceJson } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Joining, Role } from '../spaces/index.ts';
import { boardsOnPage, mostCounted, sections, type Section } from './rules.ts';

export type BoardRow = {
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
    when pl.joining = 'open' then ${place('open')} when pl.joining = 'relation' then ${place('relation')} else ${place('small')} end`;

// No head count here: the list says in words who reads, the entrance says how many. Only what is shown is counted and put in words.
const inSight = opening<BoardRow, { after: string | null }>(
  'boards in sight',
  'reader',
  (see) => `
with seen as (
  select pl.id, pl.slug, pl.name, pl.purpose, pl.language, pl.joining, pl.inside_id, m.role, m.since, lower(pl.name) as sorted, ${section} as section
  from place pl
  left join membership m on m.place_id = pl.id and m.person_id = :me::uuid and ${see.place('pl', 'inside')}
  left join place_invitation i on i.place_id = pl.id and i.person_id = :me::uuid and i.answered_at is null
  where ${see.place('pl', 'entrance')}),
page as materialized (
  select * from seen pl
  where :after::text is null or coalesce((pl.section, pl.sorted, pl.id) > (select b.section, b.sorted, b.id from seen b where b.slug = :after), true)
  order by pl.section, pl.sorted, pl.id limit ${boardsOnPage + 1})
select pl.slug, pl.name, pl.purpose, pl.language, pl.joining, pl.section, ${see.place('pl', 'inside')} as reads, pl.role, c.list as clauses,
  case when pl.role is null then 0 else (select count(*) from (
    select 1 from scope s where s.kind = 'thread' and s.place_id = pl.id and s.last_at > coalesce(h.at, pl.since) and ${see.scope('s')} limit ${mostCounted}) n) end as fresh
from page pl
left join last_visit h on h.place_id = pl.id and h.person_id = :me::uuid
left join (select c.audience_id, json_agg(array[c.lead] || c.also order by c.n) as list
  from clause c where c.audience_id = any(array(select inside_id from page)) group by c.audience_id) c on c.audience_id = pl.inside_id
order by pl.section, pl.sorted, pl.id`,
);

/**
 * A page of the boards whose entrance the viewer sees, and one more where there are more. One round trip.
 * @param after the last board of the page before; one that this viewer does not see means nothing, as one that never was
 */
export async function boardsInSight(db: Db, viewer: Viewer, after: string | null): Promise<Seen<BoardRow>[]> {
  return open(db, viewer, inSight, { after });
}

export type EntranceRow = Omit<BoardRow, 'clauses' | 'fresh' | 'section'> & {
  archived: boolean;
  invited: boolean;
  inside_id: number;
  who: AudienceJson;
  staff: boolean;
  /** Since when the viewer's own asking waits, or how the last one was answered. */
  asking: { asked_at: string; answer: 'let-in' | 'declined' | null; answer_words: string; answered_at: string | null } | null;
  /** What the viewer has said of themselves and what will open this board, but has not yet. */
  opens_at: Date | null;
};

const entrance = opening<EntranceRow, { board: string; now: Date }>(
  'entrance',
  'reader',
  (see) => `
select pl.slug, pl.name, pl.purpose, pl.language, pl.joining, pl.state = 'archived' as archived, ${see.place('pl', 'inside')} as reads, m.role, ${see.place('pl', 'staff')} as staff,
  exists (select 1 from place_invitation i where i.place_id = pl.id and i.person_id = :me::uuid and i.answered_at is null) as invited,
  pl.inside_id, ${audienceAsJson('pl.inside_id')} as who,
  (select json_build_object('asked_at', a.asked_at, 'answer', a.answer, 'answer_words', a.answer_words, 'answered_at', a.answered_at)
    from asking a where a.place_id = pl.id and a.person_id = :me::uuid order by a.asked_at desc limit 1) as asking,
  (select min(r.opens_at) from clause c join relation r on c.lead = 'relation:' || r.relation where c.audience_id = pl.inside_id and r.person_id = :me::uuid and r.opens_at > :now) as opens_at
from place pl left join membership m on m.place_id = pl.id and m.person_id = :me::uuid and ${see.place('pl', 'inside')}
where pl.slug = :board and ${see.place('pl', 'entrance')}`,
);

/** The entrance of one board: what it is for, who may read inside, and how this viewer comes in. */
export async function openEntrance(db: Db, viewer: Viewer, slug: string, now: Date): Promise<Seen<EntranceRow> | undefined> {
  return (await open(db, viewer, entrance, { board: slug, now }))[0];
}
