import type { Db, Tx } from '../platform/db/index.ts';

const thrownMs = 60 * 60 * 1000;

/** Starts with what no name of a form can. */
const thrown = (name: string) => `-${name}`;

/** Out of sight, and for a while not gone. */
export async function throwAwayDraft(tx: Tx, personId: string, name: string, now: Date): Promise<boolean> {
  return rename(tx, personId, { from: name, to: thrown(name) }, now);
}

/** What was typed since in the same form stays, and the thrown one waits for its end. */
export async function bringBackDraft(tx: Tx, personId: string, name: string, now: Date): Promise<boolean> {
  const newer = await tx.selectFrom('draft').select('form').where('person_id', '=', personId).where('form', '=', name).executeTakeFirst();
  return newer ? false : rename(tx, personId, { from: thrown(name), to: name }, now);
}

async function rename(tx: Tx, personId: string, { from, to }: { from: string; to: string }, now: Date): Promise<boolean> {
  const there = await tx
    .selectFrom('draft')
    .select('form')
    .where('person_id', '=', personId)
    .where('form', '=', from)
    .forUpdate()
    .executeTakeFirst();
  if (!there) return false;
  await tx.deleteFrom('draft').where('person_id', '=', personId).where('form', '=', to).execute();
  await tx.updateTable('draft').set({ form: to, kept_at: now }).where('person_id', '=', personId).where('form', '=', from).execute();
  return true;
}

export async function forgetThrown(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('form', 'like', '-%')
    .where('kept_at', '<', new Date(now.getTime() - thrownMs))
    .execute();
}
