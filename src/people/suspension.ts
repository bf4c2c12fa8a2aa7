import type { Reads } from '../platform/db/index.ts';

export type Suspension = { reason: string; since: Date; until: Date | null };

/** Why somebody is suspended now, for them to read. */
export async function suspensionOf(db: Reads, personId: string): Promise<Suspension | null> {
  const found = await db
    .selectFrom('suspension')
    .select(['reason', 'since', 'until'])
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}
