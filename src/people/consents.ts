import type { Reads } from '../platform/db/index.ts';

/** The versions of house rules and privacy notice that hold now: what a person agrees to by joining. */
export async function textsInForce(db: Reads): Promise<{ kind: string; version: number }[]> {
  return db
    .selectFrom('house_text')
    .select((e) => ['kind', e.fn.max('version').as('version')])
    .groupBy('kind')
    .orderBy('kind')
    .execute();
}
