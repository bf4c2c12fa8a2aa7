import { isInsider, recipientOf, toWhoWillSee } from '../access/index.ts';
import { notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { meet, textOfHtml } from '../people/index.ts';
import { meetQuotes } from './fold-posts.ts';
import { openToPrint, postsToPrint } from './print.ts';
import { PrintView } from './views/print.tsx';

async function showPrint({ house, viewer, words, params, query, now }: Visit): Promise<Answer> {
  const id = params['thread']!;
  const after = query['after'] && isId(query['after']) ? query['after'] : null;
  const seen = isId(id) ? await openToPrint(house.db, viewer, id, after) : undefined;
  if (!seen) return notFound;
  const { who, posts, ...thread } = seen.for(recipientOf(viewer));
  const shown = posts.slice(0, postsToPrint);
  // What its reader folds or leaves out is so on paper too.
  const moderates = viewer.staffOf.includes(thread.place_id);
  const met = shown.map((post) => ({
    ...post,
    quotes: meetQuotes(viewer, post.quotes, moderates),
    met: meet(viewer, { notes: post.notes, bylineId: post.byline_id, text: () => textOfHtml(post.html), moderates }),
  }));
  const page = {
    thread,
    posts: met.filter((post) => post.met.how !== 'hide'),
    leftOut: met.filter((post) => post.met.how === 'hide').length,
    who: toWhoWillSee(who, isInsider(viewer, thread.audience_id)),
    community: house.community().name,
    mine: viewer.bylines,
    printedAt: now,
    next: posts.length > postsToPrint ? (shown.at(-1)?.id ?? null) : null,
  };
  return show(thread.title || words.t('forum.thread.taken_back'), <PrintView page={page} words={words} />, { alone: true });
}

export const printRoutes: Route[] = [
  { method: 'GET', path: '/threads/:thread/print', door: 'anyone', ids: { thread: 'thread', after: 'post' }, handle: showPrint },
];
