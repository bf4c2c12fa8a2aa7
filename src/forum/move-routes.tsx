import { isInsider, toWhoWillSee, whoInWords } from '../access/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { translated } from './board-routes.tsx';
import { askToWiden, type AskedOf, type Asking } from './ask-to-widen.ts';
import { answerWidening } from './answer-widening.ts';
import { consentForm, moveForm, splitForm } from './keep-forms.ts';
import { placesToMoveTo, postsToChoose, readersThere, widenedAbout, type KeptThread } from './keep-queries.ts';
import { again, crumbsOfThread, nothingYet, statusOfAgain, theThread, type Again } from './keep-routes.tsx';
import { moveThread } from './move-thread.ts';
import { splitThread } from './split-thread.ts';
import { ConsentView, MoveView, SplitView } from './views/move.tsx';

const onBoards = { current: 'boards' } as const;

/** Who would read it there, when somebody has to be asked. */
async function newReaders({ house, viewer, words }: Visit, board: string | undefined): Promise<{ place: string; who: string } | null> {
  const there = board ? await readersThere(house.db, viewer, board) : null;
  return there && { place: there.name, who: whoInWords(words.t, toWhoWillSee(there.who, true), house.community().name).strong };
}

async function showMove(visit: Visit, retry: Again = nothingYet, asks = false): Promise<Answer> {
  const { house, viewer, words } = visit;
  const thread = await theThread(visit);
  if (!thread) return notFound;
  const places = (await placesToMoveTo(house.db, viewer)).filter((p) => p.id !== thread.place_id);
  const readers = asks ? await newReaders(visit, retry.typed['to']) : null;
  return show(words.t('forum.move.title'), <MoveView thread={thread} places={places} retry={retry} readers={readers} t={words.t} />, {
    ...onBoards,
    status: asks ? 422 : statusOfAgain(retry),
    crumbs: crumbsOfThread(visit, thread),
  });
}

async function move(visit: Visit): Promise<Answer> {
  const { house, viewer, now, form } = visit;
  const thread = await theThread(visit);
  if (!thread) return notFound;
  const read = parseForm(moveForm, form);
  if (!read.ok) return showMove(visit, again(visit, read.faults), form.get('how') !== '');
  const { to, reason, how, title } = read.value;
  if (how === '') {
    const moved = await attempt(house.db, (tx) => moveThread(tx, house, viewer, { threadId: thread.id, to, reason }, now));
    if (moved.done) return goTo(`/threads/${thread.id}`, { kind: 'done', key: 'forum.flash.moved' });
    if (moved.why === 'consent') return showMove(visit, again(visit, {}), true);
    return moved.why === 'same' ? showMove(visit, again(visit, { to: 'forum.fault.same_board' })) : notFound;
  }
  const partly = how === 'partly';
  return ask(visit, thread, { threadId: thread.id, to, reason, partly, posts: null, title: partly ? title : null });
}

/** Each author is asked; the page of the conversation says how it stands. */
export function afterAsking(asked: AskedOf, threadId: string): Answer {
  if (asked.done) return goTo(`/threads/${asked.threadId}/keep`, { kind: 'done', key: 'forum.flash.asked' });
  if (asked.why === 'not-found') return notFound;
  return goTo(`/threads/${threadId}/keep`, { kind: 'problem', key: `forum.flash.not_asked_${asked.why}` });
}

async function ask(visit: Visit, thread: KeptThread, asking: Asking): Promise<Answer> {
  const { house, viewer, now } = visit;
  return afterAsking(await attempt(house.db, (tx) => askToWiden(tx, house, viewer, asking, now)), thread.id);
}

async function showSplit(visit: Visit, retry: Again = nothingYet, asks = false): Promise<Answer> {
  const { house, viewer, words } = visit;
  const thread = await theThread(visit);
  if (!thread) return notFound;
  const [posts, places] = await Promise.all([postsToChoose(house.db, viewer, thread.id), placesToMoveTo(house.db, viewer)]);
  const readers = asks ? await newReaders(visit, retry.typed['to']) : null;
  const page = { thread, posts, places, readers };
  return show(words.t('forum.split.title'), <SplitView page={page} retry={retry} t={words.t} />, {
    ...onBoards,
    status: asks ? 422 : statusOfAgain(retry),
    crumbs: crumbsOfThread(visit, thread),
  });
}

async function split(visit: Visit): Promise<Answer> {
  const { house, viewer, now, form } = visit;
  const thread = await theThread(visit);
  if (!thread) return notFound;
  const read = parseForm(splitForm, form, ['posts']);
  if (!read.ok) return showSplit(visit, again(visit, read.faults), form.get('how') !== '');
  const { how, ...value } = read.value;
  if (how !== '') return ask(visit, thread, { threadId: thread.id, ...value, partly: how === 'partly' });
  const done = await attempt(house.db, (tx) => splitThread(tx, house, viewer, { threadId: thread.id, ...value }, now));
  if (done.done) return goTo(`/threads/${done.threadId}`, { kind: 'done', key: 'forum.flash.split' });
  if (done.why === 'consent') return showSplit(visit, again(visit, {}), true);
  return done.why === 'nothing' ? showSplit(visit, again(visit, { posts: 'forum.fault.posts' })) : notFound;
}

async function showConsent(visit: Visit, faults: Record<string, string> = {}): Promise<Answer> {
  const { house, viewer, words, params } = visit;
  const id = params['widening']!;
  const asked = isId(id) ? await widenedAbout(house.db, viewer, id) : null;
  if (!asked) return notFound;
  const who = whoInWords(words.t, toWhoWillSee(asked.who, isInsider(viewer, -1)), house.community().name).strong;
  return show(words.t('forum.consent.title'), <ConsentView asked={asked} who={who} faults={faults} words={words} />, {
    ...onBoards,
    status: Object.keys(faults).length > 0 ? 422 : 200,
  });
}

async function consent(visit: Visit): Promise<Answer> {
  const { house, viewer, params, form, now } = visit;
  const wideningId = params['widening']!;
  if (!isId(wideningId) || !(await widenedAbout(house.db, viewer, wideningId))) return notFound;
  const read = parseForm(consentForm, form);
  if (!read.ok) return showConsent(visit, translated(visit, read.faults));
  const { answer } = read.value;
  const done = await attempt(house.db, async (tx) => ({ done: await answerWidening(tx, house, viewer, { wideningId, answer }, now) }));
  return done.done ? goTo('/told', { kind: 'done', key: `forum.flash.consent_${answer}` }) : notFound;
}

const ids = { thread: 'thread' } as const;

/** Words that go elsewhere: moved, split off; and the question to those who wrote them. */
export const moveRoutes: Route[] = [
  { method: 'GET', path: '/threads/:thread/move', door: 'member', ids, handle: (visit) => showMove(visit) },
  { method: 'POST', path: '/threads/:thread/move', door: 'member', ids: { ...ids, to: 'place' }, handle: move },
  { method: 'GET', path: '/threads/:thread/split', door: 'member', ids, handle: (visit) => showSplit(visit) },
  { method: 'POST', path: '/threads/:thread/split', door: 'member', ids: { ...ids, to: 'place', posts: 'post' }, handle: split },
  { method: 'GET', path: '/widenings/:widening', door: 'member', ids: { widening: 'widening' }, handle: (visit) => showConsent(visit) },
  { method: 'POST', path: '/widenings/:widening', door: 'member', ids: { widening: 'widening' }, handle: consent },
];
