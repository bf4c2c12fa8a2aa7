import type { House } from '../contracts/index.ts';
import { closeAccount, isRefused, refusalDays, refusedBefore, refuse } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { translator } from '../platform/i18n/index.ts';

/**
 * Answers somebody who asked to join that they are not let in, in words that they can read here and in a letter.
 * @returns false when they do not wait for an answer
 */
export async function refuseNewcomer(house: House, personId: string, by: { by: string; words: string }, now: Date): Promise<boolean> {
  return inTransaction(house.db, async (tx) => {
    if (!(await refuse(tx, personId, by, now))) return false;
    await house.jobs.announce(tx, { name: 'not-let-in', personId, at: now.toISOString() });
    return true;
  });
}

/** Who was answered long enough ago to have read it is forgotten. */
export async function forgetRefused(house: House, now: Date): Promise<void> {
  const t = translator(house.community().languages[0] ?? 'en');
  const before = new Date(now.getTime() - refusalDays * 86_400_000);
  for (const personId of await refusedBefore(house.db, before))
    await inTransaction(house.db, async (tx) => {
      // Somebody may let them in at this moment.
      if (await isRefused(tx, personId)) await closeAccount(tx, house.ids, personId, 'erased', t('people.former_member'), now);
    });
}
