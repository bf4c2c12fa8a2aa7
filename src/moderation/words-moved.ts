import type { Tx } from '../platform/db/index.ts';
import { decisionsFollow, handOverDecisions } from '../spaces/index.ts';

/** What waits there waits for who may read it now. */
export async function threadMoved(tx: Tx, scopeId: string): Promise<void> {
  const placeId = await placeOf(tx, scopeId);
  if (placeId === null) return;
  await tx.updateTable('report').set({ place_id: placeId }).where('scope_id', '=', scopeId).where('outcome', 'is', null).execute();
  await appealsFollow(tx, scopeId, placeId);
}

/** Some words stand in another conversation now, with what waits about them. */
export async function postsMoved(tx: Tx, postIds: readonly string[], scopeId: string): Promise<void> {
  const placeId = await placeOf(tx, scopeId);
  if (placeId === null || postIds.length === 0) return;
  const pictures = await tx.selectFrom('file').select('id').where('post_id', 'in', postIds).execute();
  const things = [...postIds, ...pictures.map((p) => p.id)];
  await tx
    .updateTable('report')
    .set({ scope_id: scopeId, place_id: placeId })
    .where('target_id', 'in', things)
    .where('outcome', 'is', null)
    .execute();
  await decisionsFollow(tx, things, scopeId);
  await appealsFollow(tx, scopeId, placeId);
}

/** Who sees a decision differently is answered where the words stand, also when they went there before it was asked. */
export async function lookedAtWhereItStands(tx: Tx, decisionId: string): Promise<void> {
  const found = await tx
    .selectFrom('decision')
    .innerJoin('scope', 'scope.id', 'decision.scope_id')
    .select('scope.place_id')
    .where('decision.id', '=', decisionId)
    .executeTakeFirst();
  if (found && found.place_id !== null) await handOverDecisions(tx, [decisionId], found.place_id);
}

async function appealsFollow(tx: Tx, scopeId: string, placeId: number): Promise<void> {
  const waiting = await tx
    .selectFrom('appeal')
    .innerJoin('decision', 'decision.id', 'appeal.decision_id')
    .select('decision.id')
    .where('decision.scope_id', '=', scopeId)
    .where('appeal.answer', 'is', null)
    .execute();
  await handOverDecisions(
    tx,
    waiting.map((d) => d.id),
    placeId,
  );
}

async function placeOf(tx: Tx, scopeId: string): Promise<number | null> {
  const scope = await tx.selectFrom('scope').select('place_id').where('id', '=', scopeId).executeTakeFirst();
  return scope?.place_id ?? null;
}
