import { can } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { personBehindAlias, type Behind } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { stateOf } from './unmask-rules.ts';
import type { UnmaskingTable } from './tables.ts';
import { hasReported, holdsRole, inOffice, writeDownUnmasking } from './unmask-store.ts';

async function holdUnmasking(tx: Tx, id: string): Promise<UnmaskingTable | undefined> {
  return tx.selectFrom('unmasking').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export type UnmaskingAnswer = { answer: 'granted' | 'declined'; words: string };

/**
 * The second person agrees, or does not. Never who asked, never who reported, never the one behind the alias: for each of
 * them it is as if nobody had asked.
 */
export async function answerUnmasking(
  tx: Tx,
  house: House,
  viewer: Viewer,
  id: string,
  said: UnmaskingAnswer,
  now: Date,
): Promise<'done' | 'already' | 'not-found'> {
  const it = await holdUnmasking(tx, id);
  if (!it || !viewer.person || !(await mayAnswer(tx, viewer, it))) return 'not-found';
  if (stateOf(it, now) !== 'waits') return 'already';
  await writeDownUnmasking(tx, id, viewer.person.id, said.answer, now);
  await tx
    .updateTable('unmasking')
    .set({ answer: said.answer, answer_words: said.words, answered_by: viewer.person.id, answered_at: now })
    .where('id', '=', id)
    .execute();
  await house.jobs.announce(tx, { name: 'unmasking-answered', unmaskingId: id, personId: it.asked_by, at: now.toISOString() });
  return 'done';
}

type ToAnswer = Pick<UnmaskingTable, 'byline_id' | 'asked_by' | 'place_id'>;

/** Asked under lock where it is answered, and without where the page is shown. Who holds no office any more asked for nothing. */
export async function mayAnswer(tx: Tx, viewer: Viewer, it: ToAnswer): Promise<boolean> {
  const mine = viewer.bylines.includes(it.byline_id);
  const another = it.asked_by !== viewer.person?.id; // guard:unmasking-two-people
  const senior = await holdsRole(tx, viewer, ['administrator', 'moderator']);
  const stillAsked = await inOffice(tx, { personId: it.asked_by, placeId: it.place_id, roles: ['moderator'] }); // guard:unmasking-asker-in-office
  return another && senior && stillAsked && can(viewer, 'answer-unmasking', { mine }) && !(await hasReported(tx, viewer, it.byline_id));
}

export type Looked = { behind: Behind | null; it: UnmaskingTable };

/** Tells the two who the alias is, for a day. That somebody looked is written down first, each time. */
export async function lookBehindAlias(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<Looked | null> {
  const it = await holdUnmasking(tx, id);
  const me = viewer.person?.id;
  if (!it || !me || viewer.bylines.includes(it.byline_id)) return null;
  const oneOfTwo = me === it.asked_by || me === it.answered_by;
  if (!oneOfTwo) return null; // guard:unmasking-one-of-two
  if (stateOf(it, now) !== 'open') return null; // guard:unmasking-in-time
  const senior = await inOffice(tx, { personId: me, placeId: it.place_id, roles: ['administrator', 'moderator'] });
  if (!senior || (await hasReported(tx, viewer, it.byline_id))) return null;
  await writeDownUnmasking(tx, id, me, 'looked', now);
  return { behind: await personBehindAlias(tx, it.byline_id), it };
}
