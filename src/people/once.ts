import { row, statement, type Tx } from '../platform/db/index.ts';

const claim = statement<{ result: string }>(
  'claim form key',
  'insert into done (person_id, form, key, result, done_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning result',
);

/**
 * Lets a form happen once. A second click or a retry with the same key waits for the first and gets its result; a
 * refusal rolls back with its transaction and burns nothing.
 * @param result what the act will have made, such as the new post's id
 * @returns null when this is the first time, else the earlier result
 */
export async function once(
  tx: Tx,
  form: { personId: string; form: string; key: string },
  result: string,
  now: Date,
): Promise<string | null> {
  const claimed = await row(tx, claim, [form.personId, form.form, form.key, result, now]);
  if (claimed) return null;
  const before = await tx
    .selectFrom('done')
    .select('result')
    .where('person_id', '=', form.personId)
    .where('form', '=', form.form)
    .where('key', '=', form.key)
    .executeTakeFirstOrThrow();
  return before.result;
}
