import { arrange, open as openAs, opening, recipientOf, type See } from '../access/index.ts';
import type { ContentKind, Lens, Seen, Summary, Viewer } from '../contracts/index.ts';
import type { Reads, Tx } from '../platform/db/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { describedIn } from '../files/index.ts';
import { excerptOf } from '../platform/markdown.ts';
import { bylineShown, type BylineFacts } from '../people/index.ts';
import { askingsThere } from './ask-to-widen.ts';
import { noteReadByStaff } from './hold-first.ts';
import { setPostState } from './store.ts';

type ThreadRow = BylineFacts & {
  scope_id: string;
  place_id: number;
  state: string;
  title: string;
  language: string;
  byline_id: string;
  mine: boolean;
  words: string;
};

const byIds = (see: See) => `
select s.id as scope_id, s.place_id, s.state, t.title, t.language, t.opener_byline_id as byline_id, t.opener_byline_id = any(:bylines::uuid[]) as mine,
  b.label, b.person_id, pe.name, pe.state as person_state, coalesce(nullif(op.words, ''), ${describedIn('op')}, '') as words
from scope s join thread t on t.scope_id = s.id join byline b on b.id = t.opener_byline_id left join person pe on pe.id = b.person_id
left join post op on op.scope_id = s.id and op.position = 0 and op.state <> 'gone' and ${see.part('op')}
where s.id = any(:threads::uuid[]) and s.kind = 'thread' and ${see.scope('s', { author: 't.opener_byline_id' })}`;

const newest = (see: See) =>
  `select s.id as scope_id from scope s where s.place_id = :place::int and s.kind = 'thread' and ${see.scope('s')} order by s.last_at desc, s.id limit :limit::int`;

const threads: Record<Lens, ReturnType<typeof opening<ThreadRow, { threads: readonly string[] }>>> = {
  reader: opening('threads by id', 'reader', byIds),
  author: opening('threads by id, own too', 'author', byIds),
  moderator: opening('threads by id, as moderator', 'moderator', byIds),
};

const newestThreads = opening<{ scope_id: string }, { place: number; limit: number }>('newest threads of a place', 'reader', newest);

function summaryOf(r: ThreadRow): Summary {
  const author = bylineShown(translator('en'), r).name;
  const { scope_id: id, place_id: placeId, byline_id: authorBylineId, title, state, mine, words, language } = r;
  return {
    kind: 'thread',
    id,
    scopeId: id,
    placeId,
    title,
    state,
    mine,
    author,
    anonymous: r.label !== null,
    authorBylineId,
    excerpt: excerptOf(words),
    words,
    language,
    url: `/threads/${id}`,
  };
}

async function open(db: Reads, viewer: Viewer, ids: readonly string[], lens: Lens = 'reader'): Promise<Seen<Summary>[]> {
  const seen = await openAs(db, viewer, threads[lens], { threads: ids });
  return seen.map((s) => arrange(viewer, [s], ([thread]) => summaryOf(thread!)));
}

/** Decided about as a whole: it stays so whatever becomes of its posts. A held one whose first words wait is shown with them. */
async function setState(tx: Tx, id: string, state: 'shown' | 'hidden' | 'held', now: Date): Promise<void> {
  const set = await tx
    .updateTable('scope')
    .set({ state })
    .where('id', '=', id)
    .where('kind', '=', 'thread')
    .where('state', 'in', ['shown', 'held', 'hidden'])
    .returning('id')
    .executeTakeFirst();
  if (!set) return;
  await tx.updateTable('thread').set({ emptied: false }).where('scope_id', '=', id).execute();
  if (state !== 'held') await showFirstWords(tx, id, state, now);
}

async function showFirstWords(tx: Tx, scopeId: string, state: 'shown' | 'hidden', now: Date): Promise<void> {
  const first = tx.selectFrom('post').select('id').where('scope_id', '=', scopeId).where('position', '=', 0);
  const waiting = await first.where('state', '=', 'held').executeTakeFirst();
  if (!waiting) return;
  await noteReadByStaff(tx, waiting.id, now);
  if (state === 'shown') await setPostState(tx, { id: waiting.id, scopeId }, { state, leftTrace: false, goneAt: null });
}

/** Whole conversations: what is decided about all of it at once. Its words are posts, and theirs is their export and erasing. */
export const threadKind: ContentKind = {
  name: 'thread',
  askingsThere,
  open,
  async list(db, viewer, placeId, { limit }) {
    const found = await openAs(db, viewer, newestThreads, { place: placeId, limit });
    return open(
      db,
      viewer,
      found.map((n) => n.for(recipientOf(viewer)).scope_id),
    );
  },
  summary: (seen, recipient) => seen.for(recipient),
  urlOf: (seen, recipient) => seen.for(recipient).url,
  searchText: (seen, recipient) => seen.for(recipient).title,
  setState,
  exportFor: async () => [],
  eraseFor: async () => {},
};
