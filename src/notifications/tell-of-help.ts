import { viewerOf } from '../access/index.ts';
import type { EventNamed, House } from '../contracts/index.ts';
import { peopleToTell } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { makeNotice } from './make-notice.ts';
import { openSaid } from './said-things.ts';
import { daysBefore } from './rules.ts';

/** Tells somebody that their words helped: once a day at most, so that nobody comes to count. Who said so is told to nobody. */
export async function tellOfHelp(house: House, { postId, scopeId, at, tell }: EventNamed<'post-helped'>): Promise<void> {
  for (const personId of await peopleToTell(house.db, tell)) {
    if (!(await stillStands(house, personId, postId)) || (await toldLately(house, personId, new Date(at)))) continue;
    await inTransaction(house.db, (tx) =>
      makeNotice(tx, house, { personId, kind: 'helped', subjectId: postId, scopeId, postId }, new Date(at)),
    );
  }
}

async function stillStands(house: House, personId: string, postId: string): Promise<boolean> {
  const viewer = await viewerOf(house.db, personId, house.clock.now());
  const [post] = viewer.person?.state === 'active' ? await openSaid(house, viewer, [postId]) : [];
  return post?.state === 'shown';
}

async function toldLately({ db }: House, personId: string, at: Date): Promise<boolean> {
  const told = await db
    .selectFrom('notice')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', 'helped')
    .where('created_at', '>', daysBefore(at, 1))
    .executeTakeFirst();
  return told !== undefined;
}
