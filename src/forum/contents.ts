import { open, opening, recipientOf } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import { describedIn } from '../files/index.ts';
import type { BadgeKind, ContentNote } from '../people/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { BylineColumns } from './queries.ts';

/** As many as one looks through; a conversation with more has found its readers anyway. */
const mostListed = 40;

/** A post that one may want to go to at once. `words` are its first. */
export type Landmark = BylineColumns & {
  id: string;
  words: string;
  notes: ContentNote[];
  language: string;
  badge: BadgeKind | null;
  helped: number;
};

export type Contents = {
  place_id: number;
  title: string;
  slug: string;
  place_name: string;
  shown_replies: number;
  /** The first post that this reader has not read, where they were here before; and the newest. */
  first_new: string | null;
  latest: string | null;
  landmarks: Landmark[];
};

const contents = opening<Contents, { thread: string; now: Date }>('contents of a thread', 'reader', (see) => {
  const readable = (p: string) =>
    `${p}.scope_id = s.id and ${p}.state = 'shown' and ${see.part(p)} and ${see.notBlocked(`${p}.byline_id`)}`;
  return `
select t.title, s.place_id, pl.slug, pl.name as place_name, s.shown_replies,
  (select p.id from post p join last_read lr on lr.person_id = :me::uuid and lr.scope_id = s.id where ${readable('p')} and p.position > lr.position and p.byline_id <> all(:bylines::uuid[]) order by p.position limit 1) as first_new,
  (select p.id from post p where ${readable('p')} order by p.position desc limit 1) as latest,
  coalesce((select json_agg(json_build_object('id', l.id, 'words', l.words, 'language', l.language, 'badge', l.badge, 'helped', l.helped, 'notes', l.notes, 'byline_id', b.id, 'label', b.label, 'person_id', pe.id, 'name', pe.name, 'face', pe.face, 'person_state', pe.state) order by l.position)
    from (select p.id, p.position, p.byline_id, left(coalesce(nullif(p.words, ''), ${describedIn('p')}, ''), 600) as words, p.language, p.notes, coalesce(h.n, 0) as helped, g.kind as badge
      from post p
      left join lateral (select count(*) as n from reaction r where r.post_id = p.id and r.kind = 'helped') h on true
      left join lateral (select badge.kind from byline gb join badge on badge.person_id = gb.person_id where gb.id = p.byline_id and badge.ended is null and badge.expires_at > :now order by badge.granted_at limit 1) g on true
      where ${readable('p')} and p.position > 0 and (h.n > 0 or g.kind is not null) order by p.position limit ${mostListed}) l
    join byline b on b.id = l.byline_id left join person pe on pe.id = b.person_id), '[]') as landmarks
from scope s join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
where s.id = :thread::uuid and s.kind = 'thread' and ${see.scope('s')}`;
});

/** Where one may want to go in a conversation: what is new, what helped somebody, what somebody with a badge said. */
export async function openContents(db: Db, viewer: Viewer, thread: string, now: Date): Promise<Contents | undefined> {
  const [seen] = await open(db, viewer, contents, { thread, now });
  return seen?.for(recipientOf(viewer));
}
