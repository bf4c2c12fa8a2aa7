import type { Generated } from 'kysely';
import type { State } from '../people/index.ts';

declare module '../platform/db/tables.ts' {
  interface Tables {
    thread: ThreadTable;
    post: PostTable;
    post_version: PostVersionTable;
    reaction: ReactionTable;
    last_read: LastReadTable;
  }
}

export type ThreadTable = {
  scope_id: string;
  title: string;
  intent: Intent;
  language: string;
  opener_byline_id: string;
};

export const intents = ['listen', 'advice', 'same-boat', 'good-news', 'practical'] as const;
export type Intent = (typeof intents)[number];

export type PostTable = {
  id: string;
  scope_id: string;
  position: number;
  byline_id: string;
  answers_id: string | null;
  state: State;
  left_trace: Generated<boolean>;
  words: string;
  html: string;
  renderer: number;
  /** How many pictures it has; the database counts them. */
  pictures: Generated<number>;
  language: string;
  created_at: Date;
  edited_at: Date | null;
  gone_at: Date | null;
};

export type PostVersionTable = { post_id: string; n: number; words: string; replaced_at: Date };

export const reactions = ['thinking-of-you', 'me-too', 'hug', 'thanks'] as const;
export type ReactionKind = (typeof reactions)[number];

export type ReactionTable = { post_id: string; byline_id: string; kind: ReactionKind; given_at: Date };
export type LastReadTable = { person_id: string; scope_id: string; position: number; read_at: Date };
