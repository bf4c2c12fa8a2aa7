import { recipientOf } from '../access/index.ts';
import { notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { changesOf, openVersions } from './history.ts';
import { openPosts } from './queries.ts';
import { HistoryView } from './views/history.tsx';

async function showHistory(visit: Visit): Promise<Answer> {
  const { house, viewer, words } = visit;
  const id = visit.params['post']!;
  if (!isId(id)) return notFound;
  const lens = visit.query['lens'] === 'moderator' && viewer.staffOf.length > 0 ? 'moderator' : 'author';
  const [seen] = await openPosts(house.db, viewer, [id], lens);
  const versions = seen ? await openVersions(house.db, viewer, id, lens) : [];
  const first = versions[0];
  if (!seen || !first) return notFound;
  const post = seen.for(recipientOf(viewer));
  const page = { postId: id, language: post.language, first, changes: changesOf(versions) };
  return show(words.t('forum.history.title'), <HistoryView page={page} words={words} />, {
    current: 'boards',
    crumbs: [
      { label: post.place_name, href: `/boards/${post.slug}` },
      { label: post.title || '…', href: `/posts/${id}` },
    ],
  });
}

export const historyRoutes: Route[] = [
  { method: 'GET', path: '/posts/:post/history', door: 'anyone', ids: { post: 'post' }, handle: showHistory },
];
