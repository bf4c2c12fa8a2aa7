import { sql } from 'kysely';
import type { Db } from '../platform/db/index.ts';

/** Remembers how far a person has read; reading an earlier page never moves it back. */
export async function noteRead(db: Db, personId: string, scopeId: string, position: number, now: Date): Promise<void> {
  await db
    .insertInto('last_read')
    .values({ person_id: personId, scope_id: scopeId, position, read_at: now })
    .onConflict((c) =>
      c.columns(['person_id', 'scope_id']).doUpdateSet({ position: sql`greatest(last_read.position, excluded.position)`, read_at: now }),
    )
    .execute();
}
