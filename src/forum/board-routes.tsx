import { addressNow } from '../access/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { readDraft } from '../people/index.ts';
import { noteVisit } from '../spaces/index.ts';
import { anonymousChoice, notAnonymous, saidAs } from './anonymous-choice.ts';
import { cluesOnce } from './clues-once.ts';
import { composedFrom, noWords, typedIn } from './composed.ts';
import { withPictures } from './composer-pictures.ts';
import { threadForm } from './forms.ts';
import { lookFirst, wantsToLook } from './look-first.ts';
import { boardPage, composerPage, statusOf, type Retry } from './page-models.ts';
import { metThread, type MetThread } from './listed-thread.ts';
import { postedAs, saidBefore } from './posted.tsx';
import { openBoard } from './queries.ts';
import { openWaitingHere } from './waiting.ts';
import { startThread } from './start-thread.ts';
import { firstsAtBoard, firstsNotice, heldFlash } from './thread-keeping.ts';
import { BoardView } from './views/board.tsx';
import { NewThreadView } from './views/new-thread.tsx';

const crumbs = ({ words: { t } }: Visit, ...more: { label: string; href?: string }[]) => [
  { label: t('forum.boards'), href: '/boards' },
  ...more,
];

async function showBoard(visit: Visit): Promise<Answer> {
  const before = visit.query['before'] && isId(visit.query['before']) ? visit.query['before'] : null;
  const seen = await openBoard(visit.house.db, visit.viewer, visit.params['board']!, before);
  if (!seen) return leadOn(visit);
  const page = boardPage(visit, seen, before);
  if (!page.board.readable) return goTo(`/boards/${page.board.slug}/entrance`);
  if (page.board.answers && page.first) page.waiting = await waitingHere(visit, page.board.id);
  const person = visit.viewer.person;
  const newest = page.threads[0]?.last_at;
  const { visited_at: visitedAt } = page.board;
  const somethingNew = visitedAt !== null && newest !== undefined && new Date(newest) >= new Date(visitedAt);
  if (person && !visit.looksAgain && somethingNew) visit.after(() => noteVisit(visit.house.db, page.board.id, person.id, visit.now));
  return show(page.board.name, <BoardView page={page} words={visit.words} />, {
    current: 'boards',
    crumbs: crumbs(visit),
    description: page.board.purpose,
    forSearchEngines: page.who.public,
  });
}

/** What stands at the top for whoever said that they can answer here. */
async function waitingHere({ house, viewer, now }: Visit, place: number): Promise<MetThread[]> {
  return (await openWaitingHere(house.db, viewer, place, now)).map((thread) => metThread(viewer, thread, place));
}

/** A board that has another address now is found by the one it had. */
async function leadOn({ house, viewer, params }: Visit): Promise<Answer> {
  const now = await addressNow(house.db, viewer, params['board']!);
  return now === null ? notFound : goTo(`/boards/${now}`);
}

async function showNewThread(visit: Visit, retry?: Retry): Promise<Answer> {
  const seen = await openBoard(visit.house.db, visit.viewer, visit.params['board']!, null);
  if (!seen) return notFound;
  const { board, who } = boardPage(visit, seen, null);
  if (!board.may_write) return notFound;
  const form = `thread:${board.slug}`;
  const draft = retry ? undefined : await readDraft(visit.house.db, visit.viewer.person!.id, form);
  const anonymous = (seed: string) => anonymousChoice(visit.viewer, board, [], seed);
  const firsts = await firstsAtBoard(visit.house.db, visit.viewer, board.slug, visit.house.community().firstPosts.how !== 'off');
  const page = {
    slug: board.slug,
    board: board.name,
    firsts: firstsNotice(visit, firsts, visit.viewer.staffOf.includes(board.id)),
    composer: await withPictures(
      visit,
      composerPage(
        visit,
        { form, back: `/boards/${board.slug}/new`, names: `/boards/${board.slug}/names`, who, draft, about: 'open', anonymous },
        retry,
      ),
    ),
  };
  const status = statusOf(retry);
  return show(visit.words.t('forum.start.title'), <NewThreadView page={page} words={visit.words} />, {
    status,
    current: 'boards',
    crumbs: crumbs(visit, { label: board.name, href: `/boards/${board.slug}` }),
  });
}

async function start(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now, words } = visit;
  if (wantsToLook(visit)) return lookFirst(visit, `thread:${visit.params['board']!}`, (retry) => showNewThread(visit, retry));
  const again = (faults: Record<string, string>) => showNewThread(visit, { typed: typedIn(form), faults });
  const read = parseForm(threadForm, form);
  if (!read.ok) return again(translated(visit, read.faults));
  const thread = {
    ...composedFrom(visit, read.value),
    board: visit.params['board']!,
    title: read.value.title,
    intent: read.value.intent,
    key: read.value.idempotency_key,
  };
  const clues = cluesOnce(visit, thread);
  if (clues) return showNewThread(visit, { typed: typedIn(form), faults: {}, clues });
  const started = await attempt(house.db, (tx) => startThread(tx, house, viewer, thread, now));
  if (started.done)
    return goTo(
      `/threads/${started.threadId}?${postedAs(`thread:${thread.board}`, thread.key)}`,
      started.held ? heldFlash(visit) : saidAs(started.alias, 'started'),
    );
  if (started.why === 'said-before') return showNewThread(visit, saidBefore(visit));
  if (started.why === 'not-anonymous') return again(notAnonymous(visit));
  if (started.why === 'no-words') return again({ words: words.t(noWords(thread)) });
  if (started.why === 'slow-down') return again({ words: words.t('forum.fault.slow_down', { when: words.when(started.until) }) });
  return started.why === 'closed' ? again({ words: words.t('forum.fault.closed') }) : notFound;
}

/** Faults come as message keys and are shown as sentences. */
export function translated({ words: { t } }: Visit, faults: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).map(([field, key]) => [field, t(key.startsWith('forum.') ? key : 'forum.fault.form')]));
}

export const boardRoutes: Route[] = [
  { method: 'GET', path: '/boards/:board', door: 'anyone', ids: { board: 'place', before: 'thread' }, handle: showBoard },
  { method: 'GET', path: '/boards/:board/new', door: 'member', ids: { board: 'place' }, handle: (visit) => showNewThread(visit) },
  {
    method: 'POST',
    path: '/boards/:board/threads',
    door: 'member',
    afterAgreeing: true,
    ids: { board: 'place', idempotency_key: 'form-key' },
    handle: start,
  },
];
