import type { Generated } from 'kysely';
import type { decidedActs, houseRules } from './decisions.ts';

declare module '../platform/db/tables.ts' {
  interface Tables {
    place: PlaceTable;
    membership: MembershipTable;
    last_visit: LastVisitTable;
    asking: AskingTable;
    place_invitation: PlaceInvitationTable;
    decision: DecisionTable;
    former_address: FormerAddressTable;
    archiving: ArchivingTable;
    vacancy: VacancyTable;
    appointment: AppointmentTable;
  }
}

/** What a board is about, in the order of the list. */
export const abouts = ['cancer-type', 'stage', 'topic', 'identity'] as const;
export type About = (typeof abouts)[number];

/** What staff do in a place: decide about words, lead a group, greet who is new. All of them look after it. */
export const duties = ['moderator', 'facilitator', 'welcomer'] as const;
export type Duty = (typeof duties)[number];

export type Joining = 'open' | 'relation' | 'asking' | 'invitation';

export type PlaceTable = {
  id: Generated<number>;
  slug: string;
  kind: 'board';
  name: string;
  purpose: string;
  language: Generated<string>;
  about: Generated<About>;
  /** A key of our vocabulary, of boards about one kind of cancer. */
  cancer_type: Generated<string | null>;
  /** What holds on this board beside the house rules; plain text. */
  rules: Generated<string>;
  entrance_id: number;
  inside_id: number;
  writers_id: number;
  joining: Joining;
  state: Generated<'open' | 'archived'>;
  /** Whether people may post under an alias. */
  anonymous: Generated<boolean>;
  opened_at: Date;
  holds_first: Generated<boolean>;
};

/** A follower keeps an open place among their own; a member belongs inside; staff look after it. */
export type Role = 'follower' | 'member' | 'staff';

export type MembershipTable = {
  place_id: number;
  person_id: string;
  role: Role;
  since: Date;
  duty: Generated<Duty | null>;
  /** Agreed to stand in the list that the people inside see. */
  listed: Generated<boolean>;
};
export type LastVisitTable = { place_id: number; person_id: string; at: Date };

export type AskingTable = {
  id: string;
  place_id: number;
  person_id: string;
  words: string;
  asked_at: Date;
  answer: 'let-in' | 'declined' | null;
  answer_words: Generated<string>;
  answered_by: string | null;
  answered_at: Date | null;
  answer_template: Generated<string | null>;
  reminded_at: Generated<Date | null>;
};

export type FormerAddressTable = { slug: string; place_id: number; left_at: Date };
export type ArchivingTable = { place_id: number; because: string; archived_by: string | null; archived_at: Date };
export type AppointmentTable = { id: string; place_id: number; person_id: string; named_by: string; duty: Duty; named_at: Date };
export type VacancyTable = { id: string; place_id: number; since: Date; filled_at: Date | null };

export type PlaceInvitationTable = {
  id: string;
  place_id: number;
  person_id: string;
  invited_by: string | null;
  created_at: Date;
  answered_at: Date | null;
};

export type DecidedAct = (typeof decidedActs)[number];
export type HouseRule = (typeof houseRules)[number];

export type DecisionTable = {
  id: string;
  report_id: string | null;
  decided_by: string | null;
  about_byline_id: string | null;
  /** A content kind's name, or `person`. */
  kind: string;
  act: DecidedAct;
  target_id: string;
  scope_id: string | null;
  place_id: number | null;
  /** Null where no rule was broken. */
  rule: HouseRule | null;
  reason: string;
  until: Date | null;
  undoes_id: string | null;
  decided_at: Date;
  read_at: Date | null;
  /** Of a request to edit: when its author changed the words, and when staff had seen that. */
  met_at: Date | null;
  seen_at: Date | null;
};
