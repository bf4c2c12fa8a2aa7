import type { Reads } from '../platform/db/index.ts';

/**
 * The people behind these bylines, so that a handler can bring each their own notice. It says who is told,
 * never which byline was whose: nothing of it may reach a page, a log or a job.
 */
export async function peopleToTell(db: Reads, bylineIds: readonly string[]): Promise<string[]> {
  if (bylineIds.length === 0) return [];
  const named = await db.selectFrom('byline').select('person_id').where('id', 'in', bylineIds).where('person_id', 'is not', null).execute();
  const sealed = await db.selectFrom('sealed_byline').select('person_id').where('byline_id', 'in', bylineIds).execute();
  return [...new Set([...named, ...sealed].map((b) => b.person_id).filter((id) => id !== null))];
}

/** Whether somebody goes by their name in one of these. */
export async function isNamedIn(db: Reads, personId: string, bylineIds: readonly string[]): Promise<boolean> {
  if (bylineIds.length === 0) return false;
  const named = await db
    .selectFrom('byline')
    .select('id')
    .where('id', 'in', bylineIds)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return named !== undefined;
}

/** Whether somebody goes by an alias in a scope. */
export async function hasAliases(db: Reads, scopeId: string): Promise<boolean> {
  const alias = await db.selectFrom('byline').select('id').where('scope_id', '=', scopeId).limit(1).executeTakeFirst();
  return alias !== undefined;
}
