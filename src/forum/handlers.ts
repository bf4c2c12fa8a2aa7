import type { House } from '../contracts/index.ts';
import { letGo } from '../files/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import { announceReleased } from './announce-post.ts';
import { moveAsAgreed } from './finish-widening.ts';
import { dropNamesAndQuotes } from './mentions.ts';
import { dropNotes } from './note-content.ts';
import { wipeTitles } from './store.ts';

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
      await dropNotes(tx, [postId]);
      await dropNamesAndQuotes(tx, [postId]);
      if (wiped.position !== 0) return;
      await tx.updateTable('thread').set({ title: '' }).where('scope_id', '=', wiped.scope_id).execute();
      await wipeTitles(tx, [wiped.scope_id]);
    }),
  ),
  on('widening-agreed', 'move', ({ wideningId }) => moveAsAgreed(house, wideningId)),
  on('released', 'announce', ({ kind, id }) =>
    inTransaction(house.db, (tx) => announceReleased(tx, house, { kind, id }, house.clock.now())),
  ),
];
