import type { Viewer } from '../contracts/index.ts';
import { meet, textOfHtml, type Met } from '../people/index.ts';
import type { Quoted } from './read-quotes.ts';
import type { PostRow, ThreadPlace, ThreadRow } from './queries.ts';

/** One line of a thread's page: a post as its reader meets it, or posts that they asked to leave out. */
export type Item = { kind: 'post'; post: PostRow; met: Met; open: boolean } | { kind: 'left-out'; posts: PostRow[] };

/** How this reader meets a page of a thread. */
export type Meets = {
  /** The notes that somebody gave to the whole of it. */
  whole: Met;
  /** Whether all of it is folded away at first: nobody who came to one post, or reads on, is asked again. */
  wholeFolded: boolean;
  items: Item[];
};

type Page = {
  viewer: Viewer;
  thread: Pick<ThreadRow, 'place_id' | 'title' | 'whole_notes' | 'opener_byline_id'>;
  posts: readonly PostRow[];
  where: ThreadPlace;
  plain: boolean;
};

/** @param plain nothing is folded: a moderator looks at all of it */
export function foldPosts({ viewer, thread, posts, where, plain }: Page): Meets {
  const moderates = plain || viewer.staffOf.includes(thread.place_id);
  const whole = meet(viewer, { notes: thread.whole_notes ?? [], bylineId: thread.opener_byline_id, text: () => thread.title, moderates });
  const started = where.after ?? where.before ?? where.at ?? (where.fresh || where.all || null);
  return {
    whole,
    wholeFolded: !plain && (whole.how === 'fold' || whole.how === 'hide') && !whole.muted && whole.word === null && started === null,
    items: posts.reduce<Item[]>((items, post) => addTo(items, itemOf(viewer, post, where, { moderates, plain })), []),
  };
}

function itemOf(
  viewer: Viewer,
  post: PostRow,
  { at, all = false }: ThreadPlace,
  { moderates, plain }: { moderates: boolean; plain: boolean },
): Item {
  const met = meet(viewer, { notes: post.notes ?? [], bylineId: post.byline_id, text: () => textOfHtml(post.html), moderates });
  const read = plain || post.state === 'gone';
  if (met.how === 'hide' && !read && !all && post.id !== at) return { kind: 'left-out', posts: [post] };
  const quotes = plain ? post.quotes : meetQuotes(viewer, post.quotes, moderates);
  return { kind: 'post', post: { ...post, quotes }, met: read ? { ...met, how: 'show' } : met, open: post.id === at };
}

/** Quoted words as their reader meets them: what is folded where it was said is folded where it is quoted. */
export function meetQuotes(viewer: Viewer, quotes: Quoted[] | null, moderates: boolean): Quoted[] | null {
  const met = (q: Quoted) => meet(viewer, { notes: q.notes ?? [], bylineId: q.byline_id ?? '', text: () => q.words ?? '', moderates });
  return quotes && quotes.map((q) => (q.id === null ? q : { ...q, met: met(q) }));
}

/** Several that are left out one after the other are one line. */
function addTo(items: Item[], next: Item): Item[] {
  const last = items.at(-1);
  if (next.kind !== 'left-out' || last?.kind !== 'left-out') return [...items, next];
  return [...items.slice(0, -1), { kind: 'left-out', posts: [...last.posts, ...next.posts] }];
}
