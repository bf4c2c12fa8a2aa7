import type { House } from '../contracts/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { askingsToRemindOf } from '../spaces/index.ts';

/** Staff are reminded, once, of somebody who waits to be let in. */
export async function remindOfAskings(house: House): Promise<void> {
  const now = house.clock.now();
  await inTransaction(house.db, async (tx) => {
    for (const askingId of await askingsToRemindOf(tx, now))
      await house.jobs.announce(tx, { name: 'asking-waits', askingId, at: now.toISOString() });
  });
}
