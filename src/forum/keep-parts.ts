import { opening, recipientOf } from '../access/index.ts';
import type { KeepPart, Waits } from '../contracts/index.ts';
import { bylineShown } from '../people/index.ts';
import { rows, statement } from '../platform/db/index.ts';
import type { ToReadTable } from './tables.ts';

/** As many as one looks through in one sitting. */
const most = 30;

type ToRead = {
  id: string;
  why: ToReadTable['why'];
  state: string;
  made_at: string;
  late: boolean;
  title: string;
  language: string;
  label: string | null;
  name: string | null;
  person_state: string | null;
};

const toRead = opening<ToRead, { place: number; now: Date }>(
  'posts to read at one place',
  'moderator',
  (
    see,
  ) => `select p.id, r.why, p.state, r.made_at, r.late_at is not null and p.state = 'held' as late, t.title, t.language, b.label, pe.name, pe.state as person_state
   from to_read r join post p on p.id = r.post_id join scope s on s.id = p.scope_id join thread t on t.scope_id = s.id
   join byline b on b.id = p.byline_id left join person pe on pe.id = b.person_id
   where r.read_at is null and p.state in ('held', 'shown') and s.place_id = :place::int and ${see.part('p')} and ${see.scope('s')}
   order by p.state, r.made_at limit ${most}`,
);

const toReadCounts = opening<Waits, object>(
  'posts to read, counted',
  'moderator',
  (
    see,
  ) => `select s.place_id, count(*) as n, min(r.made_at) as since, count(*) filter (where r.late_at is not null and p.state = 'held') as late from to_read r join post p on p.id = r.post_id join scope s on s.id = p.scope_id
   where r.read_at is null and p.state in ('held', 'shown') and ${see.queue('s.place_id', 'p.byline_id')} group by s.place_id`,
);

const raised = statement<{ placeId: number; since: Date }>(
  'posts that were raised',
  `select s.place_id as "placeId", r.made_at as since from to_read r join post p on p.id = r.post_id join scope s on s.id = p.scope_id
   where r.read_at is null and r.raised_at is not null and p.state = 'held'`,
);

/** What staff read first, or beside everybody else: held words first, then what waits longest. */
export const postsToRead: KeepPart<ToRead> = {
  name: 'to-read',
  order: 20,
  counts: toReadCounts,
  raised: (db) => rows(db, raised, []),
  asks: toRead,
  card({ viewer, words: { t, when } }, found) {
    const posts = found.map((p) => p.for(recipientOf(viewer)));
    const lines = posts.map((p) => ({
      title: p.title || t('forum.thread.taken_back'),
      href: `/moderate/post/${p.id}`,
      lang: p.language,
      lines: [
        t('forum.keep.by', { name: bylineShown(t, p).name }),
        t(`forum.keep.why_${p.state === 'held' ? 'held_' : ''}${p.why}`),
        t('forum.keep.since', { when: when(new Date(p.made_at)) }),
      ],
      ...(p.state === 'shown' ? { button: { action: `/posts/${p.id}/read-it`, label: t('forum.keep.have_read') } } : {}),
    }));
    const [longest, ...others] = posts.filter((p) => p.late).toSorted((a, b) => Date.parse(a.made_at) - Date.parse(b.made_at));
    const lead = longest && { lead: t('forum.keep.late', { n: others.length + 1, when: when(new Date(longest.made_at)) }) };
    return { title: t('forum.keep.to_read'), none: t('forum.keep.to_read_none'), lines, ...lead };
  },
};

type Quiet = { id: string; title: string; language: string; created_at: string };

const unanswered = opening<Quiet, { place: number; now: Date }>(
  'unanswered at one place',
  'moderator',
  (see) => `select s.id, t.title, t.language, s.created_at from scope s join thread t on t.scope_id = s.id
   where s.place_id = :place::int and s.kind = 'thread' and s.state = 'shown' and s.shown_replies = 0 and t.intent <> 'good-news'
     and s.created_at < :now::timestamptz - make_interval(hours => (select c.reply_hours from community c)) and ${see.scope('s')} order by s.created_at limit 10`,
);

/** Conversations that nobody answered yet. */
export const unansweredThreads: KeepPart<Quiet> = {
  name: 'unanswered',
  order: 50,
  asks: unanswered,
  card({ viewer, words: { t, when } }, found) {
    const lines = found
      .map((q) => q.for(recipientOf(viewer)))
      .map((q) => ({
        title: q.title || t('forum.thread.taken_back'),
        href: `/threads/${q.id}`,
        lang: q.language,
        lines: [t('forum.keep.since', { when: when(new Date(q.created_at)) })],
      }));
    return { title: t('forum.keep.unanswered'), none: t('forum.keep.unanswered_none'), lines };
  },
};
