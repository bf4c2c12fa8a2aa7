import { rows, statement, type Db, type Reads, type Tx } from '../platform/db/index.ts';

export type Draft = { fields: Record<string, string>; keptAt: Date };

/** Keeps what was typed, one draft a person and form; the newest wins. */
export async function keepDraft(db: Db | Tx, personId: string, form: string, fields: Record<string, string>, at: Date): Promise<void> {
  const row = { person_id: personId, form, fields: JSON.stringify(fields), kept_at: at };
  await db
    .insertInto('draft')
    .values(row)
    .onConflict((c) => c.columns(['person_id', 'form']).doUpdateSet({ fields: row.fields, kept_at: at }))
    .execute();
}

export async function readDraft(db: Reads, personId: string, form: string): Promise<Draft | undefined> {
  const found = await db
    .selectFrom('draft')
    .select(['fields', 'kept_at'])
    .where('person_id', '=', personId)
    .where('form', '=', form)
    .executeTakeFirst();
  return found && { fields: found.fields, keptAt: found.kept_at };
}

const drop = statement('drop draft', 'delete from draft where person_id = $1 and form = $2');

/** The words are posted, or the person threw them away. */
export async function dropDraft(db: Db | Tx, personId: string, form: string): Promise<void> {
  await rows(db, drop, [personId, form]);
}
