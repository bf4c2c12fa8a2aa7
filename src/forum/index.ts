import type { Module } from '../platform/module.ts';
import './tables.ts';
import { boardRoutes } from './board-routes.tsx';
import { bulkRoutes } from './bulk-routes.tsx';
import { postKind } from './content-kind.ts';
import { contentsRoutes } from './contents-routes.tsx';
import { settleWidenings } from './finish-widening.ts';
import { followingRoutes } from './following-routes.tsx';
import { handlers } from './handlers.ts';
import { historyRoutes } from './history-routes.tsx';
import { needsAReply, whereYouWere } from './home-part.ts';
import { postsToRead, unansweredThreads } from './keep-parts.ts';
import { keepRoutes } from './keep-routes.tsx';
import { tellOfLatePosts } from './late-posts.ts';
import { mergeRoutes } from './merge-routes.tsx';
import { moveRoutes } from './move-routes.tsx';
import { namesRoutes } from './names-routes.ts';
import { noteRoutes } from './note-routes.tsx';
import { partWithAliasesDue } from './part-with-aliases.ts';
import { offeredSummaries } from './offered-summaries.ts';
import { postRoutes } from './post-routes.tsx';
import { printRoutes } from './print-routes.tsx';
import { quoteRoutes } from './quote-routes.tsx';
import { summaryKind } from './summary-kind.ts';
import { summaryRoutes } from './summary-routes.tsx';
import { forgetTakenVersions } from './take-version.ts';
import { threadKind } from './thread-kind.ts';
import { threadRoutes } from './thread-routes.tsx';

export { toggleReaction } from './store.ts';
export type { Intent, ReactionKind } from './tables.ts';
export { replyToThread } from './reply-to-thread.ts';
export { startThread } from './start-thread.ts';
export { editPost } from './change-post.ts';
export { takeVersion } from './take-version.ts';
export { summarise } from './summarise.ts';
export { followBoard } from './follow-board.ts';
export { askToWiden } from './ask-to-widen.ts';
/** @public for who tells the demo world’s story */
/** @public for who tells the demo world’s story */
/** @public */

/** Boards' lists, threads, posts. */
export const forum: Module = {
  name: 'forum',
  routes: [
    ...boardRoutes,
    ...followingRoutes,
    ...noteRoutes,
    ...threadRoutes,
    ...keepRoutes,
    ...moveRoutes,
    ...mergeRoutes,
    ...bulkRoutes,
    ...postRoutes,
    ...historyRoutes,
    ...contentsRoutes,
    ...printRoutes,
    ...summaryRoutes,
    ...quoteRoutes,
    ...namesRoutes,
  ],
  handlers,
  chores: (house) => [
    { name: 'part-with-aliases', cron: '*/10 * * * *', run: () => partWithAliasesDue(house) },
    { name: 'tell-of-late-posts', cron: '*/10 * * * *', run: () => tellOfLatePosts(house) },
    { name: 'settle-widenings', cron: '23 4 * * *', run: () => settleWidenings(house) },
    { name: 'forget-taken-versions', cron: '51 3 * * *', run: () => forgetTakenVersions(house.db, house.clock.now()) },
  ],
  kinds: [postKind, threadKind, summaryKind],
  homeParts: [whereYouWere, needsAReply],
  keepParts: [postsToRead, unansweredThreads, offeredSummaries],
  outlets: [
    {
      name: 'forum-pages',
      purge: async (tx, { personId, placeId }) => {
        let reads = tx.deleteFrom('last_read').where('person_id', '=', personId);
        if (placeId !== null)
          reads = reads.where('scope_id', 'in', (q) => q.selectFrom('scope').select('id').where('place_id', '=', placeId));
        await reads.execute();
        let answers = tx.deleteFrom('answering').where('person_id', '=', personId);
        if (placeId !== null) answers = answers.where('place_id', '=', placeId);
        await answers.execute();
      },
    },
  ],
};
