declare module '../platform/db/tables.ts' {
  interface Tables {
    notice: NoticeTable;
  }
}

/** What somebody is told of. `subject_id` names the post, asking, invitation, decision or report it is about. */
export type NoticeKind = 'answered' | 'mentioned' | 'asking-answered' | 'invited' | 'decided' | 'report-closed' | 'report-waits';

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
