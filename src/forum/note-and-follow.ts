import type { House } from '../contracts/index.ts';
import { followByWriting, type ContentNote } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { keepNotes } from './note-content.ts';

type Posted = { id: string; scopeId: string; bylineId: string; notes?: readonly ContentNote[] | undefined };

/** What goes with new words: what they are about, as their author said, and that they follow the conversation from now on. */
export async function noteAndFollow(
  tx: Tx,
  house: House,
  personId: string,
  { id, scopeId, bylineId, notes = [] }: Posted,
  now: Date,
): Promise<void> {
  if (notes.length > 0) await keepNotes(tx, house.ids, { kind: 'post', id }, { by: 'author', bylineId, notes }, now);
  await followByWriting(tx, personId, scopeId, now);
}
