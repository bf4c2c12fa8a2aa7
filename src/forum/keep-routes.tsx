import { attempt, inTransaction, type Tx } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Flash, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { translated } from './board-routes.tsx';
import { finishWidening, giveUpWidening } from './finish-widening.ts';
import { noteReadIt } from './hold-first.ts';
import { ownTitleForm, paceHours, paces, reasonForm, retitleForm, slowForm } from './keep-forms.ts';
import { keptThread, threadToRetitle, type KeptThread } from './keep-queries.ts';
import { retitleThread, type Kept } from './retitle-thread.ts';
import { endSlowThread, slowThread } from './slow-thread.ts';
import { KeepThreadView, RetitleView, SlowView } from './views/keep-thread.tsx';

/** What was typed and what was wrong with it, in sentences. */
export type Again = { typed: Record<string, string>; faults: Record<string, string> };

export const again = (visit: Visit, faults: Faults): Again => ({
  typed: Object.fromEntries(visit.form.entries().map(([name]) => [name, visit.form.all(name).join(',')])),
  faults: translated(visit, faults),
});

export const nothingYet: Again = { typed: {}, faults: {} };

export const statusOfAgain = ({ faults }: Again) => (Object.keys(faults).length > 0 ? 422 : 200);

export const crumbsOfThread = ({ words: { t } }: Visit, thread: Pick<KeptThread, 'slug' | 'place_name' | 'title' | 'id'>, keep = true) => [
  { label: t('forum.boards'), href: '/boards' },
  { label: thread.place_name, href: `/boards/${thread.slug}` },
  { label: thread.title || t('forum.thread.taken_back'), href: `/threads/${thread.id}` },
  ...(keep ? [{ label: t('forum.keep.title'), href: `/threads/${thread.id}/keep` }] : []),
];

/** The thread of the address, for its place's staff. */
export async function theThread({ house, viewer, params, now }: Visit): Promise<KeptThread | null> {
  const id = params['thread'] ?? '';
  return isId(id) && viewer.staffOf.length > 0 ? keptThread(house.db, viewer, id, now) : null;
}

async function showKeep(visit: Visit): Promise<Answer> {
  const thread = await theThread(visit);
  if (!thread) return notFound;
  return show(visit.words.t('forum.keep.title'), <KeepThreadView thread={thread} words={visit.words} />, {
    current: 'boards',
    crumbs: crumbsOfThread(visit, thread, false),
  });
}

async function showTitle(visit: Visit, retry: Again = nothingYet): Promise<Answer> {
  const { house, viewer, params, now } = visit;
  const thread = isId(params['thread'] ?? '') ? await threadToRetitle(house.db, viewer, params['thread']!, now) : null;
  if (!thread) return notFound;
  return show(visit.words.t('forum.retitle.title'), <RetitleView thread={thread} retry={retry} t={visit.words.t} />, {
    current: 'boards',
    status: statusOfAgain(retry),
    crumbs: crumbsOfThread(visit, thread, !thread.mine),
  });
}

async function retitle(visit: Visit): Promise<Answer> {
  const { house, viewer, params, now, form } = visit;
  const thread = isId(params['thread'] ?? '') ? await threadToRetitle(house.db, viewer, params['thread']!, now) : null;
  if (!thread) return notFound;
  const read = parseForm(thread.mine ? ownTitleForm.transform((own) => ({ ...own, reason: '' })) : retitleForm, form);
  if (!read.ok) return showTitle(visit, again(visit, read.faults));
  const done = await attempt(house.db, (tx) => retitleThread(tx, house, viewer, { threadId: thread.id, ...read.value }, now));
  if (!done.done && done.why === 'same') return showTitle(visit, again(visit, { title: 'forum.fault.same_title' }));
  return done.done ? goTo(`/threads/${thread.id}`, { kind: 'done', key: 'forum.flash.retitled' }) : notFound;
}

async function showSlow(visit: Visit, retry: Again = nothingYet): Promise<Answer> {
  const thread = await theThread(visit);
  if (!thread) return notFound;
  return show(
    visit.words.t('forum.slow.title'),
    <SlowView thread={thread} retry={retry} words={visit.words} paces={paces} hours={paceHours} />,
    {
      current: 'boards',
      status: statusOfAgain(retry),
      crumbs: crumbsOfThread(visit, thread),
    },
  );
}

/** An act on the thread of the address; then the thread again, with a word about it. */
async function onThread(visit: Visit, act: (tx: Tx, threadId: string) => Promise<Kept>, flash: Flash): Promise<Answer> {
  const threadId = visit.params['thread']!;
  if (!isId(threadId)) return notFound;
  const done = await attempt(visit.house.db, (tx) => act(tx, threadId));
  return done.done ? goTo(`/threads/${threadId}`, flash) : notFound;
}

function slow(visit: Visit): Promise<Answer> | Answer {
  const { house, viewer, form, now } = visit;
  const read = parseForm(slowForm, form);
  if (!read.ok) return showSlow(visit, again(visit, read.faults));
  return onThread(visit, (tx, threadId) => slowThread(tx, house, viewer, { threadId, ...read.value }, now), {
    kind: 'done',
    key: 'forum.flash.slowed',
  });
}

function endSlow(visit: Visit): Promise<Answer> | Answer {
  const { house, viewer, form, now } = visit;
  const read = parseForm(reasonForm, form);
  if (!read.ok) return showSlow(visit, again(visit, read.faults));
  return onThread(visit, (tx, threadId) => endSlowThread(tx, house, viewer, threadId, read.value.reason, now), {
    kind: 'done',
    key: 'forum.flash.unslowed',
  });
}

/** Of words that wait for their authors: staff move those that may go, or leave everything. */
async function settle(visit: Visit): Promise<Answer> {
  const { house, viewer, now, form } = visit;
  const thread = await theThread(visit);
  const wideningId = thread?.widening?.id;
  if (!thread || !wideningId) return notFound;
  if (form.get('settle') === 'give-up') {
    const done = await inTransaction(house.db, (tx) => giveUpWidening(tx, house, viewer, wideningId, now));
    return done ? goTo(`/threads/${thread.id}/keep`, { kind: 'done', key: 'forum.flash.given_up' }) : notFound;
  }
  const which = { wideningId, now: 'some' } as const;
  const moved = await inTransaction(house.db, (tx) => finishWidening(tx, house, viewer, which, now));
  if (moved.done) return goTo(`/boards/${thread.slug}/keep`, { kind: 'done', key: 'forum.flash.moved_some' });
  if (moved.why === 'not-found') return notFound;
  return goTo(`/threads/${thread.id}/keep`, {
    kind: 'kept',
    key: moved.why === 'over' ? 'forum.flash.asked_over' : 'forum.flash.still_waits',
  });
}

async function readIt(visit: Visit): Promise<Answer> {
  const { house, viewer, params, now } = visit;
  const id = params['post']!;
  const slug = isId(id) ? await inTransaction(house.db, (tx) => noteReadIt(tx, viewer, id, now)) : null;
  return slug ? goTo(`/boards/${slug}/keep`, { kind: 'done', key: 'forum.flash.read' }) : notFound;
}

const ids = { thread: 'thread' } as const;

/** Looking after one conversation. */
export const keepRoutes: Route[] = [
  { method: 'GET', path: '/threads/:thread/keep', door: 'member', ids, handle: showKeep },
  { method: 'POST', path: '/threads/:thread/keep', door: 'member', ids, handle: settle },
  { method: 'GET', path: '/threads/:thread/title', door: 'member', ids, handle: (visit) => showTitle(visit) },
  { method: 'POST', path: '/threads/:thread/title', door: 'member', ids, handle: retitle },
  { method: 'GET', path: '/threads/:thread/slow', door: 'member', ids, handle: (visit) => showSlow(visit) },
  { method: 'POST', path: '/threads/:thread/slow', door: 'member', ids, handle: async (visit) => slow(visit) },
  { method: 'POST', path: '/threads/:thread/slow/end', door: 'member', ids, handle: async (visit) => endSlow(visit) },
  { method: 'POST', path: '/posts/:post/read-it', door: 'member', ids: { post: 'post' }, handle: readIt },
];
