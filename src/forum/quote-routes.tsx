import { recipientOf } from '../access/index.ts';
import { bylineShown } from '../people/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { findMarked, partsOf } from './quotable-parts.ts';
import { openPosts } from './queries.ts';
import { refAsText, refOf } from './quotes.ts';
import { openQuotable } from './read-quotes.ts';
import type { ComposerPage } from './views/composer.tsx';
import { QuotePageView } from './views/quoted.tsx';

/** The words of a post to choose from; what was marked on its page is chosen already. */
async function showQuote(visit: Visit): Promise<Answer> {
  const { house, viewer, words, query } = visit;
  const id = visit.params['post']!;
  if (!isId(id)) return notFound;
  const [[seen], [quotable]] = await Promise.all([openPosts(house.db, viewer, [id], 'reader'), openQuotable(house.db, viewer, [id])]);
  const post = seen?.for(recipientOf(viewer));
  const whole = quotable && refOf(quotable.ref);
  if (!post) return notFound;
  // Pictures alone cannot be quoted; they can be answered.
  if (post.words === '') return goTo(`/threads/${post.scope_id}?at=${id}&answer=${id}#reply`);
  if (!whole) return notFound;
  const marked = query['words'] ? findMarked(post.words, query['words'].slice(0, 5000)) : null;
  if (marked) return goTo(`/threads/${post.scope_id}?at=${id}&answer=${id}&quote=${refAsText({ ...whole, ...marked })}#reply`);
  const page = {
    postId: id,
    threadId: post.scope_id,
    name: bylineShown(words.t, post).name,
    language: post.language,
    whole: quotable.ref,
    parts: partsOf(post.words).map((part) => ({ ...part, ref: refAsText({ ...whole, starts: part.starts, signs: part.signs }) })),
  };
  return show(words.t('forum.quote.title', { name: page.name }), <QuotePageView page={page} t={words.t} />, {
    current: 'boards',
    crumbs: [
      { label: post.place_name, href: `/boards/${post.slug}` },
      { label: post.title || words.t('forum.thread.taken_back'), href: `/posts/${id}` },
    ],
  });
}

/**
 * The composer with what it quotes: what stands in its field, and what its address asks for. Words of another
 * conversation have other readers; a link leads there, and whoever may read them follows it.
 */
export async function withQuotes(
  { house, viewer, query, words: { t } }: Visit,
  composer: ComposerPage,
  threadId: string,
): Promise<ComposerPage> {
  const asked = [composer.typed['quotes'] ?? '', query['quote'] ?? ''].filter((text) => text !== '');
  if (asked.length === 0) return composer;
  const found = await openQuotable(house.db, viewer, asked);
  const links = found.filter((q) => q.scope_id !== threadId).map((q) => `[${t('forum.quote.elsewhere')}](/posts/${q.id})`);
  const before = composer.typed['words'] ?? '';
  const words = [before, ...links.filter((link) => !before.includes(link))].filter((text) => text !== '').join('\n\n');
  return { ...composer, quotes: found.filter((q) => q.scope_id === threadId), typed: { ...composer.typed, words } };
}

export const quoteRoutes: Route[] = [
  { method: 'GET', path: '/posts/:post/quote', door: 'member', ids: { post: 'post' }, handle: showQuote },
];
