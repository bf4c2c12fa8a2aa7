import type { House } from '../contracts/index.ts';
import { breakSeals, closeAccount, isLastAdministrator } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { leaveEveryPlace } from '../spaces/index.ts';

export type HowToLeave = 'anonymise' | 'erase';

/**
 * Closes an account for good: the words go or lose their name, memberships end, every device is signed out, and the
 * address is forgotten. All of it or nothing.
 * @returns false when nobody else could look after the community
 */
export async function leaveCommunity(house: House, personId: string, how: HowToLeave, now: Date): Promise<boolean> {
  const t = translator(house.community().languages[0] ?? 'en');
  return inTransaction(house.db, async (tx) => {
    if (await isLastAdministrator(tx, personId)) return false;
    const erase = async () => {
      for (const kind of house.kinds.values()) await kind.eraseFor(tx, personId, how, now);
    };
    // Conversations, then the person, then memberships: in the order in which a reply holds them.
    await erase();
    await closeAccount(tx, house.ids, personId, how === 'erase' ? 'erased' : 'departed', t('people.former_member'), now);
    await leaveEveryPlace(tx, house, personId, now);
    // Words from another device may have come in while we waited for the person. Nothing comes after them.
    await erase();
    await breakSeals(tx, personId);
    await house.jobs.announce(tx, { name: 'access-lost', personId, placeId: null, at: now.toISOString() });
    return true;
  });
}
