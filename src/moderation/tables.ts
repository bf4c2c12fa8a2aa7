declare module '../platform/db/tables.ts' {
  interface Tables {
    report: ReportTable;
    decision: DecisionTable;
  }
}

/** Why something is reported, and which house rule a decision rests on: the gravest first. */
export const reasons = ['danger', 'scam', 'private', 'cure', 'unkind', 'selling', 'other'] as const;
export type Reason = (typeof reasons)[number];

export const decidedActs = ['hide', 'show', 'lock', 'unlock', 'suspend', 'lift'] as const;
export type DecidedAct = (typeof decidedActs)[number];

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

export type DecisionTable = {
  id: string;
  report_id: string | null;
  decided_by: string | null;
  about_byline_id: string | null;
  kind: string;
  act: DecidedAct;
  target_id: string;
  scope_id: string | null;
  rule: Reason;
  reason: string;
  until: Date | null;
  decided_at: Date;
  read_at: Date | null;
};
