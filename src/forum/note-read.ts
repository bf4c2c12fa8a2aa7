import { rows, statement, type Db } from '../platform/db/index.ts';

const note = statement(
  'note read',
  `insert into last_read (person_id, scope_id, position, read_at) values ($1, $2, $3, $4)
   on conflict (person_id, scope_id) do update set position = greatest(last_read.position, excluded.position), read_at = excluded.read_at`,
);

/** Remembers how far a person has read; reading an earlier page never moves it back. */
export async function noteRead(db: Db, personId: string, scopeId: string, position: number, now: Date): Promise<void> {
  await rows(db, note, [personId, scopeId, position, now]);
}
