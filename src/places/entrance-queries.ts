import { audienceAsJson, open, opening, type AudienceJson } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { AnswerTemplate, Duty, Joining, Role } from '../spaces/index.ts';
import { mostRelated } from './rules.ts';

export type Carer = { id: string; name: string; face: string; duty: Duty };

export type RelatedBoard = { slug: string; name: string; language: string; reads: boolean };

export type OwnAsking = {
  asked_at: string;
  answer: 'let-in' | 'declined' | null;
  answer_template: AnswerTemplate | null;
  answer_words: string;
  answered_at: string | null;
};

export type EntranceRow = {
  id: number;
  slug: string;
  name: string;
  purpose: string;
  language: string;
  /** What holds here beside the house rules. */
  rules: string;
  joining: Joining;
  archived: boolean;
  /** Since when and why nobody writes here any more. */
  archiving: { at: string; because: string } | null;
  anonymous: boolean;
  reads: boolean;
  role: Role | null;
  /** They are one of its people, though something else may still keep them out. */
  belongs: boolean;
  listed: boolean;
  invited: boolean;
  inside_id: number;
  who: AudienceJson;
  staff: boolean;
  /** Who looks after it, told to members of the community. */
  carers: Carer[] | null;
  related: RelatedBoard[];
  /** Since when the viewer's own asking waits, or how the last one was answered. */
  asking: OwnAsking | null;
  /** What the viewer has said of themselves and what will open this board, but has not yet. */
  opens_at: Date | null;
};

const entrance = opening<EntranceRow, { board: string; now: Date }>(
  'entrance',
  'reader',
  (see) => `
select pl.id, pl.slug, pl.name, pl.purpose, pl.language, pl.rules, pl.joining, pl.state = 'archived' as archived, ${see.place('pl', 'inside')} as reads, m.role, coalesce(m.listed, false) as listed, exists (select 1 from membership om where om.place_id = pl.id and om.person_id = :me::uuid and om.role <> 'follower') as belongs, ${see.place('pl', 'staff')} as staff,
  pl.anonymous, (select json_build_object('at', a.archived_at, 'because', a.because) from archiving a where a.place_id = pl.id and pl.state = 'archived') as archiving,
  exists (select 1 from place_invitation i where i.place_id = pl.id and i.person_id = :me::uuid and i.answered_at is null) as invited,
  pl.inside_id, ${audienceAsJson('pl.inside_id')} as who,
  case when 'member' = any(:principals::text[]) then (select json_agg(json_build_object('id', p.id, 'name', p.name, 'face', p.face, 'duty', coalesce(cm.duty, 'moderator')) order by p.name_key)
    from membership cm join person p on p.id = cm.person_id and p.state = 'active' where cm.place_id = pl.id and cm.role = 'staff') end as carers,
  coalesce((select json_agg(json_build_object('slug', x.slug, 'name', x.name, 'language', x.language, 'reads', x.reads)) from (
    select o.slug, o.name, o.language, ${see.place('o', 'inside')} as reads from place o
    where o.id <> pl.id and o.state = 'open' and (o.about = pl.about or o.joining = 'open') and ${see.place('o', 'entrance')}
    order by (o.cancer_type is not null and o.cancer_type = pl.cancer_type) desc, o.about = pl.about desc, ${see.place('o', 'inside')} desc, o.language = pl.language desc, lower(o.name), o.id limit ${mostRelated}) x), '[]') as related,
  (select json_build_object('asked_at', a.asked_at, 'answer', a.answer, 'answer_template', a.answer_template, 'answer_words', a.answer_words, 'answered_at', a.answered_at)
    from asking a where a.place_id = pl.id and a.person_id = :me::uuid order by a.asked_at desc limit 1) as asking,
  (select min(r.opens_at) from clause c join relation r on c.lead = 'relation:' || r.relation where c.audience_id = pl.inside_id and r.person_id = :me::uuid and r.opens_at > :now) as opens_at
from place pl left join membership m on m.place_id = pl.id and m.person_id = :me::uuid and ${see.place('pl', 'inside')}
where pl.slug = :board and ${see.place('pl', 'entrance')}`,
);

/** The entrance of one board: what it is for, who may read inside, and how this viewer comes in. */
export async function openEntrance(db: Db, viewer: Viewer, slug: string, now: Date): Promise<Seen<EntranceRow> | undefined> {
  return (await open(db, viewer, entrance, { board: slug, now }))[0];
}
