import type { Reads, Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';

/** What people may say of themselves; each can open boards. */
export const relations = ['patient', 'survivor', 'metastatic', 'at-risk', 'caregiver', 'loved-one', 'bereaved', 'professional'] as const;
export type Relation = (typeof relations)[number];

export function isRelation(text: string): text is Relation {
  return (relations as readonly string[]).includes(text);
}

export type Declared = { relation: Relation; opensAt: Date };

export async function relationsOf(db: Reads, personId: string): Promise<Declared[]> {
  const found = await db.selectFrom('relation').select(['relation', 'opens_at']).where('person_id', '=', personId).execute();
  return relations.flatMap((relation) => found.filter((f) => f.relation === relation).map((f) => ({ relation, opensAt: f.opens_at })));
}

/**
 * Declares a relation after joining. It opens boards only after the community's waiting time, so that nobody says
 * something for an hour to look around. Saying it twice changes nothing.
 */
export async function addRelation(tx: Tx, personId: string, relation: Relation, waitHours: number, now: Date): Promise<void> {
  const opens = new Date(now.getTime() + waitHours * 3_600_000);
  await tx
    .insertInto('relation')
    .values({ person_id: personId, relation, declared_at: now, opens_at: opens })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Takes a relation back; what it opened closes when this commits. @returns whether there was one */
export async function removeRelation(tx: Tx, personId: string, relation: Relation): Promise<boolean> {
  const gone = await tx
    .deleteFrom('relation')
    .where('person_id', '=', personId)
    .where('relation', '=', relation)
    .returning('relation')
    .executeTakeFirst();
  if (gone) await tell(tx, { kind: 'lost', personId });
  return gone !== undefined;
}
