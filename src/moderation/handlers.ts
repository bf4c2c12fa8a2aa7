import type { House } from '../contracts/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import { noteWordsChanged } from '../spaces/index.ts';

/** Open reports on words that stand in another conversation now. */
async function reportsFollow({ db }: House, postIds: readonly string[], scopeId: string): Promise<void> {
  const to = await db.selectFrom('scope').select('place_id').where('id', '=', scopeId).executeTakeFirst();
  if (!to) return;
  await db
    .updateTable('report')
    .set({ scope_id: scopeId, place_id: to.place_id })
    .where('target_id', 'in', postIds)
    .where('outcome', 'is', null)
    .execute();
}

/** When an author changes what they were asked to change, staff look at it again. */
export const handlers = (house: House): EventHandler[] => [
  on('post-edited', 'note-changed', async ({ postId, at }) => {
    await inTransaction(house.db, (tx) => noteWordsChanged(tx, postId, new Date(at)));
  }),
  // What waits there waits for who may read it now.
  on('thread-moved', 'reports-follow', async ({ scopeId, placeId }) => {
    await house.db.updateTable('report').set({ place_id: placeId }).where('scope_id', '=', scopeId).where('outcome', 'is', null).execute();
  }),
  on('posts-moved', 'reports-follow', ({ postIds, scopeId }) => reportsFollow(house, postIds, scopeId)),
];
