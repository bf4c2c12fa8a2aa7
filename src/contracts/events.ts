/** What happened, told with identifiers only. One job per event and handler carries it. */
export type Event =
  | {
      name: 'reply-posted';
      scopeId: string;
      postId: string;
      at: string;
      /** Bylines of who was answered and of who opened the thread. */ tell: string[];
    }
  | { name: 'thread-started'; scopeId: string; postId: string; at: string }
  | { name: 'people-mentioned'; scopeId: string; postId: string; at: string; /** Bylines of whom its words name. */ tell: string[] }
  | { name: 'post-deleted'; scopeId: string; postId: string; at: string }
  | { name: 'access-lost'; personId: string; placeId: number | null; at: string }
  | { name: 'decided'; decisionId: string; at: string; /** The byline it is about. */ tell: string[] }
  | { name: 'post-held'; scopeId: string; postId: string; placeId: number; at: string }
  | { name: 'post-late' | 'posts-late'; scopeId: string; postId: string; placeId: number; at: string }
  | { name: 'released'; kind: string; id: string; at: string }
  | { name: 'post-edited'; scopeId: string; postId: string; at: string }
  | { name: 'thread-moved'; scopeId: string; placeId: number; at: string }
  | { name: 'posts-moved'; scopeId: string; postIds: string[]; at: string }
  | { name: 'widening-asked'; wideningId: string; scopeId: string; at: string; /** The bylines whose words would move. */ tell: string[] }
  | { name: 'widening-ended'; wideningId: string; at: string }
  | { name: 'widening-agreed'; wideningId: string; at: string }
  | { name: 'appealed'; decisionId: string; at: string }
  | { name: 'appeal-answered'; decisionId: string; at: string; /** The byline it is about. */ tell: string[] }
  | { name: 'asked-in'; askingId: string; at: string }
  | { name: 'asking-waits'; askingId: string; at: string }
  | { name: 'left-alone'; vacancyId: string; at: string }
  | { name: 'staff-named'; appointmentId: string; at: string }
  | { name: 'badge-granted'; badgeId: string; at: string }
  | { name: 'badge-ends'; badgeId: string; at: string }
  | { name: 'asking-answered'; askingId: string; at: string }
  | { name: 'invited-to-place'; placeInvitationId: string; at: string }
  | { name: 'post-helped'; scopeId: string; postId: string; at: string; /** The byline whose words helped. */ tell: string[] }
  | { name: 'reminder-due'; bookmarkId: string; at: string }
  | {
      name: 'notice-made';
      noticeId: string;
      /** Of which one letter is written: a conversation, else its kind. */ about: string;
      at: string;
    }
  | { name: 'link-asked'; linkId: string; at: string }
  | { name: 'let-in'; personId: string; at: string }
  | { name: 'not-let-in'; personId: string; at: string }
  | { name: 'report-made'; reportId: string; scopeId: string | null; placeId: number | null; bylineId: string; at: string }
  | { name: 'unmasking-asked'; unmaskingId: string; bylineId: string; /** Who asked, and who reported. */ notFor: string[]; at: string }
  | { name: 'unmasking-answered'; unmaskingId: string; /** Who asked. */ personId: string; at: string }
  | { name: 'unmasked'; unmaskingId: string; /** The alias. */ tell: string[]; at: string }
  | { name: 'report-closed'; reportId: string; /** Whoever reported and is to be told. */ personId: string | null; at: string };

export type EventName = Event['name'];
export type EventNamed<N extends EventName> = Extract<Event, { name: N }>;
