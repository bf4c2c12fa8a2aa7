import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { BadgeKind } from './badges.ts';
import type { KeptFilters } from './filters.ts';

declare module '../platform/db/tables.ts' {
  interface Tables {
    community: CommunityTable;
    house_text: HouseTextTable;
    person: PersonTable;
    preference: PreferenceTable;
    account: AccountTable;
    passkey: PasskeyTable;
    session: SessionTable;
    link: LinkTable;
    ceremony: CeremonyTable;
    site_role: SiteRoleTable;
    relation: RelationTable;
    consent: ConsentTable;
    suspension: SuspensionTable;
    invitation: InvitationTable;
    audience: AudienceTable;
    clause: ClauseTable;
    scope: ScopeTable;
    scope_reader: ScopeReaderTable;
    closure: ClosureTable;
    slowness: SlownessTable;
    byline: BylineTable;
    sealed_byline: SealedBylineTable;
    parting_alias: PartingAliasTable;
    bookmark: BookmarkTable;
    block: BlockTable;
    follow: FollowTable;
    badge: BadgeTable;
    draft: DraftTable;
    draft_aside: DraftAsideTable;
    done: DoneTable;
    attempt: AttemptTable;
    held_name: HeldNameTable;
    second_step: SecondStepTable;
    recovery_code: RecoveryCodeTable;
    way_back: WayBackTable;
    doorstep: DoorstepTable;
    way_in_change: WayInChangeTable;
    identity: IdentityTable;
    came_by: CameByTable;
    refusal: RefusalTable;
  }
}

export type CommunityTable = {
  id: Generated<number>;
  name: string;
  member_word: string;
  languages: string[];
  joining: 'open' | 'invitation' | 'approval';
  minimum_age: number;
  country: string;
  contact_name: string;
  contact_words: string;
  relation_wait_hours: number;
  sealed_smtp_url: Buffer | null;
  mail_from: string;
  set_up_step: string;
  set_up_at: Date | null;
  way_back_hours: number;
  first_posts: 'off' | 'read' | 'held';
  first_posts_most: number;
  first_posts_days: number;
  first_posts_hours: number;
  reply_hours: number;
};

export type HouseTextTable = {
  kind: 'rules' | 'privacy';
  version: number;
  language: string;
  words: string;
  html: string;
  published_at: Date;
};

export type PersonState = 'waiting' | 'active' | 'suspended' | 'departed' | 'erased';

export type PersonTable = {
  id: string;
  name: string;
  name_key: string;
  state: PersonState;
  face: string;
  about: Generated<string>;
  joined_at: Date;
  named_at: Date | null;
};

export type PreferenceTable = {
  person_id: string;
  language: Generated<string>;
  time_zone: Generated<string>;
  theme: Generated<'system' | 'light' | 'dark' | 'contrast'>;
  text_size: Generated<'normal' | 'large' | 'larger'>;
  mail_answers: Generated<boolean>;
  agreed_rules: Generated<number>;
  agreed_privacy: Generated<number>;
  filters: ColumnType<KeptFilters | null, string | undefined, string>;
  follows_written: Generated<boolean>;
  mail_followed: Generated<boolean>;
};

export type AccountTable = {
  person_id: string;
  email: string | null;
  email_key: string | null;
  email_verified_at: Date | null;
  password_hash: string | null;
  password_at: Date | null;
  unsubscribe_hash: Buffer | null;
};

export type PasskeyTable = {
  id: string;
  person_id: string;
  public_key: Buffer;
  counter: number;
  transports: Generated<string[]>;
  label: string;
  created_at: Date;
  last_used_at: Date | null;
};

export type SessionTable = {
  id: string;
  token_hash: Buffer;
  person_id: string;
  device: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  proved_at: Date | null;
};

/** What a secret that travels by mail is for. */
export type LinkPurpose = 'sign-in' | 'join' | 'email' | 'prove' | 'undo' | 'stop' | 'connect';

export type LinkTable = {
  token_hash: Buffer;
  id: Generated<string>;
  purpose: LinkPurpose | 'administrator';
  person_id: string | null;
  email: string | null;
  fields: ColumnType<Record<string, string>, string | undefined, string>;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
};

export type CeremonyTable = {
  id: string;
  purpose: 'join' | 'add' | 'sign-in' | 'provider';
  challenge: string;
  person_id: string | null;
  expires_at: Date;
};

export type SiteRoleTable = { person_id: string; role: 'administrator' | 'moderator'; granted_at: Date };

export type RelationTable = { person_id: string; relation: string; declared_at: Date; opens_at: Date };

export type ConsentTable = { person_id: string; kind: string; version: number; given_at: Date };

export type SuspensionTable = {
  id: string;
  person_id: string;
  reason: string;
  since: Date;
  until: Date | null;
  lifted_at: Date | null;
};

export type InvitationTable = {
  id: string;
  token_hash: Buffer;
  invited_by: string | null;
  for_whom: Generated<string>;
  created_at: Date;
  expires_at: Date;
  uses: number;
  uses_left: number;
  withdrawn_at: Date | null;
};

export type AudiencePurpose = 'entrance' | 'inside' | 'writers' | 'fact' | 'persons';
export type AudienceTable = { id: Generated<number>; purpose: AudiencePurpose };
export type ClauseTable = { audience_id: number; n: number; purpose: string; lead: string; also: Generated<string[]> };

export type State = 'draft' | 'held' | 'shown' | 'hidden' | 'gone';

export type ScopeTable = {
  id: string;
  kind: string;
  place_id: number | null;
  audience_id: number | null;
  reader_rule: 'owner' | 'participant' | null;
  owner_id: string | null;
  state: State;
  created_at: Date;
  last_at: Date;
  last_position: Generated<number>;
  next_position: Generated<number>;
  shown_replies: Generated<number>;
};

export type ScopeReaderTable = { scope_id: string; person_id: string; as_what: string };
export type ClosureTable = { scope_id: string; closed_by: string | null; reason: string; closed_at: Date };
export type SlownessTable = {
  scope_id: string;
  minutes: number;
  until: Date;
  reason: string;
  slowed_by: string | null;
  slowed_at: Date;
};
export type BylineTable = {
  id: string;
  scope_id: string | null;
  person_id: string | null;
  label: string | null;
  /** The first byline of an alias that goes on in another conversation as well. */
  copy_of: Generated<string | null>;
};
export type SealedBylineTable = { byline_id: string; person_id: string };
export type PartingAliasTable = { byline_id: string; due_at: Date; gone_at: Date | null };
export type BlockTable = { person_id: string; byline_id: string; blocked_at: Date };
/** What somebody follows or muted: exactly one of a conversation, a place and a byline. */
export type FollowTable = {
  person_id: string;
  how: 'follow' | 'mute';
  scope_id: string | null;
  place_id: number | null;
  byline_id: string | null;
  told: Generated<boolean>;
  since: Date;
};
export type BadgeTable = {
  id: string;
  person_id: string;
  kind: BadgeKind;
  label: string;
  evidence: string;
  granted_by: string | null;
  granted_at: Date;
  expires_at: Date;
  reminded_at: Generated<Date | null>;
  ended: Generated<'withdrawn' | 'renewed' | null>;
  ended_by: Generated<string | null>;
  ended_because: Generated<string>;
  ended_at: Generated<Date | null>;
};
export type DraftTable = {
  person_id: string;
  form: string;
  fields: JSONColumnType<Record<string, string>>;
  kept_at: Date;
};
export type DraftAsideTable = DraftTable & { id: string };
export type DoneTable = { person_id: string; form: string; key: string; result: string; done_at: Date };
export type AttemptTable = { key: Buffer; times: number; ends_at: Date };

export type HeldNameTable = { looks: Buffer; person_id: string | null; name: string | null; until: Date | null };
export type SecondStepTable = { person_id: string; sealed_key: Buffer; confirmed_at: Date | null; last_used: Generated<number> };
export type RecoveryCodeTable = { person_id: string; code_hash: Buffer; used_at: Date | null };
export type WayBackTable = { person_id: string; asked_at: Date; opens_at: Date };
export type CameInBy = 'password' | 'link' | 'identity';
export type DoorstepTable = {
  token_hash: Buffer;
  person_id: string | null;
  came_by: CameInBy;
  fields: JSONColumnType<Record<string, string>>;
  expires_at: Date;
};
export type WayInChangeTable = { id: string; person_id: string; what: string; device: string; session_id: string | null; changed_at: Date };
export type IdentityTable = { issuer: string; subject: string; person_id: string; linked_at: Date };
export type CameByTable = { person_id: string; invitation_id: string };
export type RefusalTable = { person_id: string; words: string; refused_by: string | null; refused_at: Date };

/** What somebody keeps for later: a thing of a content kind. */
export type BookmarkTable = {
  id: string;
  person_id: string;
  kind: string;
  target_id: string;
  note: string;
  kept_at: Date;
  remind_at: Date | null;
  reminded_at: Date | null;
};
