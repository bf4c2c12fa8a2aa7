import { sql } from 'kysely';
import type { Tx } from '../platform/db/index.ts';
import { makePlaceAudiences } from './audiences-of-place.ts';
import { readersOf, spellOut, type Readers } from './readers.ts';

/**
 * Changes who may read a place from now on. It gets new audiences; what was said before keeps its own, so nothing
 * widens over words already written, and nothing is taken from who could read them.
 * @returns whether anything changed
 */
export async function changeReaders(tx: Tx, placeId: number, readers: Readers): Promise<boolean> {
  const place = await tx
    .selectFrom('place')
    .innerJoin('clause', (j) => j.onRef('clause.audience_id', '=', 'place.inside_id').on('clause.n', '=', 0))
    .select(['place.joining', 'clause.lead'])
    .where('place.id', '=', placeId)
    .forUpdate('place')
    .executeTakeFirstOrThrow();
  if (readersOf(place.lead, place.joining) === readers) return false;
  const chosen = spellOut(readers);
  if (chosen.inside === 'in') await keepFollowers(tx, placeId);
  await tx
    .updateTable('place')
    .set({ ...(await makePlaceAudiences(tx, placeId, chosen)), joining: chosen.joining })
    .where('id', '=', placeId)
    .execute();
  return true;
}

/**
 * A place that closes keeps those who had made it theirs. One that had been closed before keeps words from that time:
 * its followers would read them as members, so they have to ask.
 */
async function keepFollowers(tx: Tx, placeId: number): Promise<void> {
  await sql`update membership set role = 'member' where place_id = ${placeId} and role = 'follower'
    and not exists (select 1 from scope s join clause c on c.audience_id = s.audience_id where s.place_id = ${placeId} and c.lead = ${`in:${placeId}`})`.execute(
    tx,
  );
}
