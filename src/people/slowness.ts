import type { Tx } from '../platform/db/index.ts';

/** A conversation that takes one reply a person each so many minutes, until a moment. */
export type Slowness = { minutes: number; until: Date };

/** Slows a conversation down, or changes how slow it is. Its reason stands there for everybody who reads it. */
export async function slowScope(
  tx: Tx,
  scopeId: string,
  { minutes, until, reason, by }: Slowness & { reason: string; by: string },
  now: Date,
): Promise<void> {
  const slow = { minutes, until, reason, slowed_by: by, slowed_at: now };
  await tx
    .insertInto('slowness')
    .values({ scope_id: scopeId, ...slow })
    .onConflict((c) => c.column('scope_id').doUpdateSet(slow))
    .execute();
}

/** @returns false when it was not slow */
export async function endSlowness(tx: Tx, scopeId: string): Promise<boolean> {
  const ended = await tx.deleteFrom('slowness').where('scope_id', '=', scopeId).returning('scope_id').executeTakeFirst();
  return ended !== undefined;
}

/** When somebody who wrote at this time may write again; null for at once. */
export function mayWriteAgain({ minutes, until }: Slowness, last: Date | null, now: Date): Date | null {
  if (last === null || until <= now) return null;
  const again = new Date(Math.min(last.getTime() + minutes * 60_000, until.getTime()));
  return again > now ? again : null;
}
