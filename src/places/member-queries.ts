import { isAdmitted, open, opening } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Duty } from '../spaces/index.ts';
import { peopleOnPage } from './rules.ts';

export type ListedMember = { id: string; name: string; face: string; duty: Duty | null };

/** That somebody was named to look after a board; `by` is null where they named themselves. */
export type Named = { name: string; state: string; by: string | null; by_state: string; duty: Duty; at: string };

/** Appointments that the people of a board are shown, the newest ones. */
const mostNamed = 12;

export type MemberList = {
  slug: string;
  name: string;
  language: string;
  /** Whether the viewer's own name stands in it. */
  listed: boolean;
  staff: boolean;
  members: ListedMember[];
  named: Named[];
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
    order by p.name_key, p.id limit ${peopleOnPage + 1}) x), '[]') as members,
  coalesce((select json_agg(json_build_object('name', x.name, 'state', x.state, 'by', x.by, 'by_state', x.by_state, 'duty', x.duty, 'at', x.named_at) order by x.named_at desc, x.id) from (
    select a.id, p.name, p.state, case when a.named_by <> a.person_id then n.name end as by, n.state as by_state, a.duty, a.named_at
    from appointment a join person p on p.id = a.person_id join person n on n.id = a.named_by
    where a.place_id = pl.id order by a.named_at desc, a.id limit ${mostNamed}) x), '[]') as named
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
