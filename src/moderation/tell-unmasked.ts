import type { House } from '../contracts/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { unmaskingsToTell } from './unmask-store.ts';

/** Whose alias was looked behind is told so, once the two can look no more. Not where a life was in danger. */
export async function tellUnmasked(house: House): Promise<void> {
  const now = house.clock.now();
  for (const { id, byline_id: bylineId } of await unmaskingsToTell(house.db, now)) {
    await inTransaction(house.db, async (tx) => {
      const first = await tx
        .updateTable('unmasking')
        .set({ told_at: now })
        .where('id', '=', id)
        .where('told_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (first) await house.jobs.announce(tx, { name: 'unmasked', unmaskingId: id, tell: [bylineId], at: now.toISOString() });
    });
  }
}
