declare module '../platform/db/tables.ts' {
  interface Tables {
    notice: NoticeTable;
  }
}

/** What somebody is told of. `subject_id` names the post, asking, invitation, decision or report it is about; or the badge, or the vacancy or the appointment of a place. */
export type NoticeKind =
  | 'asked-in'
  | 'asking-waits'
  | 'left-alone'
  | 'named'
  | 'staff-named'
  | 'badge-granted'
  | 'badge-ends'
  | 'reminder'
  | 'helped'
  | 'answered'
  | 'mentioned'
  | 'asking-answered'
  | 'invited'
  | 'decided'
  | 'report-closed'
  | 'report-waits'
  | KeepingNotice
  | UnmaskNotice
  | FollowNotice;

/** Of those who look after things, and of those whose words they would move. */
export type KeepingNotice =
  | 'report-stuck'
  | 'post-waits'
  | 'post-late'
  | 'posts-late'
  | 'posts-stuck'
  | 'asked-to-widen'
  | 'appeal-waits'
  | 'appeal-stuck'
  | 'appeal-answered';

/** Of what somebody follows: `subject_id` names the conversation, `post_id` what is new in it. */
export type FollowNotice = 'followed' | 'new-thread';

/** About learning who an alias is: for the two who may, and for whose alias it was. */
export type UnmaskNotice = 'unmasking-asked' | 'unmasking-answered' | 'unmasked';

export type NoticeTable = {
  id: string;
  person_id: string;
  kind: NoticeKind;
  scope_id: string | null;
  post_id: string | null;
  subject_id: string;
  created_at: Date;
  read_at: Date | null;
  mailed_at: Date | null;
};
