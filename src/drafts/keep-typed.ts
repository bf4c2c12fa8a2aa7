import { dropDraft, keepDraft } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { DraftForm } from './forms.ts';

export const mostDrafts = 50;

export type KeptTyped = 'kept' | 'dropped' | 'posted';

/** Keeps what a person has typed in a form; an emptied form keeps nothing, and posted words are no draft any more. */
export async function keepTyped(tx: Tx, personId: string, { name, key, fields }: DraftForm, now: Date): Promise<KeptTyped> {
  if (key && (await isDone(tx, personId, key))) return 'posted';
  if (Object.values(fields).every((text) => text.trim() === '')) {
    await dropDraft(tx, personId, name);
    return 'dropped';
  }
  await keepDraft(tx, personId, name, fields, now);
  await dropOldest(tx, personId);
  return 'kept';
}

/** Whether a form with this key was carried out: it may have been on its way together with these words. */
async function isDone(tx: Tx, personId: string, key: string): Promise<boolean> {
  const done = await tx.selectFrom('done').select('key').where('person_id', '=', personId).where('key', '=', key).executeTakeFirst();
  return done !== undefined;
}

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
