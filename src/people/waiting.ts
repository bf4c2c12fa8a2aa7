import type { Reads, Tx } from '../platform/db/index.ts';

/** People who asked to join and wait to be let in, in the order they came. */
export async function waitingPeople(db: Reads): Promise<{ id: string; name: string; joinedAt: Date; about: string }[]> {
  const found = await db
    .selectFrom('person')
    .select(['id', 'name', 'joined_at', 'about'])
    .where('state', '=', 'waiting')
    .orderBy('joined_at')
    .limit(200)
    .execute();
  return found.map((p) => ({ id: p.id, name: p.name, joinedAt: p.joined_at, about: p.about }));
}

/** Lets somebody in who waited. @returns false when nobody of this id waits */
export async function letIn(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .updateTable('person')
    .set({ state: 'active' })
    .where('id', '=', personId)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether somebody waits, held until the transaction ends. */
export async function isWaiting(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}
