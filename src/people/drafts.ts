import { row, rows, statement, type Db, type Reads, type Tx } from '../platform/db/index.ts';
import type { Ids } from '../platform/ids.ts';

type Fields = Record<string, string>;

/** `asides` are other words for the same form, which another device kept and which did not win. */
export type Draft = { fields: Fields; keptAt: Date; asides: number };

export type KeptDraft = {
  form: string;
  fields: Fields;
  /** The stamp of the draft that these words grew from; null when there was none. */
  base: Date | null;
};

export const mostDrafts = 50;
const mostAsides = 10;

const follow = statement<{ form: string }>(
  'keep draft',
  'update draft set fields = $3, kept_at = $4 where person_id = $1 and form = $2 and kept_at = $5 returning form',
);
const begin = statement<{ form: string }>(
  'begin draft',
  'insert into draft (person_id, form, fields, kept_at) values ($1, $2, $3, $4) on conflict do nothing returning form',
);
const replace = statement<{ fields: Fields; kept_at: Date }>(
  'replace draft',
  `with old as (select fields, kept_at from draft where person_id = $1 and form = $2 for update), new as (update draft set fields = $3, kept_at = $4 where person_id = $1 and form = $2)
   select fields, kept_at from old`,
);

/**
 * Keeps what was typed, one draft a person and form; the newest wins. Words of another device, from which these did not
 * grow, are put aside.
 * @returns whether that was so
 */
export async function keepDraft(tx: Tx, ids: Ids, personId: string, { form, fields, base }: KeptDraft, at: Date): Promise<boolean> {
  const values = [personId, form, JSON.stringify(fields), at];
  if (base && (await row(tx, follow, [...values, base]))) return false;
  const begun = await row(tx, begin, values);
  if (begun) await dropOldest(tx, personId);
  const before = begun ? undefined : await row(tx, replace, values);
  if (base) await dropAside(tx, personId, form, base);
  if (!before || isSame(before.fields, fields)) return false;
  await putAside(tx, ids, personId, { form, fields: before.fields }, before.kept_at);
  return true;
}

/** Whichever form they are for: a draft more makes the oldest go. */
async function dropOldest(tx: Tx, personId: string): Promise<void> {
  const beyond = tx
    .selectFrom('draft')
    .select('form')
    .where('person_id', '=', personId)
    .orderBy('kept_at', 'desc')
    .orderBy('form')
    .offset(mostDrafts);
  await tx.deleteFrom('draft').where('person_id', '=', personId).where('form', 'in', beyond).execute();
}

/** Keeps words beside the draft: they are older than it, and grew from another. */
export async function putAside(
  tx: Tx,
  ids: Ids,
  personId: string,
  { form, fields }: Pick<KeptDraft, 'form' | 'fields'>,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('draft_aside')
    .values({ id: ids.blind(), person_id: personId, form, fields: JSON.stringify(fields), kept_at: at })
    .execute();
  const beyond = tx.selectFrom('draft_aside').select('id').where('person_id', '=', personId).orderBy('kept_at', 'desc').offset(mostAsides);
  await tx.deleteFrom('draft_aside').where('id', 'in', beyond).execute();
}

/** What the new words grew from is in them. */
async function dropAside(tx: Tx, personId: string, form: string, at: Date): Promise<void> {
  await tx.deleteFrom('draft_aside').where('person_id', '=', personId).where('form', '=', form).where('kept_at', '=', at).execute();
}

function isSame(a: Fields, b: Fields): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? '') === (b[name] ?? ''));
}

/** Makes words that were put aside the draft again; the present ones are put aside instead. */
export async function takeAside(tx: Tx, ids: Ids, personId: string, asideId: string, now: Date): Promise<string | null> {
  const aside = await tx
    .deleteFrom('draft_aside')
    .where('id', '=', asideId)
    .where('person_id', '=', personId)
    .returning(['form', 'fields'])
    .executeTakeFirst();
  if (!aside) return null;
  await keepDraft(tx, ids, personId, { form: aside.form, fields: aside.fields, base: null }, now);
  return aside.form;
}

/** @returns whether there was one */
export async function dropAsideCalled(tx: Tx, personId: string, asideId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('draft_aside')
    .where('id', '=', asideId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const read = statement<{ fields: Fields; kept_at: Date; asides: number }>(
  'read draft',
  `select d.fields, d.kept_at, (select count(*) from draft_aside a where a.person_id = d.person_id and a.form = d.form) as asides from draft d where d.person_id = $1 and d.form = $2`,
);

export async function readDraft(db: Reads, personId: string, form: string): Promise<Draft | undefined> {
  const found = await row(db, read, [personId, form]);
  return found && { fields: found.fields, keptAt: found.kept_at, asides: found.asides };
}

const drop = statement('drop draft', 'delete from draft where person_id = $1 and form = $2');

/** The words are posted, or the person threw them away. */
export async function dropDraft(db: Db | Tx, personId: string, form: string): Promise<void> {
  await rows(db, drop, [personId, form]);
}

/** What was being written for one form belongs to another now. Whoever writes in both keeps each. */
export async function carryDrafts(tx: Tx, from: string, to: string): Promise<void> {
  await tx
    .updateTable('draft as d')
    .set({ form: to })
    .where('d.form', '=', from)
    .where((e) =>
      e.not(e.exists(e.selectFrom('draft as o').select('o.form').whereRef('o.person_id', '=', 'd.person_id').where('o.form', '=', to))),
    )
    .execute();
}
