import type { House } from '../contracts/index.ts';
import { letGo } from '../files/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';

/** Once nobody can bring a deleted post back, its words leave the database, its versions too, and its title where it opened. */
export const handlers = (house: House): EventHandler[] => [
  on('post-deleted', 'wipe-words', ({ postId }) =>
    inTransaction(house.db, async (tx) => {
      const wiped = await tx
        .updateTable('post')
        .set({ words: '', html: '' })
        .where('id', '=', postId)
        .where('state', '=', 'gone')
        .returning(['scope_id', 'position'])
        .executeTakeFirst();
      if (!wiped) return;
      await letGo(tx, { ofPosts: [postId] });
      await tx.deleteFrom('post_version').where('post_id', '=', postId).execute();
      if (wiped.position === 0) await tx.updateTable('thread').set({ title: '' }).where('scope_id', '=', wiped.scope_id).execute();
    }),
  ),
];
