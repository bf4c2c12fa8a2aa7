import type { House } from '../contracts/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import { noteWordsChanged } from '../spaces/index.ts';
import { postsMoved, threadMoved } from './words-moved.ts';

/** When an author changes what they were asked to change, staff look at it again. */
export const handlers = (house: House): EventHandler[] => [
  on('post-edited', 'note-changed', async ({ postId, at }) => {
    await inTransaction(house.db, (tx) => noteWordsChanged(tx, postId, new Date(at)));
  }),
  on('thread-moved', 'waiting-follows', ({ scopeId }) => inTransaction(house.db, (tx) => threadMoved(tx, scopeId))),
  on('posts-moved', 'waiting-follows', ({ postIds, scopeId }) => inTransaction(house.db, (tx) => postsMoved(tx, postIds, scopeId))),
];
