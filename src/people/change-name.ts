import type { Reads, Tx } from '../platform/db/index.ts';
import { freeAmong, giveUpName, holdName } from './held-names.ts';
import { longestName, nameKey } from './names.ts';
import { whyNotGiven } from './not-given.ts';

/** How long a new name stays before another one: people who talk with each other have to know who is who. */
const nameStaysDays = 7;

/** When somebody may choose another name; null for now. */
export async function nameStaysUntil(db: Reads, personId: string, now: Date): Promise<Date | null> {
  const { named_at } = await db.selectFrom('person').select('named_at').where('id', '=', personId).executeTakeFirstOrThrow();
  const until = named_at && new Date(named_at.getTime() + nameStaysDays * 86_400_000);
  return until && until > now ? until : null;
}

/**
 * Gives a person another name, everywhere at once. Nobody else takes the one before for a while.
 * @returns until when the name they have stays, or null when it was changed
 * @throws when the new one is taken, see isNameTaken
 */
export async function changeName(tx: Tx, personId: string, name: string, now: Date): Promise<Date | null> {
  await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
  const until = await nameStaysUntil(tx, personId, now);
  if (until) return until;
  await giveUpName(tx, personId, now);
  await holdName(tx, personId, name, now);
  await tx
    .updateTable('person')
    .set({ name, name_key: nameKey(name), named_at: now })
    .where('id', '=', personId)
    .execute();
  return null;
}

/** Names like this one that are free, for somebody whose first wish is taken. */
export async function freeNamesLike(db: Reads, name: string, community: string, now: Date): Promise<string[]> {
  const start = [...name].slice(0, longestName - 3).join('');
  const wishes = [2, 7, 12, 23, 31, 48].map((n) => `${start} ${n}`).filter((wish) => whyNotGiven(wish, community) === null);
  return wishes.length === 0 ? [] : (await freeAmong(db, wishes, now)).slice(0, 3);
}
