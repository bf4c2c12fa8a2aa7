import type { House } from '../contracts/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import { noteWordsChanged } from '../spaces/index.ts';

/** When an author changes what they were asked to change, staff look at it again. */
export const handlers = (house: House): EventHandler[] => [
  on('post-edited', 'note-changed', async ({ postId, at }) => {
    await inTransaction(house.db, (tx) => noteWordsChanged(tx, postId, new Date(at)));
  }),
];
