import { notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { meet } from '../people/index.ts';
import { openContents } from './contents.ts';
import { ContentsView } from './views/contents.tsx';

async function showContents({ house, viewer, words, params, now }: Visit): Promise<Answer> {
  const id = params['thread']!;
  const found = isId(id) ? await openContents(house.db, viewer, id, now) : undefined;
  if (!found) return notFound;
  const moderates = viewer.staffOf.includes(found.place_id);
  const landmarks = found.landmarks
    .map((l) => ({ ...l, met: meet(viewer, { notes: l.notes, bylineId: l.byline_id, text: () => l.words, moderates }) }))
    .filter(({ met }) => met.how !== 'hide');
  return show(words.t('forum.contents.title'), <ContentsView page={{ ...found, threadId: id, landmarks }} words={words} />, {
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
