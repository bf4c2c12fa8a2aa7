import type { Tx } from '../platform/db/index.ts';
import type { AudiencePurpose } from './tables.ts';

/**
 * Writes a new audience. Its rows never change: whoever opens a place wider gives it another one, and what
 * was said before keeps its own.
 * @param clauses an OR; each is a lead principal and all of `also`
 * @returns its number
 */
export async function makeAudience(
  tx: Tx,
  purpose: AudiencePurpose,
  clauses: readonly { lead: string; also?: readonly string[] }[],
): Promise<number> {
  const { id } = await tx.insertInto('audience').values({ purpose }).returning('id').executeTakeFirstOrThrow();
  const rows = clauses.map((c, n) => ({ audience_id: id, n, purpose, lead: c.lead, also: [...(c.also ?? [])] }));
  await tx.insertInto('clause').values(rows).execute();
  return id;
}
