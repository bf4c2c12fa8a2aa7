import type { Lens } from '../contracts/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { noteVisit } from '../spaces/index.ts';
import { translated } from './board-routes.tsx';
import { notAnonymous, saidAs } from './anonymous-choice.ts';
import { cluesOnce } from './clues-once.ts';
import { composedFrom, noWords, typedIn } from './composed.ts';
import { withPictures } from './composer-pictures.ts';
import { replyForm } from './forms.ts';
import { withQuotes } from './quote-routes.tsx';
import { whereItWent } from './keep-queries.ts';
import { noteRead } from './note-read.ts';
import { lookFirst, wantsToLook } from './look-first.ts';
import { lastShown, statusOf, threadPage, type Retry } from './page-models.ts';
import { DoneWith, postedAs, saidBefore } from './posted.tsx';
import { openThread, type ThreadPlace } from './queries.ts';
import { replyToThread } from './reply-to-thread.ts';
import { heldFlash } from './thread-keeping.ts';
import { ThreadView } from './views/thread.tsx';

const idOf = (text: string | undefined) => (text && isId(text) ? text : undefined);

/** Where in the thread the address leads; what is no id of ours means the beginning. */
function placeOf({ query }: Visit): ThreadPlace {
  const [after, before, at] = [idOf(query['after']), idOf(query['before']), idOf(query['at'])];
  return {
    ...(after ? { after } : {}),
    ...(before ? { before } : {}),
    ...(at ? { at } : {}),
    fresh: query['from'] === 'new',
    all: query['all'] === 'yes',
  };
}

async function showThread(visit: Visit, retry?: Retry, id = visit.params['thread']!): Promise<Answer> {
  const { house, viewer, words, now } = visit;
  if (!isId(id)) return notFound;
  const lens: Lens = visit.query['lens'] === 'moderator' && viewer.staffOf.length > 0 ? 'moderator' : viewer.person ? 'author' : 'reader';
  const where = { ...placeOf(visit), careful: house.community().firstPosts.how !== 'off' };
  const seen = await openThread(house.db, viewer, id, where, lens, now);
  if (!seen) return joinedWith(visit, id);
  const page = threadPage(visit, seen, where, lens, idOf(visit.query['answer']) ?? null, retry);
  if (page.box) page.box.composer = await withQuotes(visit, await withPictures(visit, page.box.composer), id);
  const person = viewer.person;
  const furtherThanBefore = lastShown(page) > (page.thread.read_to ?? -1);
  if (person && !visit.looksAgain && furtherThanBefore) visit.after(() => noteRead(house.db, person.id, id, lastShown(page), now));
  // One's own words are not news on one's own boards.
  if (person && visit.query['posted']) visit.after(() => noteVisit(house.db, page.thread.place_id, person.id, now));
  const crumbs = [
    { label: words.t('forum.boards'), href: '/boards' },
    { label: page.thread.place_name, href: `/boards/${page.thread.slug}` },
  ];
  const main = (
    <>
      <DoneWith visit={visit} />
      <ThreadView page={page} words={words} />
    </>
  );
  return show(page.thread.title || words.t('forum.thread.taken_back'), main, {
    status: statusOf(retry),
    current: 'boards',
    crumbs,
    forSearchEngines: page.isPublic,
  });
}

/** A thread that was joined with another leads there. */
async function joinedWith({ house, viewer }: Visit, id: string): Promise<Answer> {
  const into = await whereItWent(house.db, viewer, id);
  return into ? goTo(`/threads/${into}`) : notFound;
}

async function reply(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now, words } = visit;
  const threadId = visit.params['thread']!;
  if (!isId(threadId)) return notFound;
  if (wantsToLook(visit)) return lookFirst(visit, `reply:${threadId}`, (retry) => showThread(visit, retry));
  const again = (faults: Record<string, string>) => showThread(visit, { typed: typedIn(form), faults });
  const read = parseForm(replyForm, form);
  if (!read.ok) return again(translated(visit, read.faults));
  const { value } = read;
  const given = {
    ...composedFrom(visit, value),
    threadId,
    answersId: value.answers || null,
    key: value.idempotency_key,
  };
  const clues = cluesOnce(visit, given);
  if (clues) return showThread(visit, { typed: typedIn(form), faults: {}, clues });
  const replied = await attempt(house.db, (tx) => replyToThread(tx, house, viewer, given, now));
  if (replied.done)
    return goTo(
      `/threads/${threadId}?at=${replied.postId}&${postedAs(`reply:${threadId}`, given.key)}#post-${replied.postId}`,
      replied.held ? heldFlash(visit) : saidAs(replied.alias, 'replied'),
    );
  if (replied.why === 'said-before') return showThread(visit, saidBefore(visit));
  if (replied.why === 'not-anonymous') return again(notAnonymous(visit));
  if (replied.why === 'no-words') return again({ words: words.t(noWords(given)) });
  if (replied.why === 'slow-down') return again({ words: words.t('forum.fault.slow_down', { when: words.when(replied.until) }) });
  if (replied.why === 'slow') return again({ words: words.t('forum.fault.slow', { when: words.when(replied.until) }) });
  if (replied.why === 'closed') return again({ words: words.t('forum.fault.closed') });
  const into = await whereItWent(house.db, viewer, threadId);
  return into ? showThread(visit, { typed: typedIn(form), faults: { words: words.t('forum.fault.joined') } }, into) : notFound;
}

export const threadRoutes: Route[] = [
  {
    method: 'GET',
    path: '/threads/:thread',
    door: 'anyone',
    ids: { thread: 'thread', after: 'post', before: 'post', at: 'post', answer: 'post', quote: 'post', key: 'form-key' },
    handle: (visit) => showThread(visit),
  },
  {
    method: 'POST',
    path: '/threads/:thread/replies',
    door: 'member',
    afterAgreeing: true,
    ids: { thread: 'thread', answers: 'post', quotes: 'post', idempotency_key: 'form-key' },
    handle: reply,
  },
];
