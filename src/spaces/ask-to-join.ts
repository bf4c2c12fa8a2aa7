import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';

/** After a refusal there is time for both sides. */
const daysBeforeAskingAgain = 7;

export function mayAskFrom(declinedAt: Date): Date {
  return new Date(declinedAt.getTime() + daysBeforeAskingAgain * 86_400_000);
}

/**
 * Asks a place's staff to be let in, in one's own words. One asking waits at a time: a second click is the first one.
 * @returns false while it is too soon after a refusal
 */
export async function askToJoin(
  tx: Tx,
  house: House,
  asking: { placeId: number; personId: string; words: string },
  now: Date,
): Promise<boolean> {
  if (await tooSoon(tx, asking, now)) return false;
  const id = house.ids.blind();
  const asked = await tx
    .insertInto('asking')
    .values({
      id,
      place_id: asking.placeId,
      person_id: asking.personId,
      words: asking.words,
      asked_at: now,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .onConflict((c) => c.columns(['place_id', 'person_id']).where('answer', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (asked) await house.jobs.announce(tx, { name: 'asked-in', askingId: id, at: now.toISOString() });
  return true;
}

async function tooSoon(tx: Tx, { placeId, personId }: { placeId: number; personId: string }, now: Date): Promise<boolean> {
  const last = await tx
    .selectFrom('asking')
    .select('answered_at')
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .where('answer', '=', 'declined')
    .orderBy('answered_at', 'desc')
    .executeTakeFirst();
  return last?.answered_at != null && now < mayAskFrom(last.answered_at);
}

/** Takes one's own asking back, words and all. */
export async function withdrawAsking(tx: Tx, placeId: number, personId: string): Promise<void> {
  await tx.deleteFrom('asking').where('place_id', '=', placeId).where('person_id', '=', personId).where('answer', 'is', null).execute();
}

/** Somebody who asked is not left waiting: after so long, staff are reminded once. */
export const hoursBeforeReminding = 48;

/** Takes note of the askings that waited too long and were not spoken of yet. @returns their ids */
export async function askingsToRemindOf(tx: Tx, now: Date): Promise<string[]> {
  const found = await tx
    .updateTable('asking')
    .set({ reminded_at: now })
    .where('answer', 'is', null)
    .where('reminded_at', 'is', null)
    .where('asked_at', '<=', new Date(now.getTime() - hoursBeforeReminding * 3_600_000))
    .returning('id')
    .execute();
  return found.map((asking) => asking.id);
}
