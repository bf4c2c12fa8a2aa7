import { audienceAsJson, open, opening, type AudienceJson } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Joining, Role } from '../spaces/index.ts';
import { mostCounted } from './rules.ts';

export type BoardRow = {
  slug: string;
  name: string;
  purpose: string;
  language: string;
  joining: Joining;
  archived: boolean;
  reads: boolean;
  role: Role | null;
  invited: boolean;
  clauses: AudienceJson['clauses'];
  fresh: number;
};

// No head count here: the list says in words who reads, the entrance says how many.
const inSight = opening<BoardRow, { mineOnly: boolean }>(
  'boards in sight',
  'reader',
  (see) => `
select pl.slug, pl.name, pl.purpose, pl.language, pl.joining, pl.state = 'archived' as archived, ${see.place('pl', 'inside')} as reads, m.role, i.id is not null as invited,
  (select json_agg(json_build_object('lead', c.lead, 'also', c.also) order by c.n) from clause c where c.audience_id = pl.inside_id) as clauses, coalesce(f.n, 0) as fresh
from place pl
left join membership m on m.place_id = pl.id and m.person_id = :me::uuid and ${see.place('pl', 'inside')}
left join place_invitation i on i.place_id = pl.id and i.person_id = :me::uuid and i.answered_at is null
left join last_visit h on h.place_id = m.place_id and h.person_id = :me::uuid
left join lateral (select count(*) as n from (select 1 from scope s where s.kind = 'thread' and s.place_id = pl.id and s.last_at > coalesce(h.at, m.since) and ${see.scope('s')} limit ${mostCounted}) x) f on m.role is not null
where ${see.place('pl', 'entrance')} and (m.role is not null or not :mineOnly)
order by lower(pl.name), pl.id`,
);

/** Every board whose entrance the viewer sees, or only those they made theirs. One round trip. */
export async function boardsInSight(db: Db, viewer: Viewer, { mineOnly = false } = {}): Promise<Seen<BoardRow>[]> {
  return open(db, viewer, inSight, { mineOnly });
}

export type EntranceRow = Omit<BoardRow, 'clauses' | 'fresh'> & {
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
