import type { House } from '../contracts/index.ts';
import { badgesToRemindOf } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';

/** A month before a badge ends, whoever has it and whoever granted it are told, once. */
export async function remindOfEnds(house: House): Promise<void> {
  const now = house.clock.now();
  await inTransaction(house.db, async (tx) => {
    for (const badgeId of await badgesToRemindOf(tx, now))
      await house.jobs.announce(tx, { name: 'badge-ends', badgeId, at: now.toISOString() });
  });
}
