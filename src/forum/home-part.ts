import { opening, recipientOf } from '../access/index.ts';
import type { HomePart } from '../contracts/index.ts';
import { meet, notMuted, type ContentNote } from '../people/index.ts';
import type { T } from '../platform/i18n/index.ts';
import { notLeftOut } from './left-out.ts';
import { joinListed, metThread, type ListedThread } from './listed-thread.ts';
import { notesInWords } from './views/folded.tsx';
import { titleMet } from './views/thread-item.tsx';
import { mostWaiting, waits } from './waiting.ts';

type Unread = { id: string; title: string; language: string; notes: ContentNote[]; opener: string; place_id: number; place_name: string };

const mostLines = 3;

/** Of so many that went on, those are shown that their reader did not mute. */
const mostLookedThrough = 40;

// Walks the newest threads and asks for each whether this person was there: starting from what they ever read is ten times slower.
// What one muted is asked of the few that went on, never of all that are walked past.
const unread = opening<Unread, { now: Date }>(
  'threads with something new',
  'reader',
  (see) => `select s.id, t.title, t.language, t.notes, t.opener_byline_id as opener, pl.id as place_id, pl.name as place_name
from (select s.id, s.place_id, s.last_at
  from scope s join lateral (select lr.position from last_read lr where lr.person_id = :me::uuid and lr.scope_id = s.id offset 0) lr on s.last_position > lr.position
  where s.kind = 'thread' and ${see.scope('s')} order by s.last_at desc, s.id limit ${mostLookedThrough}) s
join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
where ${notMuted('s')} and ${notLeftOut('s')} order by s.last_at desc, s.id limit ${mostLines}`,
);

/** Where one was reading: the few conversations that went on since. */
export const whereYouWere: HomePart<Unread> = {
  name: 'where-you-were',
  order: 20,
  asks: (viewer) => (viewer.person ? unread : null),
  card({ viewer, words: { t } }, found) {
    if (found.length === 0) return null;
    const lines = found
      .map((seen) => seen.for(recipientOf(viewer)))
      .map((u) => {
        const met = meet(viewer, {
          notes: u.notes,
          bylineId: u.opener,
          text: () => u.title,
          moderates: viewer.staffOf.includes(u.place_id),
        });
        const title = titleMet(t, u.title, met);
        return {
          title,
          href: `/threads/${u.id}?from=new#new`,
          ...(title === u.title ? { lang: u.language } : {}),
          line: lineOf(t, u, title === u.title),
        };
      });
    return { title: t('forum.home.title'), lines, more: { label: t('forum.home.following'), href: '/following' } };
  },
};

/** On which board; and what it is about, where the title does not say that already. */
function lineOf(t: T, { place_name: board, notes }: Unread, titled: boolean): string {
  const line = t('forum.home.line', { board });
  return titled && notes.length > 0 ? `${line} · ${t('forum.notes.about', { notes: notesInWords(t, notes) })}` : line;
}

type Waiting = { place_id: number; place_name: string; thread: ListedThread };

const waiting = opening<Waiting, { now: Date }>(
  'a few that need a reply',
  'reader',
  (see) => `select x.place_id, pl.name as place_name, row_to_json(listed) as thread from (
  select y.* from answering an cross join lateral (
    select s.* from scope s where s.place_id = an.place_id and ${waits(see, 's', ':now::timestamptz')} order by s.created_at, s.id limit ${mostWaiting}) y
  where an.person_id = :me::uuid order by y.created_at, y.id limit ${mostWaiting}) x
join thread t on t.scope_id = x.id join place pl on pl.id = x.place_id
left join byline ob on ob.id = t.opener_byline_id left join person op on op.id = ob.person_id ${joinListed('x')} order by x.created_at, x.id`,
);

/** For somebody who said that they can answer on a board: the few that wait longest there. */
export const needsAReply: HomePart<Waiting> = {
  name: 'needs-a-reply',
  order: 25,
  asks: (viewer) => (viewer.person?.state === 'active' ? waiting : null),
  card({ viewer, words: { t } }, found) {
    if (found.length === 0) return null;
    const lines = found
      .map((seen) => seen.for(recipientOf(viewer)))
      .map(({ place_id: placeId, place_name: place, thread }) => {
        const { met, title, language, scope_id: id } = metThread(viewer, thread, placeId);
        const shown = titleMet(t, title, met);
        return { title: shown, href: `/threads/${id}`, ...(shown === title ? { lang: language } : {}), line: place };
      });
    return {
      title: t('forum.waiting.card'),
      words: t('forum.waiting.card_words'),
      lines,
      more: { label: t('forum.waiting.more'), href: '/needs-a-reply' },
    };
  },
};
