import { can, clauseAdmits, opening, recipientOf } from '../access/index.ts';
import type { House, Seen, Summary, Viewer } from '../contracts/index.ts';
import { isContentNote, type ContentNote } from '../people/index.ts';
import { rows, statement } from '../platform/db/index.ts';
import { isByOffice, openByOffice, type OpenedByOffice, type ToldByOffice } from './office-notices.ts';
import { openSaid } from './said-things.ts';
import { daysBefore, mostLookedAt, shownDays } from './rules.ts';
import { isFollowNotice } from './follow-notices.ts';
import { isUnwished, meetPost } from './tell-of-answer.ts';
import { askingsThere, isKeepingNotice, keepingNotice } from './keeping-notices.ts';
import type { FollowNotice, KeepingNotice, NoticeTable, UnmaskNotice } from './tables.ts';
import { isUnmaskNotice, unmaskNotice } from './unmask-notices.ts';

/** One line of the list, already opened for its reader. `title` is somebody's own words, `name` who wrote them. */
export type Told = { id: string; at: Date; isNew: boolean; /** Null where it leads nowhere any more. */ url: string | null; what: ToldOf };
export type ToldOf =
  | ToldByOffice
  | { kind: 'answered' | 'mentioned' | 'helped' | FollowNotice; name: string; title: string; notes: readonly ContentNote[] }
  | { kind: 'folded' }
  | { kind: 'widening-over' }
  | { kind: 'let-in' | 'declined' | 'invited'; title: string }
  | { kind: 'reminder' | 'decided' | 'report-closed' | 'report-waits' | KeepingNotice | UnmaskNotice };

type NoticeRow = Pick<NoticeTable, 'id' | 'kind' | 'post_id' | 'subject_id' | 'created_at' | 'read_at'>;

const recent = statement<NoticeRow>(
  'recent notices',
  `select id, kind, post_id, subject_id, created_at, read_at from notice
   where person_id = $1 and created_at > $2 and ($3::uuid is null or id = $3) order by created_at desc, id desc limit ${mostLookedAt}`,
);

export type UnreadRow = Omit<NoticeRow, 'created_at' | 'read_at'> & { created_at: string; read_at: null };

/** For the first page: what was not looked at yet. Reports that wait have a card of their own. */
export const unread = opening<UnreadRow, { now: Date }>(
  'unread notices',
  'reader',
  (see) => `select n.id, n.kind, n.post_id, n.subject_id, n.created_at, n.read_at from notice n
   where ${see.own('n.person_id')} and n.read_at is null and n.kind <> 'report-waits' and n.created_at > :now::timestamptz - interval '${shownDays} days'
   order by n.created_at desc, n.id desc limit ${mostLookedAt}`,
);

type PlaceRow = { id: string; answer: 'let-in' | 'declined' | 'invited'; slug: string; name: string };

// An answer names its place only while its entrance shows to this person; an open invitation is itself the entrance.
const placesTold = statement<PlaceRow>(
  'places of notices',
  `select x.id, x.answer, pl.slug, pl.name from (
     select id, place_id, answer from asking where person_id = $1 and id = any($2::uuid[]) and answer is not null
     union all select id, place_id, 'invited' from place_invitation where person_id = $1 and id = any($2::uuid[]) and answered_at is null) x
   join place pl on pl.id = x.place_id
   where x.answer = 'invited' or exists (select 1 from clause c where c.audience_id = pl.entrance_id and ${clauseAdmits('c', '$3::text[]')})`,
);

/** What this person is told of, newest first: only what they may read at this moment. */
export async function toldTo(house: House, viewer: Viewer, now: Date): Promise<Told[]> {
  return viewer.person
    ? openNotices(house, viewer, await rows(house.db, recent, [viewer.person.id, daysBefore(now, shownDays), null]))
    : [];
}

/** One of them, or nothing. */
export async function toldOne(house: House, viewer: Viewer, noticeId: string, now: Date): Promise<Told | undefined> {
  if (!viewer.person) return undefined;
  const [told] = await openNotices(house, viewer, await rows(house.db, recent, [viewer.person.id, daysBefore(now, shownDays), noticeId]));
  return told;
}

type Opened = Map<string, Pick<Told, 'url' | 'what'>>;

/** As `toldTo`, of what the first page asked for. */
export function toldOnHome(house: House, viewer: Viewer, found: readonly Seen<UnreadRow>[]): Promise<Told[]> {
  const notices = found.map((seen) => seen.for(recipientOf(viewer)));
  return openNotices(
    house,
    viewer,
    notices.map((n) => ({ ...n, created_at: new Date(n.created_at) })),
  );
}

async function openNotices(house: House, viewer: Viewer, notices: NoticeRow[]): Promise<Told[]> {
  const [posts, places, office, askings] = await Promise.all([
    openPosts(house, viewer, notices),
    openPlaces(house, viewer, notices),
    openByOffice(house.db, viewer, notices),
    askingsThere(house, notices),
  ]);
  return notices.flatMap((n): Told[] => {
    if (n.kind === 'asked-to-widen' && !askings.has(n.subject_id)) return [{ ...toldOf(n), url: null, what: { kind: 'widening-over' } }];
    const found = openedOf(viewer, n, posts, places, office);
    return found ? [{ ...toldOf(n), ...found }] : [];
  });
}

const toldOf = (n: NoticeRow) => ({ id: n.id, at: n.created_at, isNew: n.read_at === null });

function openedOf(
  viewer: Viewer,
  n: NoticeRow,
  posts: Opened,
  places: Opened,
  office: OpenedByOffice,
): Pick<Told, 'url' | 'what'> | undefined {
  if (isByOffice(n.kind)) return office.get(`${n.kind} ${n.subject_id}`);
  if (isOfPost(n.kind)) return posts.get(`${n.kind} ${n.subject_id}`);
  if (n.kind === 'decided') return { url: `/decisions/${n.subject_id}`, what: { kind: 'decided' } };
  if (n.kind === 'reminder') return { url: '/bookmarks', what: { kind: 'reminder' } };
  if (n.kind === 'report-closed') return { url: '/reports/mine', what: { kind: 'report-closed' } };
  if (n.kind === 'report-waits') return can(viewer, 'read-reports') ? { url: '/reports', what: { kind: 'report-waits' } } : undefined;
  if (isUnmaskNotice(n.kind)) return unmaskNotice(viewer, n.kind, n.subject_id);
  if (isKeepingNotice(n.kind)) return keepingNotice(viewer, n.kind, n.subject_id);
  return places.get(n.subject_id);
}

async function openPosts(house: House, viewer: Viewer, notices: NoticeRow[]): Promise<Opened> {
  const ids = notices.flatMap((n) => (isOfPost(n.kind) && n.post_id ? [n.post_id] : []));
  const opened = await openSaid(house, viewer, ids);
  const told = opened.filter((p) => p.state === 'shown' && !viewer.blocked.includes(p.authorBylineId) && !isUnwished(viewer, p));
  const byId = new Map(told.map((p) => [p.id, p]));
  return new Map(
    notices.flatMap(({ kind, subject_id: subject, post_id: id }) => {
      const post = id === null ? undefined : byId.get(id);
      return post && isOfPost(kind) ? [[`${kind} ${subject}`, { url: post.url, what: whatOf(viewer, kind, post) }] as const] : [];
    }),
  );
}

type OfPost = 'answered' | 'mentioned' | 'helped' | FollowNotice;

const isOfPost = (kind: string): kind is OfPost => ['answered', 'mentioned', 'helped'].includes(kind) || isFollowNotice(kind);

/** A line has no room to fold: of a conversation that its reader folds it says only that. */
function whatOf(viewer: Viewer, kind: OfPost, post: Summary): ToldOf {
  return meetPost(viewer, post).how === 'fold'
    ? { kind: 'folded' }
    : { kind, name: post.author, title: post.title, notes: (post.notes ?? []).filter(isContentNote) };
}

async function openPlaces(house: House, viewer: Viewer, notices: NoticeRow[]): Promise<Opened> {
  const ids = notices.flatMap((n) => (n.kind === 'asking-answered' || n.kind === 'invited' ? [n.subject_id] : []));
  if (ids.length === 0) return new Map();
  const found = await rows(house.db, placesTold, [viewer.person?.id, ids, viewer.principals]);
  const urlOf = (p: PlaceRow) => (p.answer === 'let-in' ? `/boards/${p.slug}` : `/boards/${p.slug}/entrance`);
  return new Map(found.map((p) => [p.id, { url: urlOf(p), what: { kind: p.answer, title: p.name } }]));
}

export type MailChoice = { email: string | null; verified: boolean; wanted: boolean; followed: boolean };

/** What the person chose about mail, and whether it can reach them. */
export async function mailChoiceOf(house: House, personId: string): Promise<MailChoice> {
  const found = await house.db
    .selectFrom('account')
    .innerJoin('preference', 'preference.person_id', 'account.person_id')
    .select(['account.email', 'account.email_verified_at', 'preference.mail_answers', 'preference.mail_followed'])
    .where('account.person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return { email: found.email, verified: found.email_verified_at !== null, wanted: found.mail_answers, followed: found.mail_followed };
}
