import { admitsNoOneNew, toWhoWillSee, whoInWords } from '../access/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { askToWiden } from './ask-to-widen.ts';
import { bulkForm } from './keep-forms.ts';
import { placesToMoveTo, placeToMoveFrom, threadsForKeeping, waysAsked, type Going } from './keep-queries.ts';
import { again, nothingYet, statusOfAgain, type Again } from './keep-routes.tsx';
import { moveThread } from './move-thread.ts';
import { BulkView } from './views/bulk.tsx';

/** Conversations on one page, each with a board to choose. */
const rowsOnPage = 20;

/** A conversation that more people would read where it is to go. */
export type WiderThread = { title: string; place: string; who: string };

async function showBulk(visit: Visit, retry: Again = nothingYet, wider: readonly WiderThread[] = []): Promise<Answer> {
  const { house, viewer, words, params, query } = visit;
  const slug = params['board']!;
  const place = await placeToMoveFrom(house.db, viewer, slug);
  if (!place) return notFound;
  const before = query['before'] && isId(query['before']) ? query['before'] : null;
  const [threads, places] = await Promise.all([
    threadsForKeeping(house.db, viewer, slug, { before, most: rowsOnPage }),
    placesToMoveTo(house.db, viewer),
  ]);
  const page = {
    slug,
    threads: threads.slice(0, rowsOnPage),
    before,
    older: threads.length > rowsOnPage ? threads[rowsOnPage - 1]!.id : null,
    places: places.filter((p) => p.slug !== slug),
    chosen: new Map(chosenIn(visit)),
    wider,
  };
  return show(words.t('forum.bulk.title'), <BulkView page={page} retry={retry} words={words} />, {
    current: 'boards',
    status: wider.length > 0 ? 422 : statusOfAgain(retry),
    crumbs: [
      { label: words.t('forum.boards'), href: '/boards' },
      { label: place.name, href: `/boards/${slug}` },
    ],
  });
}

/** Which conversation goes where: both are sent for each row, in the order of the page. */
function chosenIn({ form }: Visit): [thread: string, to: string][] {
  const to = form.all('to');
  return form.all('threads').map((thread, n) => [thread, to[n] ?? '']);
}

/** Those that more people would read, in words. Asked again, and under lock, by each act. */
async function widerAmong({ house, viewer, words }: Visit, going: readonly Going[]): Promise<WiderThread[]> {
  const asked = await waysAsked(house.db, viewer, going);
  return asked
    .filter(({ here, there }) => !admitsNoOneNew(there, here))
    .map(({ title, place, who }) => ({
      title: title || words.t('forum.thread.taken_back'),
      place,
      who: whoInWords(words.t, toWhoWillSee(who, true), house.community().name).strong,
    }));
}

/** Each by itself: one that has to wait for its authors keeps none of the others back. */
async function bulk(visit: Visit): Promise<Answer> {
  const { house, viewer, now, form, params } = visit;
  if (!(await placeToMoveFrom(house.db, viewer, params['board']!))) return notFound;
  const read = parseForm(bulkForm, form, ['threads', 'to']);
  if (!read.ok) return showBulk(visit, again(visit, read.faults));
  const { going, reason, ask } = read.value;
  const wider = ask === '' ? await widerAmong(visit, going) : [];
  if (wider.length > 0) return showBulk(visit, again(visit, {}), wider);
  const counts = { moved: 0, asked: 0, stayed: 0 };
  for (const { threadId, to } of going) {
    const moved = await attempt(house.db, (tx) => moveThread(tx, house, viewer, { threadId, to, reason }, now));
    if (moved.done) counts.moved++;
    else if (moved.why === 'consent' && ask === 'yes') {
      const asking = { threadId, to, reason, partly: false, posts: null, title: null };
      counts[(await attempt(house.db, (tx) => askToWiden(tx, house, viewer, asking, now))).done ? 'asked' : 'stayed']++;
    } else counts.stayed++;
  }
  return goTo(`/boards/${params['board']}/keep/move`, { kind: counts.stayed > 0 ? 'kept' : 'done', key: 'forum.flash.bulk', args: counts });
}

/** Several conversations to several boards at once. */
export const bulkRoutes: Route[] = [
  {
    method: 'GET',
    path: '/boards/:board/keep/move',
    door: 'member',
    ids: { board: 'place', before: 'thread' },
    handle: (visit) => showBulk(visit),
  },
  {
    method: 'POST',
    path: '/boards/:board/keep/move',
    door: 'member',
    ids: { board: 'place', before: 'thread', to: 'place', threads: 'thread' },
    handle: bulk,
  },
];
