import type { Viewer } from '../contracts/index.ts';
import { meet, type ContentNote, type Met } from '../people/index.ts';
import type { Intent } from './tables.ts';

/** One conversation in a list. */
export type ListedThread = {
  scope_id: string;
  title: string;
  intent: Intent;
  language: string;
  shown_replies: number;
  last_at: string;
  created_at: string;
  opener_byline_id: string;
  opener_name: string | null;
  opener_label: string | null;
  opener_state: string | null;
  /** How many of its replies this reader has not seen; null where they were never there. */
  fresh: number | null;
  closed: boolean;
  notes: ContentNote[] | null;
  /** How many others answered, counted up to ten. */
  answered_by: number;
  /** Whether its first words have pictures. */
  pictured: boolean;
};

/**
 * Join: `listed`, one row of a list, for `row_to_json` or `json_agg`; they are cheaper than an object built of pairs.
 * @param x the scope; beside it stand `t` the thread, `ob` its opener's byline and `op` that person
 * @param more further columns, with a comma before each
 */
export const joinListed = (x: string, more = ', null as fresh, false as closed'): string =>
  `cross join lateral (select ${x}.id as scope_id, t.title, t.intent, t.language, ${x}.shown_replies, ${x}.last_at, ${x}.created_at, t.opener_byline_id, op.name as opener_name, ob.label as opener_label,
    op.state as opener_state, nullif(t.notes, '{}') as notes, t.answered_by, t.pictured${more}) listed`;

/** As its reader meets it. */
export type MetThread = ListedThread & { met: Met };

export function metThread(viewer: Viewer, thread: ListedThread, placeId: number): MetThread {
  const meeting = {
    notes: thread.notes ?? [],
    bylineId: thread.opener_byline_id,
    text: () => thread.title,
    moderates: viewer.staffOf.includes(placeId),
  };
  return { ...thread, met: meet(viewer, meeting) };
}
