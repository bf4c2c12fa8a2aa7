import { holdPlace } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import { follow, letBe } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';

/** `list`: new conversations stand on the page of what one follows. `told`: a notice as well. */
export const boardWays = ['none', 'list', 'told', 'mute'] as const;
export type BoardWay = (typeof boardWays)[number];

/** How somebody reads a board from now on. @returns whether it is theirs to read */
export async function followBoard(tx: Tx, viewer: Viewer, slug: string, way: BoardWay, answers: boolean, now: Date): Promise<boolean> {
  const held = await holdPlace(tx, viewer, slug, now);
  if (!held || !viewer.person) return false;
  const [personId, place] = [viewer.person.id, { place: held.placeId }];
  if (way === 'none') await letBe(tx, personId, place);
  else await follow(tx, personId, place, way === 'mute' ? 'mute' : 'follow', way === 'told', now);
  const mine = { person_id: personId, place_id: held.placeId };
  if (answers)
    await tx
      .insertInto('answering')
      .values({ ...mine, since: now })
      .onConflict((c) => c.doNothing())
      .execute();
  else await tx.deleteFrom('answering').where('person_id', '=', personId).where('place_id', '=', held.placeId).execute();
  return true;
}
