import type { Generated } from 'kysely';

declare module '../platform/db/tables.ts' {
  interface Tables {
    place: PlaceTable;
    membership: MembershipTable;
    last_visit: LastVisitTable;
    asking: AskingTable;
    place_invitation: PlaceInvitationTable;
  }
}

export type Joining = 'open' | 'relation' | 'asking' | 'invitation';

export type PlaceTable = {
  id: Generated<number>;
  slug: string;
  kind: 'board';
  name: string;
  purpose: string;
  language: Generated<string>;
  topic: Generated<string>;
  entrance_id: number;
  inside_id: number;
  writers_id: number;
  joining: Joining;
  state: Generated<'open' | 'archived'>;
  opened_at: Date;
};

/** A follower keeps an open place among their own; a member belongs inside; staff look after it. */
export type Role = 'follower' | 'member' | 'staff';

export type MembershipTable = { place_id: number; person_id: string; role: Role; since: Date };
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
};

export type PlaceInvitationTable = {
  id: string;
  place_id: number;
  person_id: string;
  invited_by: string | null;
  created_at: Date;
  answered_at: Date | null;
};
