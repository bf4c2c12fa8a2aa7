import type { Generated } from 'kysely';
import type { ContentNote, State } from '../people/index.ts';
import type { AboutWhom } from './about-whom.ts';

declare module '../platform/db/tables.ts' {
  interface Tables {
    thread: ThreadTable;
    post: PostTable;
    post_version: PostVersionTable;
    version_taken: VersionTakenTable;
    summary: SummaryTable;
    reaction: ReactionTable;
    last_read: LastReadTable;
    content_note: ContentNoteTable;
    answering: AnsweringTable;
    mention: MentionTable;
    quote: QuoteTable;
    to_read: ToReadTable;
    thread_title: ThreadTitleTable;
    thread_link: ThreadLinkTable;
    widening: WideningTable;
    consent_to_widen: ConsentToWidenTable;
  }
}

export type ThreadTable = {
  scope_id: string;
  title: string;
  intent: Intent;
  language: string;
  opener_byline_id: string;
  /** Content notes in force, of all of it and of its first words. */
  notes: Generated<ContentNote[]>;
  /** How many others answered, counted up to ten. */
  answered_by: Generated<number>;
  /** Whether its first words have pictures. */
  pictured: Generated<boolean>;
  /** How often its title was changed. */
  retitled: Generated<number>;
  /** That it is not shown because nothing shown is left in it, not because somebody hid it. */
  emptied: Generated<boolean>;
  merged_into: Generated<string | null>;
  /** What stands above it in somebody's own words. */
  summary_id: Generated<string | null>;
  /** That part of it went on elsewhere, or that it began elsewhere. */
  linked: Generated<boolean>;
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
  notes: Generated<ContentNote[]>;
  mentions: Generated<number>;
  quotes: Generated<number>;
  about: Generated<AboutWhom | null>;
};

export type MentionTable = { post_id: string; n: number; byline_id: string; typed: string; quiet: Generated<boolean> };
export type QuoteTable = { post_id: string; n: number; quoted_id: string | null; starts: number; signs: number; version: number };

export type PostVersionTable = {
  post_id: string;
  n: number;
  words: string;
  replaced_at: Date;
  /** When its author took it away. */ taken_at: Generated<Date | null>;
};

/** The words of such a version, for a while, for whoever looks after the place. */
export type VersionTakenTable = { post_id: string; n: number; words: string; taken_at: Date };

export const reactions = ['thinking-of-you', 'me-too', 'hug', 'thanks'] as const;

/** What can be said of a post with one press: the warm words, and that it helped. */
export const marks = [...reactions, 'helped'] as const;
export type ReactionKind = (typeof marks)[number];

export type ReactionTable = { post_id: string; byline_id: string; kind: ReactionKind; given_at: Date };
export type LastReadTable = { person_id: string; scope_id: string; position: number; read_at: Date };

/** What a post, or a whole conversation, is about, and who said so. */
export type ContentNoteTable = {
  id: string;
  post_id: string | null;
  scope_id: string | null;
  note: ContentNote;
  given_by: 'author' | 'moderator';
  byline_id: string | null;
  given_at: Date;
};

/** Who said that they can answer on a board. */
export type AnsweringTable = { person_id: string; place_id: number; since: Date };

/** A post that staff are to read: of somebody new, with a link in it, or held by one of them. */
export type ToReadTable = {
  post_id: string;
  why: 'new' | 'link' | 'held';
  made_at: Date;
  read_at: Date | null;
  /** When it had waited for longer than its writer was told: the place's staff learned of that, then the community's. */
  late_at: Generated<Date | null>;
  raised_at: Generated<Date | null>;
};

/** A title as it was, until when, by whom it was replaced and why. */
export type ThreadTitleTable = { scope_id: string; n: number; title: string; byline_id: string | null; reason: string; replaced_at: Date };
export type ThreadLinkTable = { from_id: string; to_id: string; split_at: Date };

export type WideningTable = {
  id: string;
  scope_id: string;
  to_place_id: number;
  to_audience_id: number;
  /** Of a joining: the conversation into which the words would go. */
  into_id: string | null;
  /** Of a split: these posts, under this title. */
  posts: string[] | null;
  title: string | null;
  partly: boolean;
  reason: string;
  asked_by: string | null;
  asked_at: Date;
  ended_at: Date | null;
  outcome: 'moved' | 'given-up' | null;
};

export type ConsentToWidenTable = {
  widening_id: string;
  byline_id: string;
  asked_at: Date;
  answer: 'yes' | 'no' | null;
  answered_at: Date | null;
};

/** A long conversation in somebody's own words. Held while it is offered, shown once staff pinned it. */
export type SummaryTable = {
  id: string;
  scope_id: string;
  byline_id: string;
  state: State;
  left_trace: Generated<boolean>;
  words: string;
  html: string;
  renderer: number;
  language: string;
  /** The position of the last post that it tells of. */
  up_to: number;
  written_at: Date;
  pinned_at: Date | null;
};
