import { sql } from 'kysely';
import type { Tx } from '../platform/db/index.ts';
import { audiencesFor, makePlaceAudiences, type ChosenAudiences, type Condition } from './audiences-of-place.ts';
import { conditionsOf, spellOut, type Readers } from './readers.ts';
import type { Joining } from './tables.ts';

/** Changes who may read a place from now on, by one of the usual choices. @returns whether anything changed */
export async function changeReaders(tx: Tx, placeId: number, readers: Readers): Promise<boolean> {
  const whom = spellOut(readers);
  return changeAudiences(tx, placeId, audiencesFor(whom), whom.joining);
}

/**
 * Changes who sees a place's entrance, who reads inside and who writes, from now on. It gets new audiences; what was said
 * before keeps its own, so nothing widens over words already written, and nothing is taken from who could read them.
 * @returns whether anything changed
 */
export async function changeAudiences(tx: Tx, placeId: number, chosen: ChosenAudiences, joining: Joining): Promise<boolean> {
  const now = await audiencesNow(tx, placeId);
  if (JSON.stringify([now.chosen, now.joining]) === JSON.stringify([inOrder(chosen), joining])) return false;
  const wasOpen = !now.chosen.inside.some(namesItself);
  if (wasOpen && chosen.inside.some(namesItself)) await keepFollowers(tx, placeId);
  await tx
    .updateTable('place')
    .set({ ...(await makePlaceAudiences(tx, placeId, chosen)), joining })
    .where('id', '=', placeId)
    .execute();
  return true;
}

const namesItself = ({ lead, also }: Condition) => lead === 'in' || also.includes('in');

const inOrder = ({ entrance, inside, writers }: ChosenAudiences): ChosenAudiences => {
  const sorted = (conditions: readonly Condition[]) => conditions.map(({ lead, also }) => ({ lead, also: also.toSorted() }));
  return { entrance: sorted(entrance), inside: sorted(inside), writers: sorted(writers) };
};

type Now = { joining: Joining; chosen: ChosenAudiences };

/** The place's audiences at this moment; it is held until the transaction ends. */
async function audiencesNow(tx: Tx, placeId: number): Promise<Now> {
  const place = await tx
    .selectFrom('place')
    .select(['joining', 'entrance_id', 'inside_id', 'writers_id'])
    .where('id', '=', placeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const clauses = await tx
    .selectFrom('clause')
    .select(['audience_id', 'lead', 'also'])
    .where('audience_id', 'in', [place.entrance_id, place.inside_id, place.writers_id])
    .orderBy('audience_id')
    .orderBy('n')
    .execute();
  const of = (audience: number) =>
    conditionsOf(
      clauses.filter((c) => c.audience_id === audience),
      placeId,
    );
  return {
    joining: place.joining,
    chosen: { entrance: of(place.entrance_id), inside: of(place.inside_id), writers: of(place.writers_id) },
  };
}

/**
 * A place that closes keeps those who had made it theirs. Where words are for its members already, from a time when it was
 * closed or on a board that speaks of it, its followers would read them as members, so they have to ask.
 */
async function keepFollowers(tx: Tx, placeId: number): Promise<void> {
  await sql`update membership set role = 'member' where place_id = ${placeId} and role = 'follower'
    and not exists (select 1 from scope s join clause c on c.audience_id = s.audience_id where c.lead = ${`in:${placeId}`} or ${`in:${placeId}`} = any(c.also))`.execute(
    tx,
  );
}
