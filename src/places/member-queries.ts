import { isAdmitted, open, opening } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Duty } from '../spaces/index.ts';
import { peopleOnPage } from './rules.ts';

export type ListedMember = { id: string; name: string; face: string; duty: Duty | null };

export type MemberList = {
  slug: string;
  name: string;
  language: string;
  /** Whether the viewer's own name stands in it. */
  listed: boolean;
  staff: boolean;
  members: ListedMember[];
};

// Followers of an open board are no list: whoever presses a button would read it.
const agreed = `m.listed and m.role <> 'follower'`; // guard:listed-agreed

// A cursor is somebody of this very list: anybody else's id means nothing here.
const list = opening<MemberList, { board: string; after: string | null; now: Date }>('members who agreed to be listed', 'reader', (see) => {
  const shown = `${agreed} and p.state = 'active' and ${isAdmitted('pl.inside_id', 'p.id')}`;
  return `
select pl.slug, pl.name, pl.language, me.listed, me.role = 'staff' as staff,
  coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name, 'face', x.face, 'duty', x.duty) order by x.name_key, x.id) from (
    select p.id, p.name, p.face, p.name_key, m.duty from membership m join person p on p.id = m.person_id
    where m.place_id = pl.id and ${shown}
      and (:after::uuid is null or (p.name_key, p.id) > (select p.name_key, p.id from membership m join person p on p.id = m.person_id where m.place_id = pl.id and p.id = :after::uuid and ${shown}))
    order by p.name_key, p.id limit ${peopleOnPage + 1}) x), '[]') as members
from place pl join membership me on me.place_id = pl.id and me.person_id = :me::uuid and me.role <> 'follower'
where pl.slug = :board and ${see.place('pl', 'inside')}`;
});

/** The people of a board who agreed to be seen, for those who belong there themselves; one more than a page when there are more. */
export async function openMembers(
  db: Db,
  viewer: Viewer,
  board: string,
  after: string | null,
  now: Date,
): Promise<Seen<MemberList> | undefined> {
  return (await open(db, viewer, list, { board, after, now }))[0];
}
