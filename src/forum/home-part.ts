import { opening, recipientOf } from '../access/index.ts';
import type { HomePart } from '../contracts/index.ts';

type Unread = { id: string; title: string; language: string; place_name: string };

const mostLines = 3;

// Walks the newest threads and asks for each whether this person was there: starting from what they ever read is ten times slower.
const unread = opening<Unread, { now: Date }>(
  'threads with something new',
  'reader',
  (see) => `select s.id, t.title, t.language, pl.name as place_name
from scope s join lateral (select lr.position from last_read lr where lr.person_id = :me::uuid and lr.scope_id = s.id offset 0) lr on s.last_position > lr.position
join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
where s.kind = 'thread' and ${see.scope('s')} order by s.last_at desc, s.id limit ${mostLines}`,
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
      .map((u) => ({
        title: u.title || t('forum.thread.taken_back'),
        href: `/threads/${u.id}?from=new#new`,
        lang: u.language,
        line: t('forum.home.line', { board: u.place_name }),
      }));
    return { title: t('forum.home.title'), lines, more: { label: t('forum.home.more'), href: '/boards' } };
  },
};
