import { statement, rows, type Db, type Tx } from '../platform/db/index.ts';

const note = statement(
  'note visit',
  `insert into last_visit (place_id, person_id, at) select m.place_id, m.person_id, $3 from membership m where m.place_id = $1 and m.person_id = $2
   on conflict (person_id, place_id) do update set at = greatest(last_visit.at, excluded.at)`,
);

/** Notes that somebody looked at a place of theirs: "new since you were here" counts from now. After the response, or with their own post. */
export async function noteVisit(db: Db | Tx, placeId: number, personId: string, now: Date): Promise<void> {
  await rows(db, note, [placeId, personId, now]);
}
