import type { Words } from '../platform/i18n/index.ts';
import type { House } from './house.ts';
import type { Opening } from './opening.ts';
import type { Seen } from './seen.ts';
import type { Viewer } from './viewer.ts';

/** One line of a card: a thing, where it leads, and a few calm words about it. */
export type HomeLine = {
  title: string;
  href: string;
  /** The language the title is written in, where it is somebody's own. */
  lang?: string;
  line?: string;
};

/** What a module puts on the home page: few lines, each opened for this viewer, all in the viewer's words. */
export type HomeCard = {
  /** The few words above the lines that say why they are here. */
  title: string;
  /** A sentence of its own, where one says more than a line each. */
  words?: string;
  lines: readonly HomeLine[];
  /** The way to the rest of them. */
  more?: { label: string; href: string };
};

/**
 * A part of the home page: what it asks of the database, and the card it makes of the answer. The questions of all parts
 * leave as one statement, so each brings few rows, and dates come as text.
 */
export type HomePart<Row = unknown> = {
  name: string;
  /** Lower comes first: what waits for me 10, where I was 20, my boards 30. */
  order: number;
  /** Also called for somebody who is not signed in. Null when there is nothing to ask. */
  asks(viewer: Viewer): Opening<Row, { now: Date }> | null;
  /** Null when there is nothing to say. */
  card(visit: { house: House; viewer: Viewer; words: Words }, found: readonly Seen<Row>[]): HomeCard | null | Promise<HomeCard | null>;
};
