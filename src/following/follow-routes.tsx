import { holdScope, holdPlace } from '../access/index.ts';
import { chooseToFollowWritten, follow, followsWhatTheyWrite, letBe, type How } from '../people/index.ts';
import { attempt, inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Flash, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { openFollows } from './queries.ts';
import { FollowsPage } from './views/follows.tsx';

const isHow = (text: string): text is How => text === 'follow' || text === 'mute';

/** One press beside a conversation, or beside its name in one's own list. */
async function followThread(visit: Visit): Promise<Answer> {
  const { house, viewer, params, form, now } = visit;
  const id = params['thread'] ?? '';
  const how = form.get('how');
  if (!isId(id)) return notFound;
  const done = await attempt(house.db, async (tx) => {
    const held = await holdScope(tx, viewer, id, now);
    if (!held || held.kind !== 'thread') return { done: false };
    if (isHow(how)) await follow(tx, viewer.person!.id, { thread: id }, how, true, now);
    else await letBe(tx, viewer.person!.id, { thread: id });
    return { done: true };
  });
  const flash: Flash = { kind: 'done', key: `following.flash.thread_${isHow(how) ? how : 'none'}` };
  return done.done ? goTo(form.get('from') === 'list' ? '/you/following' : `/threads/${id}`, flash) : notFound;
}

async function letPlaceBe({ house, viewer, params, now }: Visit): Promise<Answer> {
  const done = await attempt(house.db, async (tx) => {
    const held = await holdPlace(tx, viewer, params['board']!, now);
    if (held) await letBe(tx, viewer.person!.id, { place: held.placeId });
    return { done: held !== null };
  });
  return done.done ? goTo('/you/following', { kind: 'done', key: 'following.flash.place_none' }) : notFound;
}

async function showFollows({ house, viewer, words }: Visit): Promise<Answer> {
  const [follows, written] = [await openFollows(house, viewer), await followsWhatTheyWrite(house.db, viewer.person!.id)];
  return show(words.t('following.all.title'), <FollowsPage {...follows} written={written} words={words} />, {
    current: 'you',
    crumbs: [{ label: words.t('profiles.you.title'), href: '/you' }],
  });
}

async function chooseWritten({ house, viewer, form }: Visit): Promise<Answer> {
  await chooseToFollowWritten(house.db, viewer.person!.id, form.get('written') === 'yes');
  return goTo('/you/following', { kind: 'done', key: 'following.flash.kept' });
}

async function unmute({ house, viewer, form }: Visit): Promise<Answer> {
  const byline = form.get('byline');
  if (isId(byline)) await inTransaction(house.db, (tx) => letBe(tx, viewer.person!.id, { byline }));
  return goTo('/you/following', { kind: 'done', key: 'following.flash.unmuted' });
}

const door = 'member';

export const followRoutes: readonly Route[] = [
  { method: 'POST', path: '/threads/:thread/follow', door, ids: { thread: 'thread' }, handle: followThread },
  { method: 'POST', path: '/boards/:board/let-be', door, ids: { board: 'place' }, handle: letPlaceBe },
  { method: 'GET', path: '/you/following', door, ids: {}, handle: showFollows },
  { method: 'POST', path: '/you/following', door, ids: {}, handle: chooseWritten },
  { method: 'POST', path: '/you/following/unmute', door, ids: { byline: 'byline' }, handle: unmute },
];
