import { rows, statement, type Db } from '../platform/db/index.ts';
import {
  conditionsOf,
  readersOf,
  type About,
  type ChosenAudiences,
  type Condition,
  type Duty,
  type Joining,
  type Readers,
} from '../spaces/index.ts';

export type StaffMember = { id: string; name: string; face: string; duty: Duty };

export type ManagedBoard = {
  id: number;
  slug: string;
  name: string;
  purpose: string;
  language: string;
  about: About;
  cancer_type: string | null;
  rules: string;
  /** Whether people may post under an alias there. */
  anonymous: boolean;
  archived: boolean;
  archiving: { at: string; because: string } | null;
  joining: Joining;
  /** The usual choice it stands at; null where it was chosen more exactly. */
  readers: Readers | null;
  chosen: ChosenAudiences;
  staff: StaffMember[];
  /** Addresses that lead on to it. */
  former: string[];
  /** Nothing stands in it, so that it can go. */
  empty: boolean;
};

type ManagedRow = Omit<ManagedBoard, 'readers' | 'chosen'> & { entrance: Condition[]; inside: Condition[]; writers: Condition[] };

const clauses = (audience: string) =>
  `(select json_agg(json_build_object('lead', c.lead, 'also', c.also) order by c.n) from clause c where c.audience_id = ${audience})`;

// Asked by administrators alone, at a door of theirs: what a board is and who looks after it, never what is said there.
const managed = statement<ManagedRow>(
  'boards for administrators',
  `select pl.id, pl.slug, pl.name, pl.purpose, pl.language, pl.about, pl.cancer_type, pl.rules, pl.anonymous, pl.state = 'archived' as archived, pl.joining,
     (select json_build_object('at', a.archived_at, 'because', a.because) from archiving a where a.place_id = pl.id) as archiving,
     ${clauses('pl.entrance_id')} as entrance, ${clauses('pl.inside_id')} as inside, ${clauses('pl.writers_id')} as writers,
     coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'face', p.face, 'duty', coalesce(m.duty, 'moderator')) order by p.name_key) from membership m join person p on p.id = m.person_id where m.place_id = pl.id and m.role = 'staff' and p.state = 'active'), '[]') as staff,
     array(select f.slug from former_address f where f.place_id = pl.id order by f.left_at desc) as former,
     not exists (select 1 from scope s where s.place_id = pl.id and s.state <> 'gone') as empty
   from place pl where $1::text is null or pl.slug = $1 order by pl.state = 'archived', lower(pl.name), pl.id`,
);

function toManaged({ entrance, inside, writers, ...board }: ManagedRow): ManagedBoard {
  const of = (found: Condition[]) => conditionsOf(found, board.id);
  const chosen = { entrance: of(entrance), inside: of(inside), writers: of(writers) };
  return { ...board, chosen, readers: readersOf(chosen, board.joining) };
}

export async function managedBoards(db: Db): Promise<ManagedBoard[]> {
  return (await rows(db, managed, [null])).map(toManaged);
}

export async function managedBoard(db: Db, slug: string): Promise<ManagedBoard | undefined> {
  return (await rows(db, managed, [slug])).map(toManaged)[0];
}
