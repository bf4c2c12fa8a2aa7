import { can, isInsider, toWhoWillSee } from '../access/index.ts';
import { readDraft } from '../people/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { translated } from './board-routes.tsx';
import { typedIn } from './composed.ts';
import { summaryForm } from './forms.ts';
import { composerPage, statusOf, type Retry } from './page-models.ts';
import { DoneWith, postedAs } from './posted.tsx';
import { repliesForSummary } from './rules.ts';
import { openSummaries, type SummariesOf } from './summaries.ts';
import { decideOnSummary, summarise, takeSummaryBack, type Decided } from './summarise.ts';
import { NewSummaryView, SummariesView } from './views/summaries.tsx';

const factsOf = ({ viewer }: Visit, found: SummariesOf) => ({
  mayWrite: found.may_write,
  state: found.state,
  moderates: viewer.staffOf.includes(found.place_id),
});

const crumbsOf = ({ words: { t } }: Visit, found: SummariesOf) => [
  { label: found.place_name, href: `/boards/${found.slug}` },
  { label: found.title || t('forum.thread.taken_back'), href: `/threads/${found.scope_id}` },
];

async function theSummaries(visit: Visit): Promise<SummariesOf | undefined> {
  const { house, viewer, params } = visit;
  const id = params['thread']!;
  if (!isId(id)) return undefined;
  const read = await openSummaries(house.db, viewer, id, viewer.person ? 'author' : 'reader');
  const moderates = read && viewer.staffOf.includes(read.place_id);
  return moderates ? openSummaries(house.db, viewer, id, 'moderator') : read;
}

async function showAll(visit: Visit): Promise<Answer> {
  const { viewer, words } = visit;
  const found = await theSummaries(visit);
  if (!found) return notFound;
  const facts = factsOf(visit, found);
  const page = {
    ...found,
    maySummarise: found.shown_replies >= repliesForSummary && can(viewer, 'summarise', facts),
    mayDecide: can(viewer, 'moderate', facts),
    mayReport: can(viewer, 'report', { mine: false }),
  };
  const main = (
    <>
      <DoneWith visit={visit} />
      <SummariesView page={page} words={words} />
    </>
  );
  return show(words.t('forum.summary.title'), main, {
    current: 'boards',
    crumbs: crumbsOf(visit, found),
  });
}

async function showNew(visit: Visit, retry?: Retry): Promise<Answer> {
  const { house, viewer, words } = visit;
  const found = await theSummaries(visit);
  if (!found || found.shown_replies < repliesForSummary || !can(viewer, 'summarise', factsOf(visit, found))) return notFound;
  const form = `summary:${found.scope_id}`;
  const draft = retry ? undefined : await readDraft(house.db, viewer.person!.id, form);
  const who = toWhoWillSee(found.who, isInsider(viewer, found.audience_id));
  const composer = composerPage(visit, { form, back: `/threads/${found.scope_id}/summaries/new`, who, draft }, retry);
  const page = { threadId: found.scope_id, title: found.title, pinsAtOnce: viewer.staffOf.includes(found.place_id), composer };
  return show(words.t('forum.summary.write'), <NewSummaryView page={page} words={words} />, {
    status: statusOf(retry),
    current: 'boards',
    crumbs: crumbsOf(visit, found),
  });
}

async function write(visit: Visit): Promise<Answer> {
  const { house, viewer, words, form, now } = visit;
  const threadId = visit.params['thread']!;
  const read = parseForm(summaryForm, form);
  if (!read.ok) return showNew(visit, { typed: typedIn(form), faults: translated(visit, read.faults) });
  const { words: said, language, idempotency_key: key } = read.value;
  if (!isId(threadId)) return notFound;
  const given = { threadId, words: said, language: language || words.language, key };
  const written = await attempt(house.db, (tx) => summarise(tx, house, viewer, given, now));
  if (!written.done) return notFound;
  const to = `/threads/${threadId}/summaries?${postedAs(`summary:${threadId}`, key)}`;
  return goTo(to, { kind: 'done', key: written.pinned ? 'forum.summary.flash_pinned' : 'forum.summary.flash_offered' });
}

const decide =
  (how: 'pin' | 'unpin' | 'decline' | 'back') =>
  async ({ house, viewer, params, now }: Visit): Promise<Answer> => {
    const id = params['summary']!;
    if (!isId(id)) return notFound;
    const done: Decided = await attempt(house.db, (tx) =>
      how === 'back' ? takeSummaryBack(tx, viewer, id, now) : decideOnSummary(tx, viewer, id, how, now),
    );
    return done.done ? goTo(`/threads/${done.threadId}/summaries`, { kind: 'done', key: `forum.summary.flash_${how}` }) : notFound;
  };

const ids = { thread: 'thread' } as const;
const one = { summary: 'summary' } as const;

export const summaryRoutes: Route[] = [
  { method: 'GET', path: '/threads/:thread/summaries', door: 'anyone', ids: { ...ids, key: 'form-key' }, handle: showAll },
  { method: 'GET', path: '/threads/:thread/summaries/new', door: 'member', ids, handle: (visit) => showNew(visit) },
  { method: 'POST', path: '/threads/:thread/summaries', door: 'member', ids: { ...ids, idempotency_key: 'form-key' }, handle: write },
  { method: 'POST', path: '/summaries/:summary/pin', door: 'member', ids: one, handle: decide('pin') },
  { method: 'POST', path: '/summaries/:summary/unpin', door: 'member', ids: one, handle: decide('unpin') },
  { method: 'POST', path: '/summaries/:summary/decline', door: 'member', ids: one, handle: decide('decline') },
  { method: 'POST', path: '/summaries/:summary/take-back', door: 'member', ids: one, handle: decide('back') },
];
