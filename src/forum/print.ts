import { audienceAsJson, open, opening, type AudienceJson, type See } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import { picturesAsJson, type Picture } from '../files/index.ts';
import type { ContentNote } from '../people/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { BylineColumns } from './queries.ts';
import { mentionsAsJson, quotesAsJson, type Mentioned, type Quoted } from './read-quotes.ts';

/** Posts on one sheet of paper, as it were; a longer conversation goes on on the next. */
export const postsToPrint = 200;

export type PrintedPost = BylineColumns & {
  id: string;
  html: string;
  language: string;
  created_at: string;
  notes: ContentNote[];
  mentions: Mentioned[] | null;
  quotes: Quoted[] | null;
  pictures: Picture[] | null;
};

export type PrintedThread = {
  scope_id: string;
  place_id: number;
  title: string;
  language: string;
  slug: string;
  place_name: string;
  audience_id: number;
  who: AudienceJson;
  notes: ContentNote[];
  posts: PrintedPost[];
};

const printed = opening<PrintedThread, { thread: string; after: string | null }>('thread on paper', 'reader', (see: See) => {
  return `
select s.id as scope_id, s.place_id, t.title, t.language, pl.slug, pl.name as place_name, s.audience_id, ${audienceAsJson('s.audience_id')} as who,
  array(select distinct cn.note from content_note cn where cn.scope_id = s.id) as notes,
  coalesce((select json_agg(json_build_object('id', r.id, 'html', r.html, 'language', r.language, 'created_at', r.created_at, 'notes', r.notes,
      'byline_id', b.id, 'label', b.label, 'person_id', pe.id, 'name', pe.name, 'face', pe.face, 'person_state', pe.state,
      'mentions', ${mentionsAsJson('r')}, 'quotes', ${quotesAsJson(see, 'r')}, 'pictures', ${picturesAsJson('r', see.part)}) order by r.position)
    from (select p.* from post p where p.scope_id = s.id and p.state = 'shown' and ${see.part('p')} and ${see.notBlocked('p.byline_id')}
      and p.position > coalesce((select c.position from post c where c.id = :after::uuid and c.scope_id = s.id and ${see.part('c')}), -1)
      order by p.position limit ${postsToPrint + 1}) r
    join byline b on b.id = r.byline_id left join person pe on pe.id = b.person_id), '[]') as posts
from scope s join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
where s.id = :thread::uuid and s.kind = 'thread' and ${see.scope('s')}`;
});

/** A conversation as it goes on paper: what everybody here reads, without anybody's own held words. */
export async function openToPrint(db: Db, viewer: Viewer, thread: string, after: string | null): Promise<Seen<PrintedThread> | undefined> {
  return (await open(db, viewer, printed, { thread, after }))[0];
}
