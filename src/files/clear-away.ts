import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { everyPicture } from './every-picture.ts';
import { letGo } from './let-go.ts';
import { patienceMs } from './rules.ts';

const atOnce = 500;

/** The bytes of pictures that are gone. What could not be removed is tried again the next time. */
export async function removeGoneBytes({ db, files }: Pick<House, 'db' | 'files'>): Promise<void> {
  for (let found = atOnce; found === atOnce;) {
    const gone = (await db.selectFrom('file_gone').select('id').limit(atOnce).execute()).map(({ id }) => id);
    await files.remove(gone.flatMap(everyPicture.keysOf));
    if (gone.length > 0) await db.deleteFrom('file_gone').where('id', 'in', gone).execute();
    found = gone.length;
  }
}

/** Pictures that wait for a post and stand in no draft are let go after a day; what is in a draft stays as long as it, also in one that was put aside. */
export async function letGoOfForgotten(house: House, now: Date): Promise<void> {
  const before = new Date(now.getTime() - patienceMs);
  await inTransaction(house.db, async (tx) => {
    const forgotten = await sql<{ id: string }>`
      select f.id from file f where f.owner_id is not null and f.created_at < ${before} and not exists (
        select 1 from (select person_id, fields from draft union all select person_id, fields from draft_aside) d
        where d.person_id = f.owner_id and position(f.id::text in coalesce(d.fields->>'pictures', '')) > 0)
      order by f.id limit 1000 for update of f`.execute(tx);
    await letGo(tx, { waiting: forgotten.rows.map(({ id }) => id) });
  });
}
