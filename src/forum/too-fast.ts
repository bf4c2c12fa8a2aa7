import type { HeldScope } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import { mayWriteAgain } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';

/** When somebody may write again in a conversation that was slowed down; null for at once. Its staff have no pace. */
export async function tooFast(tx: Tx, viewer: Viewer, { slow, moderates, scopeId }: HeldScope, now: Date): Promise<Date | null> {
  if (!slow || moderates) return null;
  const last = await tx
    .selectFrom('post')
    .select('created_at')
    .where('scope_id', '=', scopeId)
    .where('byline_id', 'in', viewer.bylines as string[])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return mayWriteAgain(slow, last?.created_at ?? null, now);
}
