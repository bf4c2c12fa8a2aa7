import type { EventNamed, House } from '../contracts/index.ts';
import { peopleToTell } from '../people/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import { makeNotice } from './make-notice.ts';
import { mayBeTold } from './tell-of-answer.ts';

/** Tells whom a post names: once, and not beside the news that it answers them. */
export async function tellOfMention(house: House, { postId, scopeId, at, tell }: EventNamed<'people-mentioned'>): Promise<void> {
  for (const personId of await peopleToTell(house.db, tell)) {
    if (!(await mayBeTold(house, personId, postId))) continue;
    await inTransaction(house.db, async (tx) => {
      if (await isToldOfAnswer(tx, personId, postId)) return;
      await makeNotice(tx, house, { personId, kind: 'mentioned', subjectId: postId, scopeId, postId }, new Date(at));
    });
  }
}

async function isToldOfAnswer(tx: Tx, personId: string, postId: string): Promise<boolean> {
  const told = await tx
    .selectFrom('notice')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', 'answered')
    .where('subject_id', '=', postId)
    .executeTakeFirst();
  return told !== undefined;
}
