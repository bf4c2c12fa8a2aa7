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
