import { rows, statement, type Db } from '../platform/db/index.ts';
import { readersOf, type Joining, type Readers } from '../spaces/index.ts';

export type StaffMember = { id: string; name: string; face: string };

export type ManagedBoard = {
  id: number;
  slug: string;
  name: string;
  purpose: string;
  language: string;
  archived: boolean;
  readers: Readers;
  staff: StaffMember[];
};

type ManagedRow = Omit<ManagedBoard, 'readers'> & { joining: Joining; lead: string };

// Asked by administrators alone, at a door of theirs: what a board is and who looks after it, never what is said there.
const managed = statement<ManagedRow>(
  'boards for administrators',
  `select pl.id, pl.slug, pl.name, pl.purpose, pl.language, pl.state = 'archived' as archived, pl.joining, (select c.lead from clause c where c.audience_id = pl.inside_id and c.n = 0) as lead,
     coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'face', p.face) order by p.name_key) from membership m join person p on p.id = m.person_id where m.place_id = pl.id and m.role = 'staff'), '[]') as staff
   from place pl where $1::text is null or pl.slug = $1 order by pl.state = 'archived', lower(pl.name), pl.id`,
);

const toManaged = ({ joining, lead, ...board }: ManagedRow): ManagedBoard => ({ ...board, readers: readersOf(lead, joining) });

export async function managedBoards(db: Db): Promise<ManagedBoard[]> {
  return (await rows(db, managed, [null])).map(toManaged);
}

export async function managedBoard(db: Db, slug: string): Promise<ManagedBoard | undefined> {
  return (await rows(db, managed, [slug])).map(toManaged)[0];
}
