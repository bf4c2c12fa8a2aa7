import { can, holdPlace } from '../access/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { changeHoldsFirst, lockPlace } from '../spaces/index.ts';
import { decisionLog, keptPlace, loggedOnPage, openKeepParts } from './keep-queries.ts';
import { KeepView, LogView } from './views/keep.tsx';

const crumbsOf = ({ words: { t } }: Visit, place: { name: string; slug: string }) => [
  { label: t('moderation.keep.boards'), href: '/boards' },
  { label: place.name, href: `/boards/${place.slug}` },
];

const thePlace = ({ house, viewer, params }: Visit) => keptPlace(house.db, viewer, params.board ?? '');

async function showKeep(visit: Visit): Promise<Answer> {
  const { house, viewer, words, now } = visit;
  const place = await thePlace(visit);
  if (!place) return notFound;
  const parts = await openKeepParts(house, viewer, place.id, now);
  const cards = parts.map(({ part, found }) => part.card({ viewer, words, slug: place.slug }, found));
  const page = { place, cards, firstPosts: house.community().firstPosts };
  return show(words.t('moderation.keep.title'), <KeepView page={page} words={words} />, {
    current: 'reports',
    crumbs: crumbsOf(visit, place),
  });
}

async function showLog(visit: Visit): Promise<Answer> {
  const { house, viewer, words, query } = visit;
  const place = await thePlace(visit);
  if (!place) return notFound;
  const before = query.before && isId(query.before) ? query.before : null;
  const found = await decisionLog(house.db, viewer, place.id, before);
  const page = {
    place,
    decisions: found.slice(0, loggedOnPage),
    older: found.length > loggedOnPage ? found[loggedOnPage - 1]!.id : null,
    first: before === null,
  };
  return show(words.t('moderation.keep.decided'), <LogView page={page} words={words} />, {
    current: 'reports',
    crumbs: [...crumbsOf(visit, place), { label: words.t('moderation.keep.title'), href: `/boards/${place.slug}/keep` }],
  });
}

async function saveSettings(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now, params } = visit;
  const board = params.board ?? '';
  const saved = await inTransaction(house.db, async (tx) => {
    await lockPlace(tx, board);
    const place = await holdPlace(tx, viewer, board, now);
    if (!place || !can(viewer, 'moderate', place)) return false;
    await changeHoldsFirst(tx, place.placeId, form.get('holds_first') === 'yes');
    return true;
  });
  return saved ? goTo(`/boards/${board}/keep`, { kind: 'done', key: 'moderation.flash.saved' }) : notFound;
}

const ids = { board: 'place' } as const;

/** Looking after one place: what waits, what was decided, its settings. Nothing of other places. */
export const keepRoutes: readonly Route[] = [
  { method: 'GET', path: '/boards/:board/keep', door: 'member', ids, handle: showKeep },
  { method: 'GET', path: '/boards/:board/keep/decided', door: 'member', ids: { ...ids, before: 'decision' }, handle: showLog },
  { method: 'POST', path: '/boards/:board/keep/settings', door: 'member', ids, handle: saveSettings },
];
