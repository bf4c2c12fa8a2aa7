import { notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { openContents } from './contents.ts';
import { ContentsView } from './views/contents.tsx';

async function showContents({ house, viewer, words, params, now }: Visit): Promise<Answer> {
  const id = params['thread']!;
  const found = isId(id) ? await openContents(house.db, viewer, id, now) : undefined;
  if (!found) return notFound;
  return show(words.t('forum.contents.title'), <ContentsView page={{ threadId: id, ...found }} words={words} />, {
    current: 'boards',
    crumbs: [
      { label: found.place_name, href: `/boards/${found.slug}` },
      { label: found.title || words.t('forum.thread.taken_back'), href: `/threads/${id}` },
    ],
  });
}

export const contentsRoutes: Route[] = [
  { method: 'GET', path: '/threads/:thread/contents', door: 'anyone', ids: { thread: 'thread' }, handle: showContents },
];
