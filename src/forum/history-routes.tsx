import { recipientOf } from '../access/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { changesOf, changesOnPage, openVersions, type Version } from './history.ts';
import { openPosts, type OnePost } from './queries.ts';
import { putVersionBack, takeVersion } from './take-version.ts';
import { HistoryView, TakeVersionView } from './views/history.tsx';

type Told = { post: OnePost; versions: Version[] };

async function historyOf(
  { house, viewer, params }: Visit,
  lens: 'author' | 'moderator',
  before: number | null = null,
): Promise<Told | null> {
  const id = params['post']!;
  if (!isId(id)) return null;
  const [seen] = await openPosts(house.db, viewer, [id], lens);
  const versions = seen ? await openVersions(house.db, viewer, id, lens, before) : [];
  return seen && versions.length > 0 ? { post: seen.for(recipientOf(viewer)), versions } : null;
}

async function showHistory(visit: Visit): Promise<Answer> {
  const { viewer, words, query } = visit;
  const lens = query['lens'] === 'moderator' && viewer.staffOf.length > 0 ? 'moderator' : 'author';
  const before = versionIn(query['before']);
  const told = await historyOf(visit, lens, before);
  if (!told) return notFound;
  const { post, versions } = told;
  const older = versions.length > changesOnPage;
  const moderates = viewer.staffOf.includes(post.place_id);
  const page = {
    postId: post.id,
    language: post.language,
    first: older ? null : versions[0]!,
    changes: changesOf(versions),
    newest: before === null,
    older: older ? versions[1]!.n : null,
    mine: post.mine,
    staff: moderates ? (lens === 'moderator' ? ('moderates' as const) : ('reads' as const)) : null,
  };
  return show(words.t('forum.history.title'), <HistoryView page={page} words={words} />, {
    current: 'boards',
    crumbs: crumbsOf(visit, post),
  });
}

const crumbsOf = ({ words: { t } }: Visit, post: OnePost) => [
  { label: post.place_name, href: `/boards/${post.slug}` },
  { label: post.title || t('forum.thread.taken_back'), href: `/posts/${post.id}` },
];

/** @returns null for what is no number of a version */
const versionIn = (text: string | undefined): number | null => (/^\d{1,5}$/.test(text ?? '') ? Number(text) : null);

async function askToTake(visit: Visit): Promise<Answer> {
  const n = versionIn(visit.query['version']);
  const told = n === null ? null : await historyOf(visit, 'author', n + 1);
  const version = told?.versions.findLast((one) => one.n === n && one.takenAt === null);
  if (!told?.post.mine || !version) return notFound;
  const page = { postId: told.post.id, language: told.post.language, version };
  return show(visit.words.t('forum.version.title'), <TakeVersionView page={page} words={visit.words} />, {
    current: 'boards',
    crumbs: crumbsOf(visit, told.post),
  });
}

async function take({ house, viewer, params, form, now }: Visit): Promise<Answer> {
  const [id, n] = [params['post']!, versionIn(form.get('version'))];
  if (!isId(id) || n === null) return notFound;
  const taken = await attempt(house.db, (tx) => takeVersion(tx, viewer, id, n, now));
  const undo = { action: `/posts/${id}/history/put-back`, key: 'forum.delete.undo', fields: { version: String(n) } };
  return taken.done ? goTo(`/posts/${id}/history`, { kind: 'done', key: 'forum.flash.version_taken', undo }) : notFound;
}

async function putBack({ house, viewer, params, form, now }: Visit): Promise<Answer> {
  const [id, n] = [params['post']!, versionIn(form.get('version'))];
  if (!isId(id) || n === null) return notFound;
  const back = await attempt(house.db, (tx) => putVersionBack(tx, viewer, id, n, now));
  return back.done ? goTo(`/posts/${id}/history`, { kind: 'done', key: 'forum.flash.version_back' }) : notFound;
}

const ids = { post: 'post' } as const;

export const historyRoutes: Route[] = [
  { method: 'GET', path: '/posts/:post/history', door: 'anyone', ids, handle: showHistory },
  { method: 'GET', path: '/posts/:post/history/take', door: 'member', ids, handle: askToTake },
  { method: 'POST', path: '/posts/:post/history/take', door: 'member', ids, handle: take },
  { method: 'POST', path: '/posts/:post/history/put-back', door: 'member', ids, handle: putBack },
];
