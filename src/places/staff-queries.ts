import { open, opening } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Duty, Role } from '../spaces/index.ts';
import { peopleOnPage } from './rules.ts';

export type WaitingAsking = { id: string; name: string; face: string; words: string; asked_at: string };

export type StaffedBoard = { id: number; slug: string; name: string; language: string; askings: WaitingAsking[] };

const staffed = opening<StaffedBoard, { board: string }>(
  'board for its staff',
  'reader',
  (see) => `
select pl.id, pl.slug, pl.name, pl.language,
  coalesce((select json_agg(json_build_object('id', a.id, 'name', p.name, 'face', p.face, 'words', a.words, 'asked_at', a.asked_at) order by a.asked_at, a.id)
    from asking a join person p on p.id = a.person_id and p.state = 'active' where a.place_id = pl.id and a.answer is null), '[]') as askings
from place pl where pl.slug = :board and ${see.place('pl', 'staff')}`,
);

export type Belonging = { person_id: string; name: string; face: string; role: Role; duty: Duty | null; since: Date };

// A cursor is a person of this very place: anybody else's id means nothing here.
const people = opening<Belonging, { board: string; after: string | null }>(
  'people of a board',
  'reader',
  (see) => `
select p.id as person_id, p.name, p.face, m.role, m.duty, m.since
from place pl join membership m on m.place_id = pl.id join person p on p.id = m.person_id and p.state in ('active', 'suspended')
where pl.slug = :board and ${see.place('pl', 'staff')}
  and (:after::uuid is null or (m.role <> 'staff', p.name_key, p.id) > (select cm.role <> 'staff', cp.name_key, cp.id from membership cm join person cp on cp.id = cm.person_id where cm.place_id = pl.id and cp.id = :after::uuid))
order by m.role <> 'staff', p.name_key, p.id limit ${peopleOnPage + 1}`,
);

const onePerson = opening<Belonging & { slug: string; board: string; language: string }, { board: string; person: string }>(
  'one of the people of a board',
  'reader',
  (see) => `
select p.id as person_id, p.name, p.face, m.role, m.duty, m.since, pl.slug, pl.name as board, pl.language
from place pl join membership m on m.place_id = pl.id join person p on p.id = m.person_id
where pl.slug = :board and p.id = :person::uuid and ${see.place('pl', 'staff')}`,
);

/** The board and who asks to come in, for its staff alone. */
export async function openStaffed(db: Db, viewer: Viewer, board: string): Promise<Seen<StaffedBoard> | undefined> {
  return (await open(db, viewer, staffed, { board }))[0];
}

/** Who belongs to a board, its staff first; one more than a page when there are more. */
export async function openPeople(db: Db, viewer: Viewer, board: string, after: string | null): Promise<Seen<Belonging>[]> {
  return open(db, viewer, people, { board, after });
}

export async function openPerson(db: Db, viewer: Viewer, board: string, person: string) {
  return (await open(db, viewer, onePerson, { board, person }))[0];
}

export type OwnDuty = { slug: string; board: string; language: string; duty: Duty; last: boolean; archived: boolean };

const ownDuty = opening<OwnDuty, { board: string }>(
  'own duty at a board',
  'reader',
  (see) => `
select pl.slug, pl.name as board, pl.language, coalesce(m.duty, 'moderator') as duty, pl.state = 'archived' as archived,
  not exists (select 1 from membership om join person p on p.id = om.person_id and p.state = 'active' where om.place_id = pl.id and om.role = 'staff' and om.person_id <> m.person_id) as last
from place pl join membership m on m.place_id = pl.id and m.person_id = :me::uuid
where pl.slug = :board and ${see.place('pl', 'staff')}`,
);

/** What the viewer does for a board, and whether they are the only one. */
export async function openOwnDuty(db: Db, viewer: Viewer, board: string): Promise<Seen<OwnDuty> | undefined> {
  return (await open(db, viewer, ownDuty, { board }))[0];
}
