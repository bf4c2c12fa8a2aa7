import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db/index.ts';
import type { Language } from '../platform/i18n/index.ts';
import type { Disk } from '../platform/disk.ts';
import type { Redraw, Resumable, Storage } from '../platform/files/index.ts';
import type { Ids } from '../platform/ids.ts';
import type { Jobs } from '../platform/jobs/index.ts';
import type { Live } from '../platform/live/index.ts';
import type { Log } from '../platform/log.ts';
import type { Mail } from '../platform/mail/index.ts';
import type { ContentKind } from './content.ts';
import type { HomePart } from './home-part.ts';
import type { KeepPart } from './keep-part.ts';

/**
 * `read`: shown, and listed for staff; those with a link in them are held. `held`: shown once staff have read them. New is
 * whoever has fewer than `most` posts shown, or is here for fewer than `days`. Staff mean to read them within `hours`.
 */
export type FirstPosts = { how: 'off' | 'read' | 'held'; most: number; days: number; hours: number };

/** What the operator decided about the community; read often, changed seldom. */
export type Community = {
  name: string;
  /** Its word for its members, or empty. */
  memberWord: string;
  languages: Language[];
  joining: 'open' | 'invitation' | 'approval';
  minimumAge: number;
  /** ISO 3166 code whose helplines come first, or empty. */
  country: string;
  contactName: string;
  contactWords: string;
  relationWaitHours: number;
  mailFrom: string;
  setUpStep: string;
  setUp: boolean;
  /** Whether staff read the first posts of somebody new, and until when somebody is. */
  firstPosts: FirstPosts;
  /** How long whoever lost their second step waits, in hours. */
  wayBackHours: number;
  /** After how many hours a conversation without a reply waits. */
  replyHours: number;
  /** Versions of the house texts that hold now; 0 is none yet. */
  texts: { rules: number; privacy: number };
};

/** What every handler is handed: the parts of the running program, each replaceable in a test. */
export type House = {
  config: Config;
  db: Db;
  clock: Clock;
  ids: Ids;
  log: Log;
  jobs: Jobs;
  mail: Mail;
  live: Live;
  disk: Disk;
  /** Where pictures lie, and how they are made ours before they go there. */
  files: Storage;
  redraw: Redraw;
  /** Pictures on their way that may be cut and go on. */
  coming: Resumable;
  /** Every registered content kind by its name. */
  kinds: ReadonlyMap<string, ContentKind>;
  /** What stands on the home page, in its order. */
  homeParts: readonly HomePart[];
  /** What stands on the page of a place's staff, in its order. */
  keepParts: readonly KeepPart[];
  community(): Community;
};
