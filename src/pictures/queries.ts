import { open, opening, type See } from '../access/index.ts';
import type { Lens, Seen, Viewer } from '../contracts/index.ts';
import type { BylineFacts } from '../people/index.ts';
import type { Db, Reads } from '../platform/db/index.ts';

export type PictureRow = {
  id: string;
  scope_id: string;
  post_id: string | null;
  byline_id: string | null;
  state: string;
  alt: string;
  decoration: boolean;
  width: number;
  height: number;
  mine: boolean;
  hidden: boolean;
  place_id: number | null;
};

// Both are asked: the scope that it stands in, and its own state, which is its post's. It leaves no trace when it goes.
const byId = (see: See) => `
select f.id, f.scope_id, f.post_id, f.byline_id, f.state, f.alt, f.decoration, f.width, f.height, f.hidden, s.place_id, coalesce(f.owner_id = :me::uuid, f.byline_id = any(:bylines::uuid[]), false) as mine
from (select *, false as left_trace from file) f join scope s on s.id = f.scope_id
where f.id = any(:pictures::uuid[]) and ${see.part('f')} and ${see.scope('s', { author: 'f.byline_id', readerRules: true })}`;

const pictures: Record<Lens, ReturnType<typeof opening<PictureRow, { pictures: readonly string[] }>>> = {
  reader: opening('pictures by id', 'reader', byId),
  author: opening('pictures by id, own too', 'author', byId),
  moderator: opening('pictures by id, as moderator', 'moderator', byId),
};

/** A picture that stands in a post, with whose it is and where. */
export type PostedPicture = PictureRow & BylineFacts & { post_id: string; byline_id: string; place_id: number; place_name: string };

const posted = (see: See) => `
select f.id, f.scope_id, f.post_id, f.byline_id, f.state, f.alt, f.decoration, f.width, f.height, f.hidden, s.place_id, f.byline_id = any(:bylines::uuid[]) as mine, pl.name as place_name, b.label, pe.name, pe.state as person_state
from (select *, false as left_trace from file) f join scope s on s.id = f.scope_id join place pl on pl.id = s.place_id join byline b on b.id = f.byline_id left join person pe on pe.id = b.person_id
where f.id = any(:pictures::uuid[]) and f.post_id is not null and f.state <> 'gone' and ${see.part('f')} and ${see.scope('s', { author: 'f.byline_id' })}`;

const inPosts: Record<Lens, ReturnType<typeof opening<PostedPicture, { pictures: readonly string[] }>>> = {
  reader: opening('posted pictures by id', 'reader', posted),
  author: opening('posted pictures by id, own too', 'author', posted),
  moderator: opening('posted pictures by id, as moderator', 'moderator', posted),
};

/** As `openPictures`, of those that stand in posts. */
export function openPosted(db: Reads, viewer: Viewer, ids: readonly string[], lens: Lens): Promise<Seen<PostedPicture>[]> {
  return open(db, viewer, inPosts[lens], { pictures: ids });
}

/** Pictures by their ids; those that the viewer may not see are missing. One round trip, also when none is there. */
export async function openPictures(db: Db, viewer: Viewer, ids: readonly string[], lens: Lens): Promise<Seen<PictureRow>[]> {
  return open(db, viewer, pictures[lens], { pictures: ids });
}
