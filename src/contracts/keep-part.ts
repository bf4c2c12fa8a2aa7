import type { Reads } from '../platform/db/index.ts';
import type { Words } from '../platform/i18n/index.ts';
import type { Opening } from './opening.ts';
import type { Seen } from './seen.ts';
import type { Viewer } from './viewer.ts';

/** One thing that waits for the staff of a place, or that they decided lately. */
export type KeepLine = {
  title: string;
  href: string;
  /** The language the title is written in, where it is somebody's own. */
  lang?: string;
  /** Small lines: who, since when, why. */
  lines: readonly string[];
  /** Something to say at once, without a page of its own. */
  button?: { action: string; label: string };
};

export type KeepCard = {
  title: string;
  /** Said before the lines. */
  lead?: string;
  /** What stands there when there is nothing; without it the card is left out then. */
  none?: string;
  lines: readonly KeepLine[];
  more?: { label: string; href: string };
};

/** How much waits at one place, since when, and how much of it for longer than somebody was told. */
export type Waits = { place_id: number; n: number; since: string; late?: number };

/**
 * A part of the page on which staff look after one place: what it asks, and the lines it makes of the answer. The
 * questions of all parts leave as one statement, so dates come as text.
 */
export type KeepPart<Row = unknown> = {
  name: string;
  /** Lower comes first: what waits longest and hurts most. */
  order: number;
  /** How much of it waits at each place this viewer looks after. Numbers only: moderators of the community ask it of all. */
  counts?: Opening<Waits, object>;
  /** What waits so long that whoever looks after the community was told, each thing: where, and since when. Nothing of what it is. */
  raised?(db: Reads): Promise<{ placeId: number; since: Date }[]>;
  asks: Opening<Row, { place: number; now: Date }>;
  card(visit: { viewer: Viewer; words: Words; slug: string }, found: readonly Seen<Row>[]): KeepCard;
};
