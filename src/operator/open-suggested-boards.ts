import type { House } from '../contracts/index.ts';
import { appointStaff, openPlace } from '../spaces/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Suggestion } from './suggested-boards.ts';

/**
 * Opens the boards that were chosen and are not there yet.
 * @param carer who looks after them and so reads them; null when somebody else will be named
 * @returns how many were opened
 */
export async function openSuggestedBoards(
  tx: Tx,
  house: House,
  boards: readonly Suggestion[],
  carer: string | null,
  now: Date,
): Promise<number> {
  const slugs = boards.map((board) => board.slug);
  const there = slugs.length === 0 ? [] : await tx.selectFrom('place').select('slug').where('slug', 'in', slugs).execute();
  const fresh = boards.filter((board) => !there.some(({ slug }) => slug === board.slug));
  for (const { group: _, chosen: __, ...board } of fresh) {
    const placeId = await openPlace(tx, board, now);
    if (carer) await appointStaff(tx, house, { placeId, personId: carer, duty: 'moderator', by: carer }, now);
  }
  if (carer) await makeModerator(tx, carer, now);
  return fresh.length;
}

/** Who looks after every board is also who gets the reports. */
async function makeModerator(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .insertInto('site_role')
    .values({ person_id: personId, role: 'moderator', granted_at: now })
    .onConflict((c) => c.columns(['person_id', 'role']).doNothing())
    .execute();
}
