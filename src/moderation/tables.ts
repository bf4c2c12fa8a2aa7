import type { Generated } from 'kysely';
import { houseRules, type HouseRule } from '../spaces/index.ts';

declare module '../platform/db/tables.ts' {
  interface Tables {
    unmasking: UnmaskingTable;
    unmasking_log: UnmaskingLogTable;
    report: ReportTable;
    appeal: AppealTable;
  }
}

/** Why something is reported, and which house rule a decision rests on: the gravest first. */
export const reasons = houseRules;
export type Reason = HouseRule;

export type ReportTable = {
  id: string;
  reporter_id: string | null;
  /** A content kind's name, or `person`. */
  kind: string;
  target_id: string;
  scope_id: string | null;
  place_id: number | null;
  byline_id: string | null;
  reason: Reason;
  words: string;
  /** What stood there when it was reported, as the reporter saw it. */
  evidence: string;
  reported_at: Date;
  closed_by: string | null;
  outcome: 'acted' | 'no-action' | null;
  outcome_words: string;
  closed_at: Date | null;
};

/** Somebody asks another person to look at a decision about them. */
export type AppealTable = {
  decision_id: string;
  words: string;
  asked_at: Date;
  answer: 'stands' | 'undone' | null;
  answer_words: Generated<string>;
  answered_by: string | null;
  answered_at: Date | null;
};

/** A wish to learn who an alias is, and what a second person made of it. */
export type UnmaskingTable = {
  id: string;
  byline_id: string;
  kind: string;
  target_id: string;
  place_id: number | null;
  alias: string;
  asked_by: string;
  rule: Reason;
  reason: string;
  asked_at: Date;
  answer: 'granted' | 'declined' | null;
  answer_words: string;
  answered_by: string | null;
  answered_at: Date | null;
  told_at: Date | null;
};

export type Did = 'asked' | 'granted' | 'declined' | 'looked';

/** Only ever added to: the table itself refuses anything else. */
export type UnmaskingLogTable = { n: Generated<number>; unmasking_id: string; person_id: string; did: Did; at: Date };
