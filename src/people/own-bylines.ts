import type { Reads } from '../platform/db/index.ts';

/**
 * Every byline of a person, named and anonymous. For what they themselves export, take back or erase: the result is
 * seen by nobody else.
 */
export async function ownBylines(db: Reads, personId: string): Promise<string[]> {
  const named = await db.selectFrom('byline').select('id').where('person_id', '=', personId).execute();
  const sealed = await db.selectFrom('sealed_byline').select('byline_id as id').where('person_id', '=', personId).execute();
  return [...named, ...sealed].map((b) => b.id);
}
