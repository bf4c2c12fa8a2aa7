import { z } from 'zod';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { boardWays, followBoard } from './follow-board.ts';
import { mostFollowed, openBoardFollowing, openFollowed, weeksBack, type FollowedThread } from './followed.ts';
import { metThread } from './listed-thread.ts';
import { BoardFollowingView, FollowingView, NeedsReplyView } from './views/following.tsx';
import { openWaiting } from './waiting.ts';

/** The days of a page, the newest first, each with what went on. */
export type FollowedDay = { day: string; threads: FollowedThread[] };

async function showFollowing(visit: Visit): Promise<Answer> {
  const { house, viewer, words, query, now } = visit;
  const weeks = Math.min(Math.max(Number.parseInt(query['weeks'] ?? '0', 10) || 0, 0), weeksBack);
  const found = await openFollowed(house.db, viewer, weeks, now);
  const page = { days: daysOf(visit, found.slice(0, mostFollowed)), more: found.length > mostFollowed, weeks };
  return show(words.t('forum.following.title'), <FollowingView page={page} words={words} />, { current: 'today' });
}

function daysOf({ words, now }: Visit, found: readonly FollowedThread[]): FollowedDay[] {
  const dayOf = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(words.timeZone).toPlainDate();
  const today = dayOf(now);
  const called = (at: Date) => {
    const ago = dayOf(at).until(today).days;
    return ago <= 0 ? words.t('forum.following.today') : ago === 1 ? words.t('forum.following.yesterday') : words.day(at);
  };
  const days = new Map<string, FollowedThread[]>();
  for (const one of found) days.set(called(one.at), [...(days.get(called(one.at)) ?? []), one]);
  return [...days].map(([day, threads]) => ({ day, threads }));
}

async function showNeedsReply({ house, viewer, words, now }: Visit): Promise<Answer> {
  const found = await openWaiting(house.db, viewer, now);
  const threads = found.map(({ thread, place_id: placeId, place_name: place }) => ({ place, thread: metThread(viewer, thread, placeId) }));
  const page = { threads, hours: house.community().replyHours };
  return show(words.t('forum.waiting.title'), <NeedsReplyView page={page} words={words} />, { current: 'boards' });
}

async function showBoardFollowing({ house, viewer, words, params }: Visit): Promise<Answer> {
  const board = await openBoardFollowing(house.db, viewer, params['board']!);
  if (!board) return notFound;
  const page = { board, hours: house.community().replyHours };
  return show(words.t('forum.board.following'), <BoardFollowingView page={page} t={words.t} />, {
    current: 'boards',
    crumbs: [
      { label: words.t('forum.boards'), href: '/boards' },
      { label: board.name, href: `/boards/${board.slug}` },
    ],
  });
}

const wayForm = z.object({ way: z.enum(boardWays).catch('none'), answers: z.literal('yes').optional().catch(undefined) });

async function chooseBoardFollowing({ house, viewer, params, form, now }: Visit): Promise<Answer> {
  const read = parseForm(wayForm, form);
  const slug = params['board']!;
  if (!read.ok) return notFound;
  const { way, answers } = read.value;
  const done = await attempt(house.db, async (tx) => ({ done: await followBoard(tx, viewer, slug, way, answers === 'yes', now) }));
  return done.done ? goTo(`/boards/${slug}`, { kind: 'done', key: 'forum.flash.following' }) : notFound;
}

const door = 'member';

export const followingRoutes: Route[] = [
  { method: 'GET', path: '/following', door, ids: {}, handle: showFollowing },
  { method: 'GET', path: '/needs-a-reply', door, ids: {}, handle: showNeedsReply },
  { method: 'GET', path: '/boards/:board/following', door, ids: { board: 'place' }, handle: showBoardFollowing },
  { method: 'POST', path: '/boards/:board/following', door, ids: { board: 'place' }, handle: chooseBoardFollowing },
];
