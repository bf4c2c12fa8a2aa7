import { whoInWords, whoWillSee } from '../access/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { askToJoin } from './ask-to-widen.ts';
import { mergeForm } from './keep-forms.ts';
import { threadsForKeeping } from './keep-queries.ts';
import { again, crumbsOfThread, nothingYet, statusOfAgain, theThread, type Again } from './keep-routes.tsx';
import { mergeThreads } from './merge-threads.ts';
import { afterAsking } from './move-routes.tsx';
import { MergeView } from './views/merge.tsx';

async function showMerge(visit: Visit, retry: Again = nothingYet, readers: number | null = null): Promise<Answer> {
  const { house, viewer, words } = visit;
  const thread = await theThread(visit);
  if (!thread) return notFound;
  const others = await threadsForKeeping(house.db, viewer, thread.slug, { except: thread.id });
  const who =
    readers === null ? null : whoInWords(words.t, await whoWillSee(house.db, viewer, readers, true), house.community().name).strong;
  return show(words.t('forum.merge.title'), <MergeView thread={thread} others={others} retry={retry} who={who} t={words.t} />, {
    current: 'boards',
    status: who === null ? statusOfAgain(retry) : 422,
    crumbs: crumbsOfThread(visit, thread),
  });
}

async function merge(visit: Visit): Promise<Answer> {
  const { house, viewer, now, form } = visit;
  const thread = await theThread(visit);
  if (!thread) return notFound;
  const read = parseForm(mergeForm, form);
  if (!read.ok) return showMerge(visit, again(visit, read.faults));
  const { other: otherId, reason, how } = read.value;
  if (how !== '') {
    const asking = { threadId: thread.id, otherId, partly: how === 'partly', reason };
    return afterAsking(await attempt(house.db, (tx) => askToJoin(tx, house, viewer, asking, now)), thread.id);
  }
  const done = await attempt(house.db, (tx) => mergeThreads(tx, house, viewer, { threadId: thread.id, otherId, reason }, now));
  if (done.done) return goTo(`/threads/${done.threadId}`, { kind: 'done', key: 'forum.flash.merged' });
  if (done.why === 'consent') return showMerge(visit, again(visit, {}), done.readers);
  return showMerge(visit, again(visit, { other: 'forum.fault.other' }));
}

const ids = { thread: 'thread' } as const;

/** Two conversations become one, after asking those who wrote where more people would read their words. */
export const mergeRoutes: Route[] = [
  { method: 'GET', path: '/threads/:thread/merge', door: 'member', ids, handle: (visit) => showMerge(visit) },
  { method: 'POST', path: '/threads/:thread/merge', door: 'member', ids: { ...ids, other: 'thread' }, handle: merge },
];
