import type { Reads, Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';

/**
 * Closes everything to a person but their own account, from the moment this commits. Their sessions stay: they may
 * come back to read why. The caller announces `access-lost`.
 * @param until null until somebody lifts it
 * @returns false when there is no such active person
 */
export async function suspendPerson(
  tx: Tx,
  by: { id: string; personId: string; reason: string; until: Date | null },
  now: Date,
): Promise<boolean> {
  const closed = await tx
    .updateTable('person')
    .set({ state: 'suspended' })
    .where('id', '=', by.personId)
    .where('state', '=', 'active')
    .returning('id')
    .executeTakeFirst();
  if (!closed) return false;
  await tx
    .insertInto('suspension')
    .values({ id: by.id, person_id: by.personId, reason: by.reason, since: now, until: by.until, lifted_at: null })
    .execute();
  await tell(tx, { kind: 'lost', personId: by.personId });
  return true;
}

/** Opens everything again. @returns false when the person is not suspended */
export async function liftSuspension(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const opened = await tx
    .updateTable('person')
    .set({ state: 'active' })
    .where('id', '=', personId)
    .where('state', '=', 'suspended')
    .returning('id')
    .executeTakeFirst();
  if (!opened) return false;
  await tx.updateTable('suspension').set({ lifted_at: now }).where('person_id', '=', personId).where('lifted_at', 'is', null).execute();
  return true;
}

/** People whose suspension is over. */
export async function peopleToLetBackIn(db: Reads, now: Date): Promise<string[]> {
  const over = await db
    .selectFrom('suspension')
    .select('person_id')
    .distinct()
    .where('lifted_at', 'is', null)
    .where('until', '<=', now)
    .execute();
  return over.map((s) => s.person_id);
}
