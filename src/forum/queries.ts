import { arrange, audienceAsJson, clauseAdmits, open, opening, type AudienceJson, type See } from '../access/index.ts';
import type { Lens, Seen, Viewer } from '../contracts/index.ts';
import { picturesAsJson, type Picture } from '../files/index.ts';
import type { ContentNote, How } from '../people/index.ts';
import type { Db, Reads } from '../platform/db/index.ts';
import { mentionsAsJson, quoteRefsOf, quotesAsJson, type Mentioned, type Quoted } from './read-quotes.ts';
import type { AboutWhom } from './about-whom.ts';
import { notLeftOut } from './left-out.ts';
import { joinListed, type ListedThread } from './listed-thread.ts';
import { lead, mostCounted, pageSize } from './rules.ts';
import { keepingColumns, type KeepingRow } from './thread-keeping.ts';
import { roleOf, rolesAsJson, type RoleOfPost, type Roles } from './who-speaks.ts';
import type { Intent, PostTable, ReactionKind } from './tables.ts';

/** Who a post is from, as the row tells it; `bylineOf` in people turns it into what is shown. */
export type BylineColumns = {
  byline_id: string;
  label: string | null;
  person_id: string | null;
  name: string | null;
  face: string | null;
  person_state: string | null;
};

export type PostRow = Pick<PostTable, 'id' | 'position' | 'state' | 'language' | 'created_at' | 'edited_at' | 'answers_id'> &
  BylineColumns &
  RoleOfPost & {
    html: string;
    about: AboutWhom | null;
    notes: ContentNote[] | null;
    reactions: { kind: ReactionKind; n: number; mine: boolean }[] | null;
    pictures: Picture[] | null;
    mentions: Mentioned[] | null;
    quotes: Quoted[] | null;
    answers_name: string | null;
    answers_label: string | null;
  };

/** What stands above a long conversation, in somebody's own words. */
export type SummaryAbove = Omit<BylineColumns, 'face'> & {
  html: string;
  language: string;
  written_at: string;
  up_to: number;
  since: number;
};

export type ThreadRow = KeepingRow & {
  scope_id: string;
  audience_id: number;
  place_id: number;
  state: string;
  shown_replies: number;
  title: string;
  intent: Intent;
  language: string;
  opener_byline_id: string;
  opener_name: string | null;
  slug: string;
  place_name: string;
  may_write: boolean;
  closed_because: string | null;
  closed_at: Date | null;
  read_to: number | null;
  /** Content notes of all of it, where somebody gave some. */
  whole_notes: ContentNote[] | null;
  /** Whether this reader follows it, or muted it. */
  following: How | null;
  /** What was said so far, where a long conversation has that. */
  summary: SummaryAbove | null;
  draft: { fields: Record<string, string>; kept_at: string; asides: number } | null;
  /** Whether the place lets people post under an alias, and which one this viewer has here. */
  anonymous: boolean;
  my_alias: string | null;
  who: AudienceJson;
  posts: PostRow[];
  has_earlier: boolean;
};

/** As PostgreSQL gives it: the words of all posts in one text, since most of a page is words and JSON would escape each of them. */
type FetchedThread = Omit<ThreadRow, 'posts'> & {
  posts: Omit<PostRow, 'html' | keyof RoleOfPost>[];
  words: string | null;
  roles: Roles;
};

/** Stands between two posts' words, and in none: forms take no such sign, and the query takes it out. */
const between = '\u0001';

type ThreadGiven = {
  thread: string;
  after: string | null;
  before: string | null;
  at: string | null;
  fresh: boolean;
  named: string | null;
  form: string;
  /** Whether the first posts of somebody new are read everywhere. */
  careful: boolean;
  now: Date;
};

/** Of a thread `s`, how many shown replies came after a position. */
export const repliesSince = (position: string) =>
  `(select count(*) from (select 1 from post np where np.scope_id = s.id and np.position > ${position} and np.state = 'shown' limit ${mostCounted}) n)`;

/** Whether the viewer's principals are among a place's writers; the same rule as `admits`, for showing the box. */
export const mayWrite = `(pl.state = 'open' and exists (select 1 from clause c where c.audience_id = pl.writers_id and ${clauseAdmits('c', ':principals::text[]')}))`;

/**
 * A page of a thread in one statement. The innermost LIMIT reads `post` alone by its index; blocks are an array.
 * Cursors are posts' ids: one that this viewer may not see means nothing, as one that never was.
 */
const threadPage = (see: See) => {
  const cursor = (id: string) => `(select c.position from post c where c.id = :${id}::uuid and c.scope_id = s.id and ${see.part('c')})`;
  return `
select s.id as scope_id, s.audience_id, s.place_id, s.state, s.shown_replies, t.title, t.intent, t.language, t.opener_byline_id, coalesce(op.name, ob.label) as opener_name,
  pl.slug, pl.name as place_name, pl.anonymous, (select ab.label from byline ab where ab.scope_id = s.id and ab.id = any(:bylines::uuid[]) order by ab.label limit 1) as my_alias, ${mayWrite} as may_write, cl.reason as closed_because, cl.closed_at, lr.position as read_to,
  (select json_build_object('fields', d.fields, 'kept_at', d.kept_at, 'asides', (select count(*) from draft_aside a where a.person_id = d.person_id and a.form = d.form)) from draft d where d.person_id = :me::uuid and d.form = :form) as draft,
  case when t.notes <> '{}' then array(select cn.note from content_note cn where cn.scope_id = s.id) end as whole_notes, (select f.how from follow f where f.person_id = :me::uuid and f.scope_id = s.id) as following,
  case when t.summary_id is not null then (select json_build_object('html', su.html, 'language', su.language, 'written_at', su.written_at, 'up_to', su.up_to, 'since', ${repliesSince('su.up_to')},
    'byline_id', sb.id, 'label', sb.label, 'person_id', sp.id, 'name', sp.name, 'person_state', sp.state)
    from summary su join byline sb on sb.id = su.byline_id left join person sp on sp.id = sb.person_id where su.id = t.summary_id and su.state = 'shown' and ${see.notBlocked('su.byline_id')}) end as summary,
  ${keepingColumns(see)},
  ${audienceAsJson('s.audience_id')} as who, coalesce(page.posts, '[]') as posts, page.words, ${rolesAsJson('page.people', 's.place_id')} as roles, page.first > 0 as has_earlier
from scope s join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
left join byline ob on ob.id = t.opener_byline_id left join person op on op.id = ob.person_id
left join closure cl on cl.scope_id = s.id
left join last_read lr on lr.person_id = :me::uuid and lr.scope_id = s.id
left join lateral (select case
    when :after::uuid is not null then coalesce(${cursor('after')} + 1, 0)
    when :at::uuid is not null then greatest(coalesce(${cursor('at')} - ${lead}, 0), 0)
    when :fresh and lr.position is not null then greatest(least(lr.position, s.last_position) - ${lead} + 1, 0)
    else 0 end as start, ${cursor('before')} as stop) w on true
left join lateral (
  select json_agg(one order by r.position) as posts,
    string_agg(case when r.state = 'gone' then '' else replace(r.html, chr(1), '') end, chr(1) order by r.position) as words, array_agg(distinct pe.id) filter (where pe.id is not null) as people, min(r.position) as first
  from (select * from (
      (select p.* from post p where :before::uuid is null and p.scope_id = s.id and p.position >= w.start and ${see.part('p')} and ${see.notBlocked('p.byline_id')} order by p.position limit ${pageSize + 1})
      union all
      (select p.* from post p where :before::uuid is not null and p.scope_id = s.id and p.position < w.stop and ${see.part('p')} and ${see.notBlocked('p.byline_id')} order by p.position desc limit ${pageSize + 1})) u) r
  join byline b on b.id = r.byline_id left join person pe on pe.id = b.person_id
  left join lateral (select a.id, a.byline_id from post a where a.id = r.answers_id and a.scope_id = s.id and ${see.part('a')} and ${see.notBlocked('a.byline_id')} limit 1) an on true left join byline anb on anb.id = an.byline_id left join person anp on anp.id = anb.person_id
  left join lateral (select json_agg(k) as list
    from (select kind, count(*) as n, coalesce(bool_or(byline_id = :named::uuid), false) as mine from reaction where post_id = r.id group by kind) k) re on true
  cross join lateral (select r.id, r.position, r.state, r.language, r.created_at, r.edited_at, r.about, nullif(r.notes, '{}') as notes, an.id as answers_id,
    b.id as byline_id, b.label, pe.id as person_id, pe.name, pe.face, pe.state as person_state, anp.name as answers_name, anb.label as answers_label, re.list as reactions,
    ${picturesAsJson('r', see.part)} as pictures, ${mentionsAsJson('r')} as mentions, ${quotesAsJson(see, 'r')} as quotes) one) page on true
where s.id = :thread::uuid and s.kind = 'thread' and ${see.scope('s', { author: 't.opener_byline_id' })}`;
};

const threadPages: Record<Lens, ReturnType<typeof opening<FetchedThread, ThreadGiven>>> = {
  reader: opening('thread page', 'reader', threadPage),
  author: opening('thread page, own too', 'author', threadPage),
  moderator: opening('thread page, as moderator', 'moderator', threadPage),
};

export type ThreadPlace = {
  after?: string;
  before?: string;
  at?: string;
  fresh?: boolean;
  /** Also what its reader asked to leave out. */ all?: boolean;
  careful?: boolean;
};

/** One page of a thread as this viewer may see it, or nothing. */
export async function openThread(
  db: Db,
  viewer: Viewer,
  threadId: string,
  where: ThreadPlace,
  lens: Lens,
  now: Date,
): Promise<Seen<ThreadRow> | undefined> {
  const given = {
    thread: threadId,
    after: where.after ?? null,
    before: where.before ?? null,
    at: where.at ?? null,
    fresh: where.fresh ?? false,
    named: viewer.person?.namedByline ?? null,
    form: `reply:${threadId}`,
    careful: where.careful ?? false,
    now,
  };
  const seen = await open(db, viewer, threadPages[lens], given);
  return seen[0] && arrange(viewer, seen, ([thread]) => withWords(thread!));
}

function withWords({ words, posts, roles, ...thread }: FetchedThread): ThreadRow {
  const each = (words ?? '').split(between);
  return { ...thread, posts: posts.map((post, n) => ({ ...post, ...roleOf(roles, post.person_id), html: each[n] ?? '' })) };
}

export type BoardRow = {
  id: number;
  slug: string;
  name: string;
  purpose: string;
  language: string;
  joining: string;
  inside_id: number;
  readable: boolean;
  may_write: boolean;
  /** Since when and why nobody writes here any more. */
  archiving: { at: string; because: string } | null;
  /** Whether people may post under an alias. */
  anonymous: boolean;
  /** Whether this person said that they can answer here. */
  answers: boolean;
  /** When this person was here last, or joined; null where they belong to no such place. */
  visited_at: string | null;
  who: AudienceJson;
};

/** The board, and a page of its threads. */
export type BoardAndThreads = {
  board: BoardRow;
  threads: ListedThread[];
};

// Peace: conversations that somebody began whom the viewer blocked. An array made once, so that the list still reads one table.
const notBegunByBlocked = `s.id <> all(case when :blocked::uuid[] = '{}' then '{}'::uuid[] else array(select bt.scope_id from thread bt where bt.opener_byline_id = any(:blocked::uuid[])) end)`;

const boardPage = opening<BoardAndThreads, { board: string; before: string | null }>('board page', 'author', (see) => {
  // Each branch by its own index: a board of a thousand threads reads twenty of them.
  const listed = (from: string, which: string) => `(select s.id, s.shown_replies, s.last_position, s.last_at, s.created_at from ${from}
  where s.kind = 'thread' and s.place_id = pl.id and ${which}
    and s.last_at <= coalesce(cur.last_at, 'infinity') and (cur.id is null or s.last_at < cur.last_at or s.id > cur.id)
  order by s.last_at desc, s.id limit ${pageSize + 1})`;
  const shown = listed('scope s', `s.state = 'shown' and ${see.scope('s')} and ${notBegunByBlocked} and ${notLeftOut('s')}`);
  const mine = see.scope('s', { author: 'mine.opener_byline_id' });
  const own = listed('scope s join thread mine on mine.scope_id = s.id', `s.state in ('draft', 'held', 'hidden') and ${mine}`);
  // Then each position up to the last is a reply that this reader sees, and none need be looked at.
  const nothingHides = `x.shown_replies = x.last_position and :blocked::uuid[] = '{}'`;
  return `
with pl as materialized (
  select pl.id, json_build_object('id', pl.id, 'slug', pl.slug, 'name', pl.name, 'purpose', pl.purpose, 'language', pl.language, 'joining', pl.joining, 'inside_id', pl.inside_id,
    'readable', ${see.place('pl', 'inside')}, 'anonymous', pl.anonymous, 'answers', exists (select 1 from answering an where an.person_id = :me::uuid and an.place_id = pl.id), 'archiving', (select json_build_object('at', ar.archived_at, 'because', ar.because) from archiving ar where ar.place_id = pl.id and pl.state = 'archived'), 'may_write', ${mayWrite}, 'visited_at', (select coalesce(h.at, m.since) from membership m left join last_visit h on h.place_id = m.place_id and h.person_id = m.person_id where m.place_id = pl.id and m.person_id = :me::uuid), 'who', ${audienceAsJson('pl.inside_id')}) as board
  from place pl where pl.slug = :board and (${see.place('pl', 'inside')} or ${see.place('pl', 'entrance')}))
select pl.board, coalesce((select json_agg(listed order by x.last_at desc, x.id)
from (select * from (${shown} union all ${own}) either order by last_at desc, id limit ${pageSize + 1}) x
join thread t on t.scope_id = x.id left join byline ob on ob.id = t.opener_byline_id left join person op on op.id = ob.person_id
left join closure cl on cl.scope_id = x.id left join last_read lr on lr.person_id = :me::uuid and lr.scope_id = x.id
${joinListed(
  'x',
  `, cl.scope_id is not null as closed,
    case when lr.position is null then null when ${nothingHides} then least(greatest(x.last_position - lr.position, 0), ${mostCounted}) else (select count(*) from (select 1 from post p where p.scope_id = x.id and p.position > lr.position and p.state = 'shown' and ${see.notBlocked('p.byline_id')} limit ${mostCounted}) n) end as fresh`,
)}), '[]') as threads
from pl
left join lateral (select c.id, c.last_at from scope c where c.id = :before::uuid and c.place_id = pl.id and ${see.scope('c')}) cur on true`;
});

/** A board and a page of its threads; only the board where just its entrance shows; nothing where not even that. */
export async function openBoard(db: Db, viewer: Viewer, slug: string, before: string | null): Promise<Seen<BoardAndThreads> | undefined> {
  return (await open(db, viewer, boardPage, { board: slug, before }))[0];
}

const onePost = (see: See) => `
select p.id, p.scope_id, s.place_id, p.position, p.state, p.words, p.language, p.created_at, p.byline_id, p.byline_id = any(:bylines::uuid[]) as mine, b.label, pe.name, pe.state as person_state, t.title, s.audience_id, pl.slug, pl.name as place_name,
  ${audienceAsJson('s.audience_id')} as who, ${picturesAsJson('p', see.part)} as pictures, ${quoteRefsOf('p')}, p.notes, case when p.notes <> '{}' then (select string_agg(cn.note, ',') from content_note cn where cn.post_id = p.id and cn.given_by = 'author') end as own_notes
from post p join scope s on s.id = p.scope_id join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
join byline b on b.id = p.byline_id left join person pe on pe.id = b.person_id
where p.id = any(:posts::uuid[]) and p.state <> 'gone' and ${see.part('p')} and s.kind = 'thread' and ${see.scope('s', { author: 't.opener_byline_id' })}`;

export type OnePost = {
  id: string;
  scope_id: string;
  place_id: number;
  position: number;
  state: string;
  words: string;
  language: string;
  created_at: Date;
  byline_id: string;
  mine: boolean;
  label: string | null;
  name: string | null;
  person_state: string | null;
  title: string;
  audience_id: number;
  slug: string;
  place_name: string;
  who: AudienceJson;
  pictures: Picture[] | null;
  quote_refs: string | null;
  notes: ContentNote[];
  /** Of them, those that its author gave, parted by commas. */
  own_notes: string | null;
};

const onePosts: Record<Lens, ReturnType<typeof opening<OnePost, { posts: readonly string[] }>>> = {
  reader: opening('posts by id', 'reader', onePost),
  author: opening('posts by id, own too', 'author', onePost),
  moderator: opening('posts by id, as moderator', 'moderator', onePost),
};

/** Single posts by their ids; those that the viewer may not see are missing. */
export async function openPosts(db: Reads, viewer: Viewer, ids: readonly string[], lens: Lens): Promise<Seen<OnePost>[]> {
  return open(db, viewer, onePosts[lens], { posts: ids });
}

const newestOfPlace = opening<{ id: string }, { place: number; limit: number }>(
  'newest posts of a place',
  'reader',
  (see) =>
    `select p.id from post p join scope s on s.id = p.scope_id where s.place_id = :place::int and s.kind = 'thread' and p.state = 'shown' and ${see.scope('s')} and ${see.notBlocked('p.byline_id')} order by p.created_at desc limit :limit::int`,
);

export async function newestPosts(db: Db, viewer: Viewer, placeId: number, limit: number): Promise<Seen<{ id: string }>[]> {
  return open(db, viewer, newestOfPlace, { place: placeId, limit });
}
