import { audienceAsJson, open, opening, recipientOf, type AudienceJson, type See } from '../access/index.ts';
import type { Lens, Seen, Viewer } from '../contracts/index.ts';
import type { Db, Reads } from '../platform/db/index.ts';
import { mayWrite, repliesSince, type BylineColumns } from './queries.ts';

export type SummaryRow = BylineColumns & {
  id: string;
  state: string;
  html: string;
  language: string;
  written_at: string;
  mine: boolean;
  pinned: boolean;
  /** Shown replies since what it tells of, counted up to a hundred. */
  since: number;
};

export type SummariesOf = {
  scope_id: string;
  title: string;
  language: string;
  state: string;
  slug: string;
  place_name: string;
  place_id: number;
  audience_id: number;
  shown_replies: number;
  may_write: boolean;
  who: AudienceJson;
  summaries: SummaryRow[];
};

const summariesOf = (see: See) => `
select s.id as scope_id, t.title, t.language, s.state, pl.slug, pl.name as place_name, s.place_id, s.audience_id, s.shown_replies, ${mayWrite} as may_write, ${audienceAsJson('s.audience_id')} as who,
  coalesce((select json_agg(json_build_object('id', su.id, 'state', su.state, 'html', su.html, 'language', su.language, 'written_at', su.written_at, 'mine', su.byline_id = any(:bylines::uuid[]), 'pinned', su.id = t.summary_id,
      'since', ${repliesSince('su.up_to')}, 'byline_id', b.id, 'label', b.label, 'person_id', pe.id, 'name', pe.name, 'face', pe.face, 'person_state', pe.state)
      order by su.id = t.summary_id desc, su.state = 'held' desc, su.written_at desc)
    from summary su join byline b on b.id = su.byline_id left join person pe on pe.id = b.person_id
    where su.scope_id = s.id and su.state <> 'gone' and ${see.part('su')} and ${see.notBlocked('su.byline_id')}), '[]') as summaries
from scope s join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
where s.id = :thread::uuid and s.kind = 'thread' and ${see.scope('s', { author: 't.opener_byline_id' })}`;

const pages: Record<Lens, ReturnType<typeof opening<SummariesOf, { thread: string }>>> = {
  reader: opening('summaries of a thread', 'reader', summariesOf),
  author: opening('summaries of a thread, own too', 'author', summariesOf),
  moderator: opening('summaries of a thread, as moderator', 'moderator', summariesOf),
};

/** The summaries of a conversation: pinned, offered where the viewer may see that, and earlier ones. */
export async function openSummaries(db: Db, viewer: Viewer, thread: string, lens: Lens): Promise<SummariesOf | undefined> {
  return (await open(db, viewer, pages[lens], { thread }))[0]?.for(recipientOf(viewer));
}

export type OneSummary = Omit<BylineColumns, 'face'> & {
  id: string;
  scope_id: string;
  place_id: number;
  state: string;
  title: string;
  words: string;
  language: string;
  mine: boolean;
};

const byIds = (see: See) => `
select su.id, su.scope_id, s.place_id, su.state, t.title, su.words, su.language, su.byline_id, su.byline_id = any(:bylines::uuid[]) as mine, b.label, b.person_id, pe.name, pe.state as person_state
from summary su join scope s on s.id = su.scope_id join thread t on t.scope_id = s.id join byline b on b.id = su.byline_id left join person pe on pe.id = b.person_id
where su.id = any(:ids::uuid[]) and su.state <> 'gone' and ${see.part('su')} and s.kind = 'thread' and ${see.scope('s', { author: 't.opener_byline_id' })}`;

const ones: Record<Lens, ReturnType<typeof opening<OneSummary, { ids: readonly string[] }>>> = {
  reader: opening('summaries by id', 'reader', byIds),
  author: opening('summaries by id, own too', 'author', byIds),
  moderator: opening('summaries by id, as moderator', 'moderator', byIds),
};

/** Single summaries by their ids; those that the viewer may not see are missing. */
export async function openSummariesById(db: Reads, viewer: Viewer, ids: readonly string[], lens: Lens): Promise<Seen<OneSummary>[]> {
  return open(db, viewer, ones[lens], { ids });
}
