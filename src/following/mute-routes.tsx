import { recipientOf } from '../access/index.ts';
import { follow, isAlias, namedBylineOf, profileOf } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { MutePage } from './views/mute.tsx';

/** Whom somebody is about to mute: a person by their name, or one alias of one conversation. */
export type ToMute = { bylineId: string; name: string; alias: boolean; act: string; back: string };

/** Nobody mutes themselves, and nobody learns of a byline whose words they may not read. */
async function whomToMute(visit: Visit): Promise<ToMute | null> {
  const { params, viewer } = visit;
  const id = params['person'] ?? params['post'] ?? '';
  const whom = isId(id) ? await (params['person'] ? person(visit, id) : author(visit, id)) : null;
  return whom && !viewer.bylines.includes(whom.bylineId) ? whom : null;
}

async function person({ house }: Visit, id: string): Promise<ToMute | null> {
  const [profile, bylineId] = [await profileOf(house.db, id), await namedBylineOf(house.db, id)];
  return profile && bylineId ? { bylineId, name: profile.name, alias: false, act: `/people/${id}/mute`, back: `/people/${id}` } : null;
}

async function author({ house, viewer }: Visit, id: string): Promise<ToMute | null> {
  const posts = house.kinds.get('post');
  const [seen] = posts ? await posts.open(house.db, viewer, [id]) : [];
  if (!posts || !seen) return null;
  const { authorBylineId: bylineId, author: name, state } = posts.summary(seen, recipientOf(viewer));
  if (state !== 'shown') return null;
  return { bylineId, name, alias: await isAlias(house.db, bylineId), act: `/posts/${id}/mute`, back: `/posts/${id}` };
}

async function showMute(visit: Visit): Promise<Answer> {
  const whom = await whomToMute(visit);
  if (!whom) return notFound;
  const { t } = visit.words;
  return show(t('following.mute.title', { name: whom.name }), <MutePage t={t} whom={whom} />);
}

async function mute(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const whom = await whomToMute(visit);
  if (!whom) return notFound;
  const { bylineId: byline, name } = whom;
  await inTransaction(house.db, (tx) => follow(tx, viewer.person!.id, { byline }, 'mute', false, now));
  const undo = { action: '/you/following/unmute', key: 'following.mute.undo', fields: { byline } };
  return goTo(whom.back, { kind: 'done', key: 'following.flash.muted', args: { name }, undo });
}

const door = 'member';

export const muteRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/:person/mute', door, ids: { person: 'person' }, handle: showMute },
  { method: 'POST', path: '/people/:person/mute', door, ids: { person: 'person' }, handle: mute },
  { method: 'GET', path: '/posts/:post/mute', door, ids: { post: 'post' }, handle: showMute },
  { method: 'POST', path: '/posts/:post/mute', door, ids: { post: 'post' }, handle: mute },
];
