import type { Reads, Tx } from '../platform/db/index.ts';

/** Not wanting to read a byline any more. Whoever is behind it is not told, and sees what they saw before. */
export async function blockByline(tx: Tx, personId: string, bylineId: string, now: Date): Promise<void> {
  await tx
    .insertInto('block')
    .values({ person_id: personId, byline_id: bylineId, blocked_at: now })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** @returns whether it had been blocked */
export async function unblockByline(tx: Tx, personId: string, bylineId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('block')
    .where('person_id', '=', personId)
    .where('byline_id', '=', bylineId)
    .returning('byline_id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** The byline under which a person goes by their name; null when there is no such active person. */
export async function namedBylineOf(db: Reads, personId: string): Promise<string | null> {
  const found = await db
    .selectFrom('byline')
    .innerJoin('person', 'person.id', 'byline.person_id')
    .select('byline.id')
    .where('person.id', '=', personId)
    .where('person.state', '=', 'active')
    .executeTakeFirst();
  return found?.id ?? null;
}

export type Blocked = { bylineId: string; label: string | null; name: string | null; face: string | null; state: string | null; at: Date };

/** Whom this person blocked, the newest first: by the name or the alias that they met. */
export async function blockedBy(db: Reads, personId: string): Promise<Blocked[]> {
  const found = await db
    .selectFrom('block')
    .innerJoin('byline', 'byline.id', 'block.byline_id')
    .leftJoin('person', 'person.id', 'byline.person_id')
    .select(['block.byline_id', 'block.blocked_at', 'byline.label', 'person.name', 'person.face', 'person.state'])
    .where('block.person_id', '=', personId)
    .orderBy('block.blocked_at', 'desc')
    .orderBy('block.byline_id')
    .execute();
  return found.map((b) => ({ bylineId: b.byline_id, label: b.label, name: b.name, face: b.face, state: b.state, at: b.blocked_at }));
}

/** Whether a byline is an alias of one conversation, and not a person's name. */
export async function isAlias(db: Reads, bylineId: string): Promise<boolean> {
  const found = await db.selectFrom('byline').select('label').where('id', '=', bylineId).executeTakeFirst();
  return found?.label != null;
}
