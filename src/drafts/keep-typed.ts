import { dropDraft, keepDraft, putAside } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Ids } from '../platform/ids.ts';
import type { DraftForm } from './forms.ts';

/** `beside`: other words of the same form, from another device, are kept as well. */
export type KeptTyped = { is: 'kept'; beside: boolean } | { is: 'dropped' | 'posted' };

/** Keeps what a person has typed in a form; an emptied form keeps nothing, and posted words are no draft any more. */
export async function keepTyped(tx: Tx, ids: Ids, personId: string, draft: DraftForm, now: Date): Promise<KeptTyped> {
  const { name, key, fields, base } = draft;
  if (key && (await isDone(tx, personId, key))) return { is: 'posted' };
  if (isBlank(draft)) {
    if (!draft.older) await dropDraft(tx, personId, name);
    return { is: 'dropped' };
  }
  if (draft.older) {
    await putAside(tx, ids, personId, { form: name, fields }, now);
    return { is: 'kept', beside: true };
  }
  const beside = await keepDraft(tx, ids, personId, { form: name, fields, base }, now);
  return { is: 'kept', beside };
}

function isBlank({ fields, beside }: DraftForm): boolean {
  return Object.entries(fields).every(([name, text]) => beside.includes(name) || text.trim() === '');
}

/** Whether a form with this key was carried out: it may have been on its way together with these words. */
async function isDone(tx: Tx, personId: string, key: string): Promise<boolean> {
  const done = await tx.selectFrom('done').select('key').where('person_id', '=', personId).where('key', '=', key).executeTakeFirst();
  return done !== undefined;
}
