import type { House } from '../contracts/index.ts';
import { noteReminded, remindersDue } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';

/** Tells of every bookmark whose day has come, each once, whichever process looks first. */
export async function remind(house: House): Promise<void> {
  const now = house.clock.now();
  for (const bookmarkId of await remindersDue(house.db, now))
    await inTransaction(house.db, async (tx) => {
      if (await noteReminded(tx, bookmarkId, now))
        await house.jobs.announce(tx, { name: 'reminder-due', bookmarkId, at: now.toISOString() });
    });
}
