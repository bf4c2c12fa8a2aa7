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
 * Expression: a row of a list as JSON.
 * @param x the scope; beside it stand `t` the thread, `ob` its opener's byline and `op` that person
 * @param more further fields, with a comma before each
 */
export const listedAsJson = (x: string, more = `, 'fresh', null, 'closed', false`): string =>
  `json_build_object('scope_id', ${x}.id, 'title', t.title, 'intent', t.intent, 'language', t.language, 'shown_replies', ${x}.shown_replies, 'last_at', ${x}.last_at, 'created_at', ${x}.created_at,
    'opener_byline_id', t.opener_byline_id, 'opener_name', op.name, 'opener_label', ob.label, 'opener_state', op.state, 'notes', nullif(t.notes, '{}'), 'answered_by', t.answered_by, 'pictured', t.pictured${more})`;

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
