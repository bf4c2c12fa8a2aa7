import { opening, recipientOf } from '../access/index.ts';
import type { KeepPart } from '../contracts/index.ts';
import { bylineShown } from '../people/index.ts';

type Offered = {
  id: string;
  scope_id: string;
  title: string;
  language: string;
  written_at: string;
  label: string | null;
  name: string | null;
  person_state: string | null;
};

const offered = opening<Offered, { place: number; now: Date }>(
  'summaries offered at one place',
  'moderator',
  (see) => `select su.id, su.scope_id, t.title, t.language, su.written_at, b.label, pe.name, pe.state as person_state
   from summary su join scope s on s.id = su.scope_id join thread t on t.scope_id = s.id join byline b on b.id = su.byline_id left join person pe on pe.id = b.person_id
   where su.state = 'held' and s.place_id = :place::int and ${see.part('su')} and ${see.scope('s')} order by su.written_at limit 20`,
);

/** What members offered to stand above long conversations. */
export const offeredSummaries: KeepPart<Offered> = {
  name: 'offered-summaries',
  order: 60,
  asks: offered,
  card({ viewer, words: { t, when } }, found) {
    const lines = found
      .map((o) => o.for(recipientOf(viewer)))
      .map((o) => ({
        title: o.title || t('forum.thread.taken_back'),
        href: `/threads/${o.scope_id}/summaries#summary-${o.id}`,
        lang: o.language,
        lines: [t('forum.keep.by', { name: bylineShown(t, o).name }), t('forum.keep.since', { when: when(new Date(o.written_at)) })],
      }));
    return { title: t('forum.summary.waiting'), lines };
  },
};
