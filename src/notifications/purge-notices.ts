import { sql } from 'kysely';
import type { Loss } from '../contracts/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { daysBefore, keptDays } from './rules.ts';

/** Takes away what somebody was told about a place they lost. Of everything lost, decisions about them stay: they may read those. */
export async function purgeNotices(tx: Tx, { personId, placeId }: Loss): Promise<void> {
  if (placeId === null) {
    await tx.deleteFrom('notice').where('person_id', '=', personId).where('kind', 'not in', ['decided', 'unmasked']).execute();
    return;
  }
  await sql`delete from notice n where n.person_id = ${personId} and (
      exists (select 1 from scope s where s.id = n.scope_id and s.place_id = ${placeId})
      or exists (select 1 from asking a where a.id = n.subject_id and a.place_id = ${placeId})
      or exists (select 1 from place_invitation i where i.id = n.subject_id and i.place_id = ${placeId}))`.execute(tx);
}

/** What nobody needs any more is not kept. */
export async function forgetOldNotices(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('notice').where('created_at', '<', daysBefore(now, keptDays)).execute();
}
