import { recipientOf } from '../access/index.ts';
import { blockByline, blockedBy, isAlias, namedBylineOf, profileOf, unblockByline } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Flash, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { BlockedPage } from './views/blocked.tsx';
import { BlockPage } from './views/block.tsx';

/** Whom somebody is about to block: a person by their name, or one alias of one conversation. */
export type Target = { bylineId: string; name: string; alias: boolean; act: string; back: string; report: string };

/** Nobody blocks themselves, and nobody learns of a byline whose words they may not read. */
async function targetOf(visit: Visit): Promise<Target | null> {
  const { params, viewer } = visit;
  const id = params['person'] ?? params['post'] ?? '';
  const target = isId(id) ? await (params['person'] ? personTarget(visit, id) : postTarget(visit, id)) : null;
  return target && !viewer.bylines.includes(target.bylineId) ? target : null;
}

async function personTarget({ house }: Visit, id: string): Promise<Target | null> {
  const [profile, bylineId] = [await profileOf(house.db, id), await namedBylineOf(house.db, id)];
  if (!profile || !bylineId) return null;
  const here = `/people/${id}`;
  return { bylineId, name: profile.name, alias: false, act: `${here}/block`, back: here, report: `/report/person/${id}` };
}

async function postTarget({ house, viewer }: Visit, id: string): Promise<Target | null> {
  const posts = house.kinds.get('post');
  const [seen] = posts ? await posts.open(house.db, viewer, [id]) : [];
  if (!posts || !seen) return null;
  const { authorBylineId: bylineId, author: name, state } = posts.summary(seen, recipientOf(viewer));
  if (state !== 'shown') return null;
  const alias = await isAlias(house.db, bylineId);
  return { bylineId, name, alias, act: `/posts/${id}/block`, back: `/posts/${id}`, report: `/report/post/${id}` };
}

async function showBlock(visit: Visit): Promise<Answer> {
  const target = await targetOf(visit);
  if (!target) return notFound;
  const { t } = visit.words;
  return show(t('profiles.block.title', { name: target.name }), <BlockPage t={t} target={target} />);
}

async function block(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const target = await targetOf(visit);
  if (!target) return notFound;
  await inTransaction(house.db, (tx) => blockByline(tx, viewer.person!.id, target.bylineId, now));
  const undo = { action: '/you/blocked/unblock', key: 'profiles.block.undo', fields: { byline: target.bylineId } };
  return goTo('/you/blocked', { kind: 'done', key: 'profiles.flash.blocked', args: { name: target.name }, undo });
}

async function showBlocked({ house, viewer, words }: Visit): Promise<Answer> {
  const { t } = words;
  return show(t('profiles.blocked.title'), <BlockedPage words={words} blocked={await blockedBy(house.db, viewer.person!.id)} />, {
    current: 'you',
    crumbs: [{ label: t('profiles.you.title'), href: '/you' }],
  });
}

const unblocked: Flash = { kind: 'done', key: 'profiles.flash.unblocked' };

async function unblock({ house, viewer, form }: Visit): Promise<Answer> {
  const byline = form.get('byline');
  if (isId(byline)) await inTransaction(house.db, (tx) => unblockByline(tx, viewer.person!.id, byline));
  return goTo('/you/blocked', unblocked);
}

const door = 'member';

export const blockRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/:person/block', door, ids: { person: 'person' }, handle: showBlock },
  { method: 'POST', path: '/people/:person/block', door, ids: { person: 'person' }, handle: block },
  { method: 'GET', path: '/posts/:post/block', door, ids: { post: 'post' }, handle: showBlock },
  { method: 'POST', path: '/posts/:post/block', door, ids: { post: 'post' }, handle: block },
  { method: 'GET', path: '/you/blocked', door, ids: {}, handle: showBlocked },
  { method: 'POST', path: '/you/blocked/unblock', door, ids: { byline: 'byline' }, handle: unblock },
];
