/**
 * Who is looking, loaded once a request in one round trip and never kept across requests.
 * Only `access/` makes one.
 */
export type Viewer = {
  readonly person: ViewerPerson | null;
  /** everyone, member, relation:x, in:place, staff-of:place — of an active person; of others only `everyone`. */
  readonly principals: readonly string[];
  /** The inside audiences these principals open. Entrances and writers are left out. */
  readonly audiences: readonly number[];
  /** Places where this person moderates. */
  readonly staffOf: readonly number[];
  /** Bylines this person does not want to read. Peace, not secrecy. */
  readonly blocked: readonly string[];
  /** Bylines whose words this person meets folded. Weaker than blocked, and peace as well. */
  readonly muted: readonly string[];
  /** This person's own bylines, anonymous ones among them. Never shown to anybody else. */
  readonly bylines: readonly string[];
};

export type ViewerPerson = {
  readonly id: string;
  readonly name: string;
  readonly face: string;
  readonly state: 'waiting' | 'active' | 'suspended';
  readonly namedByline: string;
  readonly joinedAt: Date;
  readonly siteRoles: readonly ('administrator' | 'moderator')[];
  readonly sessionId: string | null;
  readonly sessionSeenAt: Date | null;
  /** Versions of the house texts that this person agreed to. */
  readonly agreed: { readonly rules: number; readonly privacy: number };
  readonly language: string;
  readonly timeZone: string;
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  readonly textSize: 'normal' | 'large' | 'larger';
  /** What becomes of words with a content note, and words of their own that fold a post. Peace, seen by nobody else. */
  readonly filters: { readonly notes: Readonly<Record<string, 'warn' | 'fold' | 'hide'>>; readonly words: readonly string[] };
};

/** Whom a thing was opened for: a person's id, everyone who is not signed in, or the program itself with its reason. */
export type Recipient = string | 'everyone' | `system:${string}`;

/**
 * Through which eyes a page looks, chosen by hand in each query: reader — what is shown; author — also my own held,
 * hidden and draft things; moderator — of that place.
 */
export type Lens = 'reader' | 'author' | 'moderator';
