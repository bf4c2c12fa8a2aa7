import { audienceAsJson, open, opening, recipientOf, type AudienceJson, type Clause, type See } from '../access/index.ts';
import type { Lens, Viewer } from '../contracts/index.ts';
import { describedIn } from '../files/index.ts';
import type { Db } from '../platform/db/index.ts';
import { mayWrite } from './queries.ts';

/** A conversation as those see it who look after its place. */
export type KeptThread = {
  id: string;
  title: string;
  language: string;
  place_id: number;
  slug: string;
  place_name: string;
  opener_byline_id: string;
  retitled: number;
  closed: boolean;
  slow: { minutes: number; until: string; reason: string } | null;
  /** What waits for its authors; `into` is the conversation that it would be joined with, where that is open to the viewer. */
  widening: { id: string; partly: boolean; to: string; joins: boolean; into: string | null; asked_at: string } | null;
};

/** The title of the conversation that another would be joined with, under the viewer's own rule. */
const titleInto = (see: See, widening: string) =>
  `(select it.title from scope i join thread it on it.scope_id = i.id where i.id = ${widening}.into_id and ${see.scope('i')})`;

const kept = (see: See) => `
select s.id, t.title, t.language, s.place_id, pl.slug, pl.name as place_name, t.opener_byline_id, t.retitled, exists (select 1 from closure c where c.scope_id = s.id) as closed,
  (select json_build_object('minutes', sl.minutes, 'until', sl.until, 'reason', sl.reason) from slowness sl where sl.scope_id = s.id and sl.until > :now::timestamptz) as slow,
  (select json_build_object('id', w.id, 'partly', w.partly, 'to', wp.name, 'asked_at', w.asked_at, 'joins', w.into_id is not null, 'into', ${titleInto(see, 'w')}) from widening w join place wp on wp.id = w.to_place_id where w.scope_id = s.id and w.ended_at is null) as widening
from scope s join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
where s.id = :thread::uuid and s.kind = 'thread' and ${see.scope('s', { author: 't.opener_byline_id' })}`;

type Given = { thread: string; now: Date };

const asKeeper = opening<KeptThread, Given>('thread for who looks after its place', 'moderator', kept);
const asAuthor = opening<KeptThread, Given>('thread for who opened it', 'author', kept);

async function openKept(db: Db, viewer: Viewer, thread: string, now: Date, lens: Lens): Promise<KeptThread | null> {
  const [seen] = await open(db, viewer, lens === 'moderator' ? asKeeper : asAuthor, { thread, now });
  return seen?.for(recipientOf(viewer)) ?? null;
}

/** The thread, for staff of its place; nothing for anybody else. */
export function keptThread(db: Db, viewer: Viewer, thread: string, now: Date): Promise<KeptThread | null> {
  return openKept(db, viewer, thread, now, 'moderator');
}

/** The thread, for staff of its place and for who opened it. */
export async function threadToRetitle(db: Db, viewer: Viewer, thread: string, now: Date): Promise<(KeptThread & { mine: boolean }) | null> {
  const found = (await keptThread(db, viewer, thread, now)) ?? (await openKept(db, viewer, thread, now, 'author'));
  const mine = found !== null && viewer.bylines.includes(found.opener_byline_id);
  return found && (mine || viewer.staffOf.includes(found.place_id)) ? { ...found, mine } : null;
}

export type KeptPost = {
  id: string;
  position: number;
  state: string;
  words: string;
  label: string | null;
  name: string | null;
  person_state: string | null;
};

const posts = opening<KeptPost, { thread: string }>(
  'posts of a thread to choose from',
  'moderator',
  (
    see,
  ) => `select p.id, p.position, p.state, left(coalesce(nullif(p.words, ''), ${describedIn('p')}, ''), 400) as words, b.label, pe.name, pe.state as person_state
   from post p join scope s on s.id = p.scope_id join byline b on b.id = p.byline_id left join person pe on pe.id = b.person_id
   where s.id = :thread::uuid and p.state <> 'gone' and ${see.part('p')} and ${see.scope('s')} order by p.position limit 500`,
);

/** Its posts, for staff who choose some of them. */
export async function postsToChoose(db: Db, viewer: Viewer, thread: string): Promise<KeptPost[]> {
  return (await open(db, viewer, posts, { thread })).map((p) => p.for(recipientOf(viewer)));
}

export type TargetPlace = { id: number; slug: string; name: string };

const targets = opening<TargetPlace, object>(
  'places to move to',
  'reader',
  (see) =>
    `select pl.id, pl.slug, pl.name from place pl where ${see.place('pl', 'inside')} and ${mayWrite} order by lower(pl.name), pl.id limit 300`,
);

/** Where this viewer may start a conversation, and so take one to. */
export async function placesToMoveTo(db: Db, viewer: Viewer): Promise<TargetPlace[]> {
  return (await open(db, viewer, targets, {})).map((p) => p.for(recipientOf(viewer)));
}

const fromPlace = opening<{ name: string }, { board: string }>(
  'place to move from',
  'moderator',
  (see) => `select pl.name from place pl where pl.slug = :board and ${see.place('pl', 'staff')}`,
);

/** The place of an address, for its staff, also when it is archived. */
export async function placeToMoveFrom(db: Db, viewer: Viewer, board: string): Promise<{ name: string } | null> {
  const [seen] = await open(db, viewer, fromPlace, { board });
  return seen?.for(recipientOf(viewer)) ?? null;
}

/** A conversation, and the address of the place it is to go to. */
export type Going = { threadId: string; to: string };

type WayAsked = { title: string; place: string; here: Clause[]; there: Clause[]; who: AudienceJson };

const clausesOf = (audience: string) =>
  `coalesce((select json_agg(json_build_object('lead', c.lead, 'also', c.also)) from clause c where c.audience_id = ${audience}), '[]')`;

const ways = opening<WayAsked, { threads: string[]; boards: string[] }>(
  'who reads threads, and where they are to go',
  'moderator',
  (
    see,
  ) => `select t.title, pl.name as place, ${clausesOf('s.audience_id')} as here, ${clausesOf('pl.inside_id')} as there, ${audienceAsJson('pl.inside_id')} as who
   from unnest(:threads::uuid[], :boards::text[]) with ordinality as g(id, slug, n) join scope s on s.id = g.id join thread t on t.scope_id = s.id join place pl on pl.slug = g.slug
   where s.kind = 'thread' and ${see.scope('s')} and ${see.place('pl', 'inside')} order by g.n`,
);

/** Who reads each of these conversations now, and who would there; those that are not this viewer's are missing. */
export async function waysAsked(db: Db, viewer: Viewer, going: readonly Going[]): Promise<WayAsked[]> {
  const given = { threads: going.map((g) => g.threadId), boards: going.map((g) => g.to) };
  return (await open(db, viewer, ways, given)).map((w) => w.for(recipientOf(viewer)));
}

const targetAudience = opening<{ name: string; who: AudienceJson }, { board: string }>(
  'who reads at a place to move to',
  'reader',
  (see) => `select pl.name, ${audienceAsJson('pl.inside_id')} as who from place pl where pl.slug = :board and ${see.place('pl', 'inside')}`,
);

/** Who would read it there, in words. */
export async function readersThere(db: Db, viewer: Viewer, board: string): Promise<{ name: string; who: AudienceJson } | null> {
  const [seen] = await open(db, viewer, targetAudience, { board });
  return seen?.for(recipientOf(viewer)) ?? null;
}

export type ListedForKeeping = { id: string; title: string; language: string; last_at: Date; shown_replies: number };

/** Threads to choose one from. */
const threadsToChoose = 40;

const threadsOfPlace = opening<ListedForKeeping, { board: string; before: string | null; except: string | null; most: number }>(
  'threads of a place to choose from',
  'moderator',
  (see) => `select s.id, t.title, t.language, s.last_at, s.shown_replies
   from place pl join scope s on s.place_id = pl.id join thread t on t.scope_id = s.id
   left join lateral (select c.last_at, c.id from scope c where c.id = :before::uuid and c.place_id = pl.id) cur on true
   where pl.slug = :board and s.kind = 'thread' and s.state = 'shown' and (:except::uuid is null or s.id <> :except::uuid) and ${see.scope('s')}
     and (cur.id is null or (s.last_at, s.id) < (cur.last_at, cur.id))
   order by s.last_at desc, s.id desc limit :most::int + 1`,
);

/** Threads of a place for its staff, newest first; one more than a page when there are more. */
export async function threadsForKeeping(
  db: Db,
  viewer: Viewer,
  board: string,
  { before = null, except = null, most = threadsToChoose }: { before?: string | null; except?: string | null; most?: number } = {},
): Promise<ListedForKeeping[]> {
  return (await open(db, viewer, threadsOfPlace, { board, before, except, most })).map((t) => t.for(recipientOf(viewer)));
}

export type OwnWidening = {
  id: string;
  thread_id: string;
  title: string;
  language: string;
  reason: string;
  asked_at: Date;
  from_name: string;
  to_name: string;
  /** Whether it would become part of another conversation, and of which, where this person may read that. */
  joins: boolean;
  into: string | null;
  /** What this person answered; null before they did. */
  answer: 'yes' | 'no' | null;
  who: AudienceJson;
  words: { id: string; words: string; name: string | null }[];
};

// Opened by one's own words there, as whoever wrote them: the asking names the other place only to those it asks.
const ownWidening = opening<OwnWidening, { widening: string }>(
  'asked about own words',
  'author',
  (
    see,
  ) => `select wi.id, wi.scope_id as thread_id, t.title, t.language, wi.reason, wi.asked_at, pl.name as from_name, wp.name as to_name, wi.into_id is not null as joins, ${titleInto(see, 'wi')} as into,
     (select min(c.answer) from consent_to_widen c where c.widening_id = wi.id and c.byline_id = any(:bylines::uuid[])) as answer, ${audienceAsJson('wi.to_audience_id')} as who,
     coalesce((select json_agg(json_build_object('id', p.id, 'words', coalesce(nullif(p.words, ''), ${describedIn('p')}, ''), 'name', b.label) order by p.position) from post p join byline b on b.id = p.byline_id
       where p.scope_id = wi.scope_id and p.byline_id = any(:bylines::uuid[]) and p.state <> 'gone' and (wi.posts is null or p.id = any(wi.posts))), '[]') as words
   from widening wi join scope s on s.id = wi.scope_id join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id join place wp on wp.id = wi.to_place_id and (wp.id = pl.id or ${see.place('wp', 'entrance')})
   where wi.id = :widening::uuid and wi.ended_at is null and ${see.scope('s', { author: 't.opener_byline_id' })}
     and exists (select 1 from consent_to_widen c where c.widening_id = wi.id and c.byline_id = any(:bylines::uuid[]))`,
);

/** What this viewer is asked, while they may still read the conversation; nothing for anybody else. */
export async function widenedAbout(db: Db, viewer: Viewer, widening: string): Promise<OwnWidening | null> {
  const [seen] = await open(db, viewer, ownWidening, { widening });
  return seen?.for(recipientOf(viewer)) ?? null;
}

const mergedInto = opening<{ into: string }, { thread: string }>(
  'where a thread went',
  'reader',
  (see) => `select s.id as into from thread t join scope s on s.id = t.merged_into where t.scope_id = :thread::uuid and ${see.scope('s')}`,
);

/** The thread that this one was joined with, for who may read it. */
export async function whereItWent(db: Db, viewer: Viewer, thread: string): Promise<string | null> {
  const [seen] = await open(db, viewer, mergedInto, { thread });
  return seen?.for(recipientOf(viewer)).into ?? null;
}
