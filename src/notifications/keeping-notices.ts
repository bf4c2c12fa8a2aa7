import { can, isDecidedAlone } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { peopleToTell } from '../people/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import { authorNamed, peopleWith, staffOf, tellAdministrators, tellOne } from './tell-staff.ts';
import type { KeepingNotice, NoticeKind, NoticeTable } from './tables.ts';

/** Where each leads. What is not theirs, or over, is not found there. */
const urls: Record<KeepingNotice, (subject: string) => string> = {
  'report-stuck': () => '/operator/unattended',
  'posts-stuck': () => '/operator/unattended',
  'appeal-stuck': () => '/operator/unattended',
  'post-waits': (post) => `/moderate/post/${post}`,
  'post-late': (post) => `/moderate/post/${post}`,
  'posts-late': () => '/reports',
  'asked-to-widen': (widening) => `/widenings/${widening}`,
  'appeal-waits': (decision) => `/decided/${decision}`,
  'appeal-answered': (decision) => `/decisions/${decision}`,
};

const ofStaff: readonly KeepingNotice[] = ['post-waits', 'post-late', 'posts-late', 'appeal-waits'];
const ofAdministrators: readonly KeepingNotice[] = ['report-stuck', 'posts-stuck', 'appeal-stuck'];

export const isKeepingNotice = (kind: NoticeKind): kind is KeepingNotice => kind in urls;

/** A notice as it stands in the list; nothing for somebody who looks after nothing any more. */
export function keepingNotice(
  viewer: Viewer,
  kind: KeepingNotice,
  subject: string,
): { url: string; what: { kind: KeepingNotice } } | undefined {
  if (ofStaff.includes(kind) && !can(viewer, 'read-reports')) return undefined;
  if (ofAdministrators.includes(kind) && !can(viewer, 'administer')) return undefined;
  return { url: urls[kind](subject), what: { kind } };
}

/** Which askings of these notices are there: with a board that is deleted, they go without an end of their own. */
export async function askingsThere(
  { db, kinds }: House,
  notices: readonly Pick<NoticeTable, 'kind' | 'subject_id'>[],
): Promise<Set<string>> {
  const ids = notices.filter((n) => n.kind === 'asked-to-widen').map((n) => n.subject_id);
  if (ids.length === 0) return new Set();
  const there = await Promise.all([...kinds.values()].map(async (kind) => (await kind.askingsThere?.(db, ids)) ?? []));
  return new Set(there.flat());
}

/** What looking after places tells of. A notice that is settled goes. */
export function keepingHandlers(house: House): EventHandler[] {
  const settled = async (kind: KeepingNotice, subject: string) => {
    await house.db.deleteFrom('notice').where('kind', '=', kind).where('subject_id', '=', subject).execute();
  };
  const settledPost = async (postId: string) => {
    for (const kind of ['post-waits', 'post-late', 'posts-late', 'posts-stuck'] as const) await settled(kind, postId);
  };
  return [
    on('post-held', 'tell', async ({ postId, scopeId, placeId }) => {
      for (const personId of await staffOf(house.db, placeId))
        await tellOne(house, { personId, kind: 'post-waits', subjectId: postId, scopeId, postId });
    }),
    on('post-late', 'tell', async ({ postId, scopeId, placeId }) => {
      for (const personId of await staffOf(house.db, placeId))
        await tellOne(house, { personId, kind: 'post-late', subjectId: postId, scopeId, postId });
    }),
    // Which post it is, and where, is not for them: they read on their page how much waits at which place.
    on('posts-late', 'tell', async ({ postId, placeId }) => {
      const already = await staffOf(house.db, placeId);
      const others = (await peopleWith(house.db, 'moderator')).filter((id) => !already.includes(id));
      for (const personId of others) await tellOne(house, { personId, kind: 'posts-late', subjectId: postId });
      if (others.length === 0) await tellAdministrators(house, 'posts-stuck', postId);
    }),
    on('released', 'settle', ({ id }) => settledPost(id)),
    on('post-deleted', 'settle', ({ postId }) => settledPost(postId)),
    on('decided', 'settle', async ({ decisionId }) => {
      const d = await house.db.selectFrom('decision').select(['act', 'target_id']).where('id', '=', decisionId).executeTakeFirst();
      if (d && ['release', 'decline', 'hide', 'show'].includes(d.act)) await settledPost(d.target_id);
    }),
    on('widening-asked', 'tell', async ({ wideningId, scopeId, tell }) => {
      for (const personId of await peopleToTell(house.db, tell))
        await tellOne(house, { personId, kind: 'asked-to-widen', subjectId: wideningId, scopeId, tell });
    }),
    on('widening-ended', 'settle', ({ wideningId }) => settled('asked-to-widen', wideningId)),
    on('appealed', 'tell', ({ decisionId }) => tellOfAppeal(house, decisionId)),
    on('appeal-answered', 'tell', async ({ decisionId, tell }) => {
      for (const kind of ['appeal-waits', 'appeal-stuck'] as const) await settled(kind, decisionId);
      for (const personId of await peopleToTell(house.db, tell))
        await tellOne(house, { personId, kind: 'appeal-answered', subjectId: decisionId, tell });
    }),
    on('posts-moved', 'follow', async ({ postIds, scopeId }) => {
      await house.db.updateTable('notice').set({ scope_id: scopeId }).where('post_id', 'in', postIds).execute();
    }),
  ];
}

/** Another than who decided: staff of the place, else the community's moderators; never the one it is about. */
async function tellOfAppeal(house: House, decisionId: string): Promise<void> {
  const d = await house.db
    .selectFrom('decision')
    .select(['place_id', 'decided_by', 'about_byline_id'])
    .where('id', '=', decisionId)
    .executeTakeFirst();
  if (!d) return;
  const about = d.about_byline_id ? await peopleToTell(house.db, [d.about_byline_id]) : [];
  // Whoever it is about is left out at the end: that others are told instead would tell whose an alias is.
  const staff = d.place_id === null ? [] : await staffOf(house.db, d.place_id);
  const standIns = d.place_id === null || (await isDecidedAlone(house.db, decisionId)) ? await peopleWith(house.db, 'moderator') : [];
  const author = d.about_byline_id ? await authorNamed(house, d.about_byline_id) : null;
  const others = new Set([...staff, ...standIns].filter((id) => id !== d.decided_by && id !== author));
  for (const personId of [...others].filter((id) => !about.includes(id)))
    await tellOne(house, { personId, kind: 'appeal-waits', subjectId: decisionId, about: d.about_byline_id });
  if (d.place_id !== null && others.size === 0) await tellAdministrators(house, 'appeal-stuck', decisionId);
}
