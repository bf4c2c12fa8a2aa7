import type { Db, Reads, Tx } from '../platform/db/index.ts';
import type { Seen } from './seen.ts';
import type { Lens, Recipient, Viewer } from './viewer.ts';

/** What an outlet may say of a thing: already opened, for one recipient. */
export type Summary = {
  kind: string;
  id: string;
  scopeId: string;
  placeId: number | null;
  title: string;
  state: string;
  /** Whether the viewer wrote it. */
  mine: boolean;
  author: string;
  /** Whether the author is an alias. */
  anonymous?: boolean;
  authorBylineId: string;
  excerpt: string;
  /** The whole of it, as it was written. */
  words: string;
  language: string;
  url: string;
  /** What is shown below the words: by id, as words for whoever does not see it, and its size in pixels. */
  /** What the words are about, for those who would rather not meet it unprepared. */
  notes?: readonly string[];
  pictures?: readonly { id: string; alt: string; decoration: boolean; width: number; height: number; hidden?: boolean }[];
};

/**
 * What a content module registers, so that notifications, search, feeds, exports and moderation carry its
 * things without knowing them.
 */
export type ContentKind = {
  name: string;
  /** The things of these ids that the viewer may see; the others are simply missing. */
  open(db: Reads, viewer: Viewer, ids: readonly string[], lens?: Lens): Promise<Seen<Summary>[]>;
  /** The newest things of a place that the viewer may see. */
  list(db: Db, viewer: Viewer, placeId: number, page: { limit: number }): Promise<Seen<Summary>[]>;
  summary(seen: Seen<Summary>, recipient: Recipient): Summary;
  urlOf(seen: Seen<Summary>, recipient: Recipient): string;
  searchText(seen: Seen<Summary>, recipient: Recipient): string;
  /** A moderator's decision. Corrects stored counts under the scope's lock. */
  setState(tx: Tx, id: string, state: 'shown' | 'hidden' | 'held', now: Date): Promise<void>;
  /** Whether these are shown or hidden, and never wait to be read. */
  neverWaits?: true;
  /** Whether these are what people say to each other, so that somebody is told when they are answered by one. */
  isAnswered?: true;
  /** Where its author changes the words, for kinds that can be changed. */
  editUrl?(id: string): string;
  /** Of askings whether such words may move: those that are there. With a place that is deleted they go, and nobody ends them. */
  askingsThere?(db: Reads, ids: readonly string[]): Promise<string[]>;
  /** Everything the person wrote, for their own export. */
  exportFor(db: Db, personId: string): Promise<ExportedThing[]>;
  /** Leaving: erase takes the words away, anonymise leaves them under no one's name. */
  eraseFor(tx: Tx, personId: string, how: 'erase' | 'anonymise', now: Date): Promise<void>;
};

export type ExportedThing = {
  kind: string;
  id: string;
  at: Date;
  title: string;
  words: string;
  /** The ids of its pictures, whose bytes go along. */
  pictures?: readonly string[];
};
